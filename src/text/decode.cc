#include "text/decode.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace unstigma::text {
namespace {

constexpr UChar32 replacement = 0xFFFD;

void append_utf8(UChar32 c, std::string& out) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<std::uint32_t>(c));
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

/// Reads the units of UTF-16 and UTF-32 in either byte order.
class Units {
 public:
  Units(std::string_view bytes, Encoding encoding)
      : bytes_(bytes),
        size_(encoding == Encoding::utf16le || encoding == Encoding::utf16be ? 2 : 4),
        little_(encoding == Encoding::utf16le || encoding == Encoding::utf32le) {}

  std::size_t size() const { return size_; }

  /// The unit at a byte; bytes that are cut off read as U+FFFD.
  std::uint32_t at(std::size_t i) const {
    if (i + size_ > bytes_.size()) return replacement;
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < size_; ++k) {
      const auto byte = static_cast<unsigned char>(bytes_[i + (little_ ? size_ - 1 - k : k)]);
      value = value << 8U | byte;
    }
    return value;
  }

 private:
  std::string_view bytes_;
  std::size_t size_;
  bool little_;
};

/// The character at a byte and how many bytes it has.
std::pair<UChar32, std::size_t> character(const Units& units, std::size_t i, std::size_t end) {
  const std::uint32_t unit = units.at(i);
  const std::size_t size = std::min(units.size(), end - i);
  if (units.size() == 2 && U16_IS_LEAD(unit) && i + 4 <= end && U16_IS_TRAIL(units.at(i + 2))) {
    return {static_cast<UChar32>(U16_GET_SUPPLEMENTARY(unit, units.at(i + 2))), 4};
  }
  const bool valid = unit <= 0x10FFFF && !U_IS_SURROGATE(unit);
  return {valid ? static_cast<UChar32>(unit) : replacement, size};
}

Decoded decode_units(std::string_view bytes, ByteOrderMark mark) {
  Decoded out;
  out.encoding = mark.encoding;
  const Units units(bytes, mark.encoding);
  for (std::size_t i = mark.length; i < bytes.size();) {
    const auto [c, size] = character(units, i, bytes.size());
    const std::size_t before = out.text.size();
    append_utf8(c, out.text);
    const std::size_t made = out.text.size() - before;
    if (made == 1 && size == units.size()) {
      out.map.add(1, i, size, static_cast<std::uint8_t>(units.size()));
    } else {
      out.map.add_opaque(made, i, size);
    }
    i += size;
  }
  return out;
}

void append_unit(std::uint32_t value, std::size_t size, bool little, std::string& out) {
  for (std::size_t k = 0; k < size; ++k) {
    const std::size_t shift = 8 * (little ? k : size - 1 - k);
    out += static_cast<char>(value >> shift & 0xFFU);
  }
}

}  // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) {
  const auto begins = [&](std::string_view head) { return bytes.substr(0, head.size()) == head; };
  using namespace std::string_view_literals;
  if (begins("\xFF\xFE\0\0"sv)) return {Encoding::utf32le, 4};
  if (begins("\0\0\xFE\xFF"sv)) return {Encoding::utf32be, 4};
  if (begins("\xFF\xFE"sv)) return {Encoding::utf16le, 2};
  if (begins("\xFE\xFF"sv)) return {Encoding::utf16be, 2};
  if (begins("\xEF\xBB\xBF"sv)) return {Encoding::utf8, 3};
  return {};
}

std::string_view binary_kind(std::string_view first_bytes) {
  struct Signature {
    std::string_view head;
    std::string_view kind;
  };
  using namespace std::string_view_literals;
  constexpr std::array<Signature, 14> signatures = {{{"PK\x03\x04"sv, "a ZIP archive or office document"},
                                                     {"PK\x05\x06"sv, "an empty ZIP archive"},
                                                     {"%PDF-"sv, "a PDF"},
                                                     {"\x89PNG"sv, "a PNG image"},
                                                     {"\xFF\xD8\xFF"sv, "a JPEG image"},
                                                     {"GIF8"sv, "a GIF image"},
                                                     {"\x7F"
                                                      "ELF"sv,
                                                      "a program"},
                                                     {"MZ\x90"sv, "a program"},
                                                     {"\x1F\x8B"sv, "a gzip archive"},
                                                     {"\xFD"
                                                      "7zXZ"sv,
                                                      "an xz archive"},
                                                     {"BZh"sv, "a bzip2 archive"},
                                                     {"7z\xBC\xAF"sv, "a 7-Zip archive"},
                                                     {"\xD0\xCF\x11\xE0"sv, "an old Office document"},
                                                     {"SQLite format 3"sv, "a database"}}};
  for (const Signature& signature : signatures) {
    if (first_bytes.substr(0, signature.head.size()) == signature.head) return signature.kind;
  }
  const bool wide = byte_order_mark(first_bytes).encoding != Encoding::utf8;
  if (!wide && first_bytes.find('\0') != std::string_view::npos) return "binary data";
  return {};
}

bool looks_binary(std::string_view first_bytes) {
  return !binary_kind(first_bytes).empty();
}

Decoded decode(std::string bytes) {
  const ByteOrderMark mark = byte_order_mark(bytes);
  if (mark.encoding != Encoding::utf8) return decode_units(bytes, mark);
  Decoded out;
  if (mark.length > 0) {
    bytes.erase(0, mark.length);
    out.map = SourceMap::shifted(mark.length);
  }
  out.text = std::move(bytes);
  return out;
}

std::string encode(std::string_view utf8, Encoding encoding) {
  if (encoding == Encoding::utf8) return std::string(utf8);
  const bool little = encoding == Encoding::utf16le || encoding == Encoding::utf32le;
  const std::size_t size = encoding == Encoding::utf16le || encoding == Encoding::utf16be ? 2 : 4;
  std::string out;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto length = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    if (size == 2 && c > 0xFFFF) {
      append_unit(static_cast<std::uint32_t>(U16_LEAD(c)), size, little, out);
      append_unit(static_cast<std::uint32_t>(U16_TRAIL(c)), size, little, out);
    } else {
      append_unit(static_cast<std::uint32_t>(c), size, little, out);
    }
  }
  return out;
}

}  // namespace unstigma::text
