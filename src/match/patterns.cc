#include "match/patterns.h"

#include <re2/re2.h>

#include <algorithm>
#include <cassert>

#include "match/pattern.h"

namespace unstigma::match {
namespace {

/// Canonical text is matched byte by byte: its words are compared as they are, so UTF-8 needs no decoding.
RE2::Options options() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_longest_match(true);
  options.set_log_errors(false);
  options.set_never_nl(false);
  return options;
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

bool joint(char c) {
  return c >= '\x01' && c <= '\x05';
}

constexpr std::size_t most_groups = 24;

/// True when a phrase may end before `at`: no hyphen ties the next word to it.
bool may_end(std::string_view text, std::size_t at) {
  return at == text.size() || text[at] == '\x01' || text[at] == '\x03' || text[at] == '\x05';
}

/// True when a character of a literal, see literals(), stands for one of canonical text.
bool fits(char literal, char c) {
  if (literal == any_joint) return joint(c) && c != mark_joint;
  return literal == clitic_joint ? c == any_joint : c == literal;
}

/// True when the literal stands at `at`.
bool stands_at(std::string_view literal, std::string_view text, std::size_t at) {
  if (at + literal.size() > text.size() || !may_end(text, at + literal.size())) return false;
  return std::equal(literal.begin(), literal.end(), text.begin() + static_cast<std::ptrdiff_t>(at), fits);
}

/// The first place from `from` on where the literal stands; npos if none.
std::size_t find_literal(std::string_view literal, std::string_view text, std::size_t from) {
  std::size_t first = 1;  // the end of its first token
  while (first < literal.size() && !joint(literal[first])) ++first;
  const std::string_view token = literal.substr(1, first - 1);
  for (std::size_t at = text.find(token, from + 1); at != std::string_view::npos;
       at = text.find(token, at + 1)) {
    if (stands_at(literal, text, at - 1)) return at - 1;
  }
  return std::string_view::npos;
}

/// The first token of canonical text: what stands between two joints.
std::string_view first_word(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && joint(text[begin])) ++begin;
  std::size_t end = begin;
  while (end < text.size() && !joint(text[end])) ++end;
  return text.substr(begin, end - begin);
}

}  // namespace

Patterns::Patterns(Program program) : program_(std::move(program)), compiled_(program_.patterns().size) {
  for (const SetRow& row : program_.table<SetRow>(Table::sets)) {
    sets_.emplace(program_.text(row.name), &row);
  }
}

Patterns::~Patterns() = default;

std::string Patterns::expand(std::string_view source) const {
  std::string out;
  while (!source.empty()) {
    const std::size_t mark = source.find('\x0E');
    out += source.substr(0, mark);
    if (mark == std::string_view::npos) break;
    const std::size_t close = source.find('\x0F', mark);
    const auto set = sets_.find(source.substr(mark + 1, close - mark - 1));
    if (set != sets_.end()) out += expand(program_.text(set->second->pattern));
    source.remove_prefix(close + 1);
  }
  return out;
}

const re2::RE2& Patterns::compiled(std::uint32_t index) const {
  const re2::RE2* ready = compiled_[index].load(std::memory_order_acquire);
  if (ready != nullptr) return *ready;
  const std::lock_guard<std::mutex> lock(mutex_);
  ready = compiled_[index].load(std::memory_order_relaxed);
  if (ready != nullptr) return *ready;
  auto made = std::make_unique<re2::RE2>(expand(program_.text(program_.patterns()[index].source)), options());
  assert(made->ok());
  ready = made.get();
  owned_.push_back(std::move(made));
  compiled_[index].store(ready, std::memory_order_release);
  return *ready;
}

/// True when one of the words has one of these hashes.
bool Patterns::may_match(Rows telling_words, std::uint64_t seen, Telling telling, WordRuns runs) const {
  if (runs.first == runs.last) return false;
  const auto words = program_.rows<std::uint32_t>(Table::words, telling_words);
  const auto known = [&](const WordRun& run) {
    return (seen >> (run.hash & 63U) & 1U) != 0 && std::binary_search(words.begin(), words.end(), run.hash);
  };
  if (telling == Telling::last) return known(*(runs.last - 1));
  if (telling == Telling::first) return known(*runs.first);
  return std::any_of(runs.first, runs.last, known);
}

