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

/// True when none of the words that the pattern needs is there.
bool Patterns::lacks_words(const PatternRow& pattern, const Stretch& stretch) const {
  if (pattern.needs.count == 0) return false;
  const auto needs = program_.rows<std::uint32_t>(Table::node_words, pattern.needs);
  for (std::uint32_t i = stretch.range.first; i < stretch.range.last; ++i) {
    const std::uint32_t id = stretch.tags[i].id;
    if ((pattern.seen >> (id & 63U) & 1U) != 0 && std::binary_search(needs.begin(), needs.end(), id))
      return false;
  }
  return true;
}

bool Patterns::matches(std::uint32_t index, const Stretch& stretch) const {
  if (reference_ != nullptr) return reference_->matches(index, stretch);
  const PatternRow& pattern = program_.patterns()[index];
  if (lacks_words(pattern, stretch)) return false;
  const NodeMatcher matcher(program_, stretch);
  const auto [first, last] = stretch.range;
  if (pattern.anchoring == Anchoring::after) return matcher.ends(pattern.node, first) != 0;
  const bool before = pattern.anchoring == Anchoring::before;
  for (std::uint32_t at = before && last - first > pattern.longest ? last - pattern.longest : first;
       at <= last; ++at) {
    const std::uint64_t ends = matcher.ends(pattern.node, at);
    if (before ? (ends >> (last - at) & 1U) != 0 : ends != 0) return true;
  }
  return false;
}

Hit Patterns::search(std::uint32_t index, const Stretch& stretch, std::uint32_t from,
                     std::vector<Hit>& captures) const {
  captures.clear();
  if (reference_ != nullptr) return reference_->search(index, stretch, from, captures);
  const PatternRow& pattern = program_.patterns()[index];
  const NodeMatcher matcher(program_, stretch);
  for (std::uint32_t at = from; at <= stretch.range.last; ++at) {
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
