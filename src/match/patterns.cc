#include "match/patterns.h"

#include <algorithm>

namespace unstigma::match {
namespace {

/// The ends behind which a phrase may end: no hyphen ties the next word to it.
std::uint64_t untied(std::uint64_t ends, std::uint32_t at, const Stretch& stretch) {
  std::uint64_t left = ends;
  for (std::uint64_t rest = ends; rest != 0; rest &= rest - 1) {
    const std::uint32_t end = at + static_cast<std::uint32_t>(__builtin_ctzll(rest));
    if (end < stretch.range.last && stretch.tokens->tokens[end].hyphen()) left &= ~(rest & -rest);
  }
  return left;
}

}  // namespace

Patterns::Patterns(Program program, std::uint32_t index, bool by_reference)
    : program_(std::move(program)), index_(index) {
  for (const SetRow& row : program_.table<SetRow>(Table::sets))
    set_nodes_.emplace(program_.text(row.name), row.node);
  if (by_reference) reference_ = std::make_unique<Reference>(program_);
}

/// Calls visit(at, ends) for every start where the pattern matches, in order; stops and returns true when it
/// does. Where the pattern needs words, only around these is anything tried.
template <class Visit>
bool Patterns::any_start(const PatternRow& pattern, const Stretch& stretch, TokenRange starts,
                         const Visit& visit) const {
  const NodeMatcher matcher(program_, stretch);
  const auto tried = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t at = from; at < to; ++at) {
      const std::uint64_t ends = matcher.ends(pattern.node, at);
      if (ends != 0 && visit(at, ends)) return true;
    }
    return false;
  };
  if (pattern.needs.count == 0) return tried(starts.first, starts.last);
  const std::uint32_t last = std::min(stretch.range.last, starts.last + pattern.longest);
  std::uint32_t next = starts.first;
  for (std::uint32_t i = starts.first; i < last; ++i) {
    const std::uint32_t id = stretch.tags[i].id;
    if ((pattern.seen >> (id & 63U) & 1U) == 0 || !program_.needs_word(pattern, id)) continue;
    if (i >= pattern.longest) next = std::max(next, i + 1 - pattern.longest);
    const std::uint32_t behind = std::min(i + 1, starts.last);
    if (next < behind && tried(next, behind)) return true;
    next = std::max(next, behind);
  }
  return false;
}

bool Patterns::matches(std::uint32_t index, const Stretch& stretch) const {
  if (reference_ != nullptr) return reference_->matches(index, stretch);
  const PatternRow& pattern = program_.patterns()[index];
  const auto [first, last] = stretch.range;
  const auto any = [](std::uint32_t, std::uint64_t) { return true; };
  if (pattern.anchoring == Anchoring::after) return any_start(pattern, stretch, {first, first + 1}, any);
  if (pattern.anchoring != Anchoring::before) return any_start(pattern, stretch, {first, last + 1}, any);
  const std::uint32_t from = last - first > pattern.longest ? last - pattern.longest : first;
  return any_start(pattern, stretch, {from, last + 1}, [last = last](std::uint32_t at, std::uint64_t ends) {
    return (ends >> (last - at) & 1U) != 0;
  });
}

/// Notes the sightings that begin in `starts` and whatever lies between them and what is known.
void Patterns::note(const PatternRow& pattern, const Stretch& sentence, TokenRange starts,
                    Sightings::Guard& guard) const {
  constexpr std::uint32_t step = 256;  // tokens; not a few at a time
  const std::uint32_t end = sentence.range.last + 1;
  constexpr std::size_t most = 1024;  // sightings: a file may be one sentence, and guards are many
  TokenRange& known = guard.known;
  if (known.first <= starts.first && starts.last <= known.last) return;
  if (guard.noted.size() > most) {
    known = {};
    guard.noted.clear();
  }
  if (known.first == known.last) known = {starts.first, starts.first};
  const auto look = [&](TokenRange range, std::vector<Sightings::Sighting>& out) {
    any_start(pattern, sentence, range, [&](std::uint32_t at, std::uint64_t ends) {
      out.push_back({at, ends});
      return false;
    });
  };
  if (starts.first < known.first) {
    const std::uint32_t first =
        std::max(sentence.range.first, std::min(starts.first, std::max(known.first, step) - step));
    std::vector<Sightings::Sighting> before;
    look({first, known.first}, before);
    guard.noted.insert(guard.noted.begin(), before.begin(), before.end());
    known.first = first;
  }
  if (starts.last > known.last) {
    const std::uint32_t last = std::min(end, std::max(starts.last, known.last + step));
    look({known.last, last}, guard.noted);
    known.last = last;
  }
}

