#include "match/reference.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cassert>

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

/// The tokens of a group that was found in a stretch's text. A group may begin behind a joint.
Hit hit_of(const re2::StringPiece& group, std::string_view text, const Stretch& stretch) {
  if (group.data() == nullptr) return {};
  const auto& tokens = stretch.tokens->tokens;
  const std::uint32_t base = text.empty() ? 0 : tokens[stretch.range.first].canonical_begin;
  const auto at = [&](std::size_t byte) {
    const auto found =
        std::lower_bound(tokens.begin() + stretch.range.first, tokens.begin() + stretch.range.last,
                         base + byte, [](const text::Token& token, std::size_t value) {
                           return token.canonical_begin + std::size_t{1} < value;
                         });
    return static_cast<std::uint32_t>(found - tokens.begin());
  };
  const auto begin = static_cast<std::size_t>(group.data() - text.data());
  return {true, {at(begin), at(begin + group.size())}};
}

}  // namespace

Reference::Reference(Program program) : program_(std::move(program)) {
  for (const SetRow& row : program_.table<SetRow>(Table::sets))
    sets_.emplace(program_.text(row.name), program_.text(row.pattern));
}

Reference::~Reference() = default;

std::string Reference::expand(std::string_view source) const {
  std::string out;
  while (!source.empty()) {
    const std::size_t mark = source.find('\x0E');
    out += source.substr(0, mark);
    if (mark == std::string_view::npos) break;
    const std::size_t close = source.find('\x0F', mark);
    const auto set = sets_.find(source.substr(mark + 1, close - mark - 1));
    if (set != sets_.end()) out += expand(set->second);
    source.remove_prefix(close + 1);
  }
  return out;
}

const re2::RE2& Reference::compiled(const std::string& source) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::unique_ptr<re2::RE2>& made = compiled_[source];
  if (!made) made = std::make_unique<re2::RE2>(expand(source), options());
  assert(made->ok());
  return *made;
}

bool Reference::matches(std::uint32_t pattern, const Stretch& stretch) const {
  const std::string_view text = stretch.text();
  const re2::RE2& re2 = compiled(std::string(program_.text(program_.patterns()[pattern].source)));
  return re2.Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

Hit Reference::search(std::uint32_t pattern, const Stretch& stretch, std::uint32_t from,
                      std::vector<Hit>& captures) const {
  constexpr int most_groups = 24;
  const std::string_view text = stretch.text();
  if (from >= stretch.range.last) return {};
  const auto& tokens = stretch.tokens->tokens;
  const std::size_t start = tokens[from].canonical_begin - tokens[stretch.range.first].canonical_begin;
  const re2::RE2& re2 = compiled(std::string(program_.text(program_.patterns()[pattern].source)));
  std::array<re2::StringPiece, most_groups> found;
  const int count = std::min(re2.NumberOfCapturingGroups() + 1, most_groups);
  if (!re2.Match(piece(text), start, text.size(), RE2::UNANCHORED, found.data(), count)) return {};
  for (int i = 2; i < count; ++i)
    captures.push_back(hit_of(found[static_cast<std::size_t>(i)], text, stretch));
  return hit_of(found[1], text, stretch);
}

bool Reference::begins_with(std::string_view name, const Stretch& stretch) const {
  const auto found = sets_.find(name);
  if (found == sets_.end()) return false;
  const std::string_view text = stretch.text();
  const re2::RE2& re2 = compiled("\\A(?:" + std::string(found->second) + ")(?:[\\x01-\\x05]|\\z)");
  return re2.Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

}  // namespace unstigma::match
