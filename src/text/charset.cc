#include "text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

namespace unstigma::text {
namespace {

constexpr char16_t replacement = 0xFFFD;

struct Closer {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Closer>;

Converter open(const std::string& charset) {
  std::string name;
  for (const char c : charset) name += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  const bool western = name == "iso-8859-1" || name == "iso8859-1" || name == "latin1" || name == "latin-1" ||
                       name == "us-ascii" || name == "ascii";
  constexpr std::size_t longest = 60;
  if (name.empty() || name.size() > longest) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(western ? "windows-1252" : name.c_str(), &status));
  return U_FAILURE(status) != 0 ? nullptr : std::move(converter);
}

void append(UChar32 c, std::string& out) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<std::uint32_t>(c));
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

/// Takes UTF-16 units with the bytes they came from and makes UTF-8 of them.
class Units {
 public:
  Units(std::string_view bytes, Decoded& out) : bytes_(bytes), out_(out) {}

  /// A unit that came from the bytes at `from` on; where one ends, the next begins.
  void add(char16_t unit, std::size_t from) {
    if (lead_ != 0 && U16_IS_TRAIL(unit)) {
      code_ = static_cast<UChar32>(U16_GET_SUPPLEMENTARY(lead_, unit));
      lead_ = 0;
      return;
    }
    settle(from);
    from_ = from;
    pending_ = true;
    lead_ = U16_IS_LEAD(unit) ? unit : u'\0';
    code_ = U16_IS_SURROGATE(unit) ? replacement : unit;
  }

  /// Writes the last character down, whose bytes end at `to`.
  void settle(std::size_t to) {
    if (!pending_) return;
    to = std::max(to, from_);
    const std::size_t before = out_.text.size();
    append(code_, out_.text);
    const std::size_t made = out_.text.size() - before;
    if (made == 1 && to == from_ + 1 && bytes_[from_] == out_.text.back()) out_.map.add_literal(1, from_);
    else out_.map.add_opaque(made, from_, to - from_);
    pending_ = false;
  }

 private:
  std::string_view bytes_;
  Decoded& out_;
  std::size_t from_ = 0;
  UChar32 code_ = 0;
  char16_t lead_ = 0;
  bool pending_ = false;
};

}  // namespace

bool knows_charset(const std::string& name) {
  return open(name) != nullptr;
}

Result<Decoded> decode_as(std::string_view bytes, const std::string& charset) {
  const Converter converter = open(charset);
  if (converter == nullptr)
    return Error{Errc::unsupported, {}, "there is no encoding called '" + charset + "'"};
  Decoded out;
  out.charset = charset;
  out.map.add_literal(0, 0);  // an empty map would be the identity
  Units units(bytes, out);
  constexpr std::size_t batch = 16384;
  std::array<char16_t, batch> made{};
  std::array<std::int32_t, batch> offsets{};
  const char* source = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  std::size_t last = 0;
  for (UErrorCode status = U_BUFFER_OVERFLOW_ERROR; status == U_BUFFER_OVERFLOW_ERROR || source < end;) {
    const auto base = static_cast<std::size_t>(source - bytes.data());
    char16_t* target = made.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, made.data() + batch, &source, end, offsets.data(), 1, &status);
    const bool cut_off = U_FAILURE(status) != 0 && status != U_BUFFER_OVERFLOW_ERROR;
    for (std::size_t i = 0; i < static_cast<std::size_t>(target - made.data()); ++i) {
      if (offsets[i] >= 0) last = std::max(last, base + static_cast<std::size_t>(offsets[i]));
      // ICU writes SUBSTITUTE for what some encodings cannot say.
      const bool substitute = made[i] == 0x1A && last < bytes.size() && bytes[last] != '\x1A';
      units.add(substitute ? replacement : made[i], last);
    }
    if (!cut_off) continue;
    std::array<char, 16> rest{};
    auto size = static_cast<std::int8_t>(rest.size());
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), rest.data(), &size, &asked);
    units.add(replacement,
              bytes.size() - std::min<std::size_t>(bytes.size(), static_cast<std::size_t>(size)));
    break;
  }
  units.settle(bytes.size());
  return out;
}

std::optional<std::string> encode_as(std::string_view utf8, const std::string& charset) {
  const Converter converter = open(charset);
  if (converter == nullptr) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  std::string out(static_cast<std::size_t>(
                      UCNV_GET_MAX_BYTES_FOR_STRING(text.length(), ucnv_getMaxCharSize(converter.get()))),
                  '\0');
  const std::int32_t size =
      ucnv_fromUChars(converter.get(), out.data(), static_cast<std::int32_t>(out.size()), text.getBuffer(),
                      text.length(), &status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

bool is_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    if (data[i] < 0x80) {
      ++i;
      continue;
    }
    const std::int64_t left = std::min<std::int64_t>(size - i, U8_MAX_LENGTH);
    std::int32_t used = 0;
    UChar32 c = 0;
    U8_NEXT(data + i, used, static_cast<std::int32_t>(left), c);
    if (c < 0) return i + U8_MAX_LENGTH > size && U8_COUNT_TRAIL_BYTES(data[i]) >= left;
    i += used;
  }
  return true;
}

}  // namespace unstigma::text
