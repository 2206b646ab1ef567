#include "document/escapes.h"

#include <algorithm>

#include "document/ascii.h"

namespace unstigma::document {
namespace {

/// The value of up to `size` hexadecimal digits at `at`; `size` becomes how many there are.
std::uint32_t hex(std::string_view text, std::size_t at, std::size_t& size) {
  std::uint32_t value = 0;
  std::size_t i = 0;
  for (; i < size && at + i < text.size(); ++i) {
    const char c = text[at + i];
    if (ascii::digit(c)) value = value * 16 + static_cast<std::uint32_t>(c - '0');
    else if (c >= 'a' && c <= 'f') value = value * 16 + static_cast<std::uint32_t>(c - 'a') + 10;
    else if (c >= 'A' && c <= 'F') value = value * 16 + static_cast<std::uint32_t>(c - 'A') + 10;
    else break;
  }
  size = i;
  return value;
}

/// The code point that the escape at `at` (\u00e9) stands for; `at` becomes its end.
std::uint32_t code_point(std::string_view source, std::size_t& at, std::size_t digits) {
  std::size_t size = digits;
  std::uint32_t code = hex(source, at + 2, size);
  at += 2 + size;
  if (size < digits) code = 0xFFFD;
  if (code >= 0xD800 && code < 0xDC00 && source.substr(at, 2) == "\\u") {  // half of a pair
    std::size_t low_size = 4;
    const std::uint32_t low = hex(source, at + 2, low_size);
    if (low_size == 4 && low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
      at += 6;
    }
  }
  return code;
}

/// One string on its way into a Value.
class String {
 public:
  String(std::string_view source, std::size_t end, Escapes escapes, Value& value)
      : source_(source.substr(0, end)), escapes_(escapes), value_(value) {}

  void read(std::size_t at) {
    while (at < source_.size()) {
      // The library looks for one character many bytes at a time, for one of several byte by byte.
      const std::size_t stop =
          std::min(escapes_ == Escapes::yaml ? source_.find_first_of("\\\n", at) : source_.find('\\', at),
                   source_.size());
      if (stop > at) value_.literal(at, stop);
      at = stop;
      if (at < source_.size()) at = source_[at] == '\n' ? fold(at) : escape(at);
    }
  }

 private:
  /// A line break in a YAML string is a space, an empty line parts paragraphs.
  std::size_t fold(std::size_t at) {
    const std::size_t begin = at;
    std::size_t breaks = 0;
    while (at < source_.size() && ascii::space(source_[at])) breaks += source_[at++] == '\n' ? 1U : 0U;
    if (breaks == 1) value_.folded(begin);
    for (int i = 0; breaks > 1 && i < 2; ++i) value_.made("\n", begin, at);
    return at;
  }

  std::size_t escape(std::size_t at) {
    if (at + 1 >= source_.size()) return source_.size();
    const char c = source_[at + 1];
    if (c == 'u' || c == 'U' || c == 'x') return number(at, c == 'u' ? 4 : c == 'U' ? 8 : 2);
    if (ascii::space(c) && escapes_ != Escapes::json) {  // a line break that is not there
      std::size_t end = at + 1;
      while (end < source_.size() && ascii::space(source_[end])) ++end;
      return end;
    }
    constexpr std::string_view names = "nrtbfv0aeN_LP";
    const std::size_t found = names.find(c);
    constexpr std::string_view breaks = "\n\r\t";
    if (found < 3) value_.made(breaks.substr(found, 1), at, at + 2);
    else if (found != std::string_view::npos && (escapes_ == Escapes::yaml || found < 5))
      value_.made(" ", at, at + 2);
    else value_.made(source_.substr(at + 1, 1), at, at + 2);
    return at + 2;
  }

  std::size_t number(std::size_t at, std::size_t digits) {
    std::size_t end = at;
    const std::uint32_t code = code_point(source_, end, digits);
    const bool space = code < 0x20 || code == 0x85;
    value_.made(code == '\n' ? std::string("\n") : space ? std::string(" ") : utf8_of(code), at, end);
    return end;
  }

  std::string_view source_;
  Escapes escapes_;
  Value& value_;
};

}  // namespace

std::string utf8_of(std::uint32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  std::string out;
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | (code >> shift & 0x3FU)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | code >> 6U);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | code >> 12U);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | code >> 18U);
    tail(12);
    tail(6);
    tail(0);
  }
  return out;
}

std::string unescaped_json(std::string_view string) {
  std::string out;
  for (std::size_t at = 0; at < string.size();) {
    const std::size_t stop = std::min(string.find('\\', at), string.size());
    out += string.substr(at, stop - at);
    at = stop;
    if (at + 1 >= string.size()) break;
    constexpr std::string_view names = "nrtbf";
    const std::size_t name = names.find(string[at + 1]);
    if (string[at + 1] == 'u') {
      out += utf8_of(code_point(string, at, 4));
      continue;
    }
    out += name == std::string_view::npos ? string[at + 1] : "\n\r\t\b\f"[name];
    at += 2;
  }
  return out;
}

void read_escaped(std::string_view source, std::size_t begin, std::size_t end, Escapes escapes,
                  Value& value) {
  value.is_written(Escaping::quoted);
  String(source, end, escapes, value).read(begin);
}

}  // namespace unstigma::document