bool Patterns::matches(std::uint32_t index, const Stretch& stretch, TokenRange sentence,
                       Sightings& sightings) const {
  constexpr std::uint32_t seldom = 2;
  const PatternRow& pattern = program_.patterns()[index];
  if (reference_ != nullptr) return matches(index, stretch);
  const Stretch whole{stretch.tokens, stretch.tags, sentence};
  if (!sightings.may_match(index, program_, index_, whole)) return false;
  if (pattern.anchoring == Anchoring::after || !sightings.often(index_)) return matches(index, stretch);
  Sightings::Guard& guard = sightings.of(index_, index, sentence);
  if (++guard.asked <= seldom) return matches(index, stretch);
  const auto [first, last] = stretch.range;
  const bool before = pattern.anchoring == Anchoring::before;
  const std::uint32_t near = last - first > pattern.longest ? last - pattern.longest : first;
  const std::uint32_t from = before ? near : first;
  // Of the ends up to `last` any, or that one.
  const auto counts = [before, last = last](std::uint32_t at, std::uint64_t ends) {
    const std::uint32_t more = std::min<std::uint32_t>(last - at, 63);
    return before ? (ends >> more & 1U) != 0 : ends << (63 - more) != 0;
  };
  note(pattern, whole, {from, last + 1}, guard);
  const auto begin =
      std::lower_bound(guard.noted.begin(), guard.noted.end(), from,
                       [](const Sightings::Sighting& s, std::uint32_t at) { return s.at < at; });
  for (auto seen = begin; seen != guard.noted.end() && seen->at <= last; ++seen) {
    if (counts(seen->at, seen->ends)) return true;
  }
  // What was noted knows the bounds of the sentence, not those of the stretch.
  const bool at_start = (pattern.bounded & starts_bounded) != 0 && first > sentence.first;
  const bool at_end = (pattern.bounded & ends_bounded) != 0 && last < sentence.last;
  return (at_start && any_start(pattern, stretch, {first, first + 1}, counts)) ||
         (at_end && any_start(pattern, stretch, {near, last + 1}, counts));
}

Hit Patterns::search(std::uint32_t index, const Stretch& stretch, TokenRange starts,
                     std::vector<Hit>& captures) const {
  captures.clear();
  if (reference_ != nullptr) return reference_->search(index, stretch, starts.first, captures);
  const PatternRow& pattern = program_.patterns()[index];
  const NodeMatcher matcher(program_, stretch);
  for (std::uint32_t at = starts.first; at < starts.last; ++at) {
    const std::uint64_t ends = untied(matcher.ends(pattern.node, at), at, stretch);
    if (ends == 0) continue;
    const std::uint32_t end = at + 63 - static_cast<std::uint32_t>(__builtin_clzll(ends));
    if (pattern.captures > 0) matcher.capture(pattern.node, at, end, captures);
    return {true, {at, end}};
  }
  return {};
}

bool Patterns::begins_with(std::string_view name, const Stretch& stretch) const {
  if (reference_ != nullptr) return reference_->begins_with(name, stretch);
  const auto found = set_nodes_.find(name);
  return found != set_nodes_.end() &&
         NodeMatcher(program_, stretch).ends(found->second, stretch.range.first) != 0;
}

}  // namespace unstigma::match