/// True when one of the plain words is the first, the last or any token of the text.
bool Patterns::matches_word(const PatternRow& pattern, std::string_view text, WordRuns runs) const {
  if (pattern.plain.count == 0 || !may_match(pattern.plain_words, pattern.plain_seen, pattern.where, runs))
    return false;
  const auto plain_at = [&](std::size_t begin) {  // of its joint
    return text[begin] != mark_joint && holds_word(pattern.plain, first_word(text.substr(begin)));
  };
  if (pattern.where == Telling::first) return plain_at(0);
  bool found = false;
  for (std::size_t i = text.size(); i-- > 0 && !found;) {
    if (!joint(text[i])) continue;
    found = plain_at(i);
    if (pattern.where == Telling::last) break;
  }
  return found;
}

bool Patterns::matches(std::uint32_t index, std::string_view text, WordRuns runs) const {
  const PatternRow& pattern = program_.patterns()[index];
  if (matches_word(pattern, text, runs)) return true;
  if (pattern.source.size == 0) return false;
  // Looks at single words before RE2 looks at all: most guards speak of words that are not there.
  if (pattern.words.count > 0 && !may_match(pattern.words, pattern.seen, pattern.telling, runs)) return false;
  return compiled(index).Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool Patterns::search_literals(std::uint32_t index, std::string_view text, std::size_t from,
                               std::vector<Hit>& groups) const {
  Hit best;
  for (const Text row : program_.rows<Text>(Table::texts, program_.patterns()[index].literals)) {
    const std::string_view literal = program_.text(row);
    const std::size_t at = find_literal(literal, text, from);
    if (at == std::string_view::npos || (best.found && at > best.begin)) continue;
    const std::size_t end = at + literal.size();
    if (!best.found || at < best.begin || end > best.end) best = {true, at, end};
  }
  if (best.found) groups.push_back(best);
  return best.found;
}

bool Patterns::search(std::uint32_t index, std::string_view text, std::size_t from,
                      std::vector<Hit>& groups) const {
  groups.clear();
  if (program_.patterns()[index].literals.count > 0) return search_literals(index, text, from, groups);
  const re2::RE2& pattern = compiled(index);
  std::array<re2::StringPiece, most_groups> found;
  if (pattern.NumberOfCapturingGroups() == 1) {
    // No captures but the phrase itself: RE2 is much quicker when nothing but the whole match is asked for.
    if (!pattern.Match(piece(text), from, text.size(), RE2::UNANCHORED, found.data(), 1)) return false;
    Hit hit{true, static_cast<std::size_t>(found[0].data() - text.data()), 0};
    hit.end = hit.begin + found[0].size();
    if (joint(text[hit.end - 1])) --hit.end;  // of the token behind
    groups.push_back(hit);
    return true;
  }
  const int count = std::min<int>(pattern.NumberOfCapturingGroups() + 1, static_cast<int>(most_groups));
  if (!pattern.Match(piece(text), from, text.size(), RE2::UNANCHORED, found.data(), count)) return false;
  for (int i = 1; i < count; ++i) {
    const re2::StringPiece& group = found[static_cast<std::size_t>(i)];
    Hit hit;
    hit.found = group.data() != nullptr;
    if (hit.found) {
      hit.begin = static_cast<std::size_t>(group.data() - text.data());
      hit.end = hit.begin + group.size();
    }
    groups.push_back(hit);
  }
  return true;
}

bool Patterns::holds_word(Rows plain, std::string_view word) const {
  const auto texts = program_.rows<Text>(Table::texts, plain);
  const auto found =
      std::lower_bound(texts.begin(), texts.end(), word,
                       [&](Text text, std::string_view value) { return program_.text(text) < value; });
  return found != texts.end() && program_.text(*found) == word;
}

bool Patterns::begins_with(std::string_view name, std::string_view text, WordRuns runs) const {
  const auto found = sets_.find(name);
  if (found == sets_.end()) return false;
  const SetRow& set = *found->second;
  if (holds_word(set.plain, first_word(text))) return true;
  if (set.others.size == 0) return false;
  if (set.words.count > 0 && !may_match(set.words, ~std::uint64_t{0}, Telling::first, runs)) return false;
  const re2::RE2* pattern = nullptr;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::unique_ptr<re2::RE2>& made = starters_[std::string(name)];
    if (!made) {
      const std::string body = expand(program_.text(set.others));
      made = std::make_unique<re2::RE2>("\\A(?:" + body + ")(?:[\\x01-\\x05]|\\z)", options());
    }
    pattern = made.get();
  }
  return pattern->Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

}  // namespace unstigma::match
