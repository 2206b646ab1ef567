#include "text/width.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

#include "text/shortcut.h"

namespace unstigma::text {
namespace {

struct BreakCloser {
  void operator()(UBreakIterator* it) const { ubrk_close(it); }
};
struct TextCloser {
  void operator()(UText* text) const { utext_close(text); }
};

std::size_t character_width(UChar32 c) {
  if (c < 0x20 || c == 0x7F) return 0;
  const int category = u_charType(c);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// The width of what a reader sees as one character: that of its widest part; two with an emoji selector.
std::size_t cluster_width(std::string_view cluster) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(cluster.data());
  const auto length = static_cast<std::int32_t>(cluster.size());
  std::size_t width = 0;
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    width = std::max(width, c == 0xFE0F ? std::size_t{2} : character_width(c));
  }
  return width;
}

/// Calls `each(end, width)` for every cluster until it returns false.
template <class Each>
void each_cluster(std::string_view utf8, const Each& each) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBreakIterator, BreakCloser> it(ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &status));
  const std::unique_ptr<UText, TextCloser> text(
      utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status));
  if (U_FAILURE(status)) return;
  ubrk_setUText(it.get(), text.get(), &status);
  std::size_t begin = 0;
  for (std::int32_t end = ubrk_next(it.get()); end != UBRK_DONE; end = ubrk_next(it.get())) {
    const auto stop = static_cast<std::size_t>(end);
    if (!each(stop, cluster_width(utf8.substr(begin, stop - begin)))) return;
    begin = stop;
  }
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  if (is_ascii(utf8)) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c != 0x7F; }));
  }
  std::size_t width = 0;
  each_cluster(utf8, [&](std::size_t, std::size_t w) {
    width += w;
    return true;
  });
  return width;
}

std::size_t fitting(std::string_view utf8, std::size_t columns) {
  if (is_ascii(utf8)) return std::min(utf8.size(), columns);
  std::size_t size = 0;
  std::size_t width = 0;
  each_cluster(utf8, [&](std::size_t end, std::size_t w) {
    width += w;
    if (width > columns) return false;
    size = end;
    return true;
  });
  return size;
}

}  // namespace unstigma::text
