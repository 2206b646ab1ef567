#include "document/mask.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/masks.h"

namespace unstigma::document {
namespace {

bool space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool ends_address(char c) {
  return space(c) || c == '<' || c == '>' || c == '"' || c == '`';
}
bool trailing(char c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' || c == ']' ||
         c == '\'' || c == '*' || c == '_';
}
bool mailbox(char c) {
  return alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

/// The end of an address that begins at or before `at`.
std::size_t address_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !ends_address(text[end])) ++end;
  while (end > at && trailing(text[end - 1])) --end;
  return end;
}

/// The address around the mark ("://", "www." or "@") at `at`; empty when there is none.
TextRange address_at(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  std::size_t end = at;
  if (text[at] == '@') {
    while (begin > 0 && mailbox(text[begin - 1])) --begin;
    end = at + 1;
    while (end < text.size() && (mailbox(text[end]))) ++end;
    while (end > at + 1 && trailing(text[end - 1])) --end;
    const bool handle = begin == at && (at == 0 || space(text[at - 1]) || text[at - 1] == '(');
    const bool mail = begin < at && text.substr(at, end - at).find('.') != std::string_view::npos;
    if (end == at + 1 || (!handle && !mail)) return {};
  } else if (text[at] == ':') {
    while (begin > 0 && alnum(text[begin - 1])) --begin;
    if (begin == at) return {};
    end = address_end(text, at + 3);
  } else {
    if (at > 0 && alnum(text[at - 1])) return {};
    end = address_end(text, at);
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// "@", "//" and "ww": no address is without one of them.
struct AddressMark {
  static constexpr std::size_t reach = 1;
  template <class Lane>
  [[gnu::always_inline]] static Lane of(const char* at) {
    const Lane bytes = base::load<Lane>(at);
    const Lane twins = base::same(bytes, base::load<Lane>(at + 1));
    const Lane doubled = base::both(twins, base::either(base::equal(bytes, 'w'), base::equal(bytes, '/')));
    return base::either(doubled, base::equal(bytes, '@'));
  }
};

UNSTIGMA_FOR_WIDE
bool may_hold_address_wide(std::string_view text) {
  return base::any<AddressMark, base::WideBytes>(text);
}

bool may_hold_address(std::string_view text) {
  if (text.empty()) return false;
  const bool before =
      base::is_wide() ? may_hold_address_wide(text) : base::any<AddressMark, base::Bytes>(text);
  return before || text.back() == '@';  // the last byte has no twin, and was not asked
}

}  // namespace

void mask(Passage& passage, const std::vector<TextRange>& ranges, std::string_view with) {
  if (ranges.empty()) return;
  std::vector<std::uint32_t> begins;  // of the ranges in the new text
  std::string text;
  text::SourceMap map;
  std::uint32_t at = 0;
  for (const TextRange& range : ranges) {
    text += std::string_view(passage.text).substr(at, range.begin - at);
    map.append(passage.map.part(at, range.begin));
    begins.push_back(static_cast<std::uint32_t>(text.size()));
    if (!with.empty()) {
      const std::uint64_t source = passage.map.begin(range.begin);
      text += with;
      map.add_opaque(with.size(), source, passage.map.end(range.end) - source);
    }
    at = range.end;
  }
  text += std::string_view(passage.text).substr(at);
  map.append(passage.map.part(at, passage.text.size()));
  // Where a place of the old text stands in the new one.
  const auto moved = [&](std::uint32_t place) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), place,
                                        [](std::uint32_t p, const TextRange& r) { return p < r.begin; });
    if (after == ranges.begin()) return place;
    const TextRange& last = *std::prev(after);
    const std::uint32_t begin = begins[static_cast<std::size_t>(std::prev(after) - ranges.begin())];
    if (place < last.end) return begin;
    return begin + static_cast<std::uint32_t>(with.size()) + (place - last.end);
  };
  for (TextRange& range : passage.emphasis) range = {moved(range.begin), moved(range.end)};
  passage.text = std::move(text);
  passage.map = std::move(map);
}

void mask_addresses(Passage& passage) {
  const std::string_view text = passage.text;
  if (!may_hold_address(text)) return;
  std::vector<TextRange> ranges;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool mark = text[at] == '@' || text.substr(at, 3) == "://" || text.substr(at, 4) == "www.";
    if (!mark) continue;
    TextRange range = address_at(text, at);
    if (range.end <= range.begin) continue;
    if (!ranges.empty() && range.begin < ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
      ranges.push_back(range);
    }
    at = std::max<std::size_t>(at, ranges.back().end - 1);
  }
  if (!ranges.empty()) {
    passage.whole = passage.text;
    passage.whole_map = passage.map;
  }
  mask(passage, ranges);
}

}  // namespace unstigma::document
