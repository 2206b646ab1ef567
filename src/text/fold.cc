#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cassert>

#include "base/masks.h"
#include "text/shortcut.h"

namespace unstigma::text {
namespace {

/// What punctuation is compared as; empty for a character that stays.
std::string_view plain_form(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case 0x00B4:
    case 0x2035:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
    case 0x2039:
    case 0x203A:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0x301D:
    case 0x301E:
    case 0x301F:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2043:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return "-";
    case 0x2015:
    case 0x2E3A:
    case 0x2E3B:
      return "\xE2\x80\x94";
    case 0x2028:
    case 0x2029:
    case 0x0085:
    case 0x1680:
      return " ";
    default:
      return {};
  }
}

/// First bytes of characters beyond ASCII.
struct Lead {
  template <class Bytes>
  [[gnu::always_inline]] static Bytes of(const Bytes& bytes) {
    return base::among(bytes, 0xC0, 0x40);
  }
};

/// Appends text that NFKC_Casefold left alone, with punctuation made plain.
void append_unchanged(std::string_view run, std::uint64_t source, Folded& folded) {
  std::size_t literal = 0;
  const auto flush = [&](std::size_t end) {
    if (end <= literal) return;
    folded.text.append(run.substr(literal, end - literal));
    folded.map.add_literal(end - literal, source + literal);
  };
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(run.data());
  const auto length = static_cast<std::int32_t>(run.size());
  for (std::int32_t i = 0; i < length;) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    const auto at = static_cast<std::size_t>(i);
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    const std::string_view plain = c < 0 ? "\xEF\xBF\xBD" : plain_form(c);
    if (plain.empty()) continue;
    flush(at);
    folded.text.append(plain);
    folded.map.add_opaque(plain.size(), source + at, static_cast<std::size_t>(i) - at);
    literal = static_cast<std::size_t>(i);
  }
  flush(run.size());
}

/// Appends what NFKC_Casefold made of a run, with punctuation made plain.
void append_changed(std::string_view made, std::string_view from, std::uint64_t source, Folded& folded) {
  if (made.size() == from.size() && is_ascii(from)) {
    folded.text.append(made);
    folded.map.add_literal(made.size(), source);  // capitals of ASCII: byte for byte
    return;
  }
  Folded plain;
  append_unchanged(made, 0, plain);
  folded.text.append(plain.text);
  folded.map.add_opaque(plain.text.size(), source, from.size());
}

void fold_unicode(std::string_view utf8, Folded& folded) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  assert(U_SUCCESS(status));
  std::string made;
  icu::StringByteSink<std::string> sink(&made, static_cast<std::int32_t>(utf8.size()));
  icu::Edits edits;
  normalizer->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink,
                            &edits, status);
  assert(U_SUCCESS(status));
  auto it = edits.getFineIterator();
  while (it.next(status)) {
    const auto source = static_cast<std::size_t>(it.sourceIndex());
    const std::string_view part = std::string_view(made).substr(
        static_cast<std::size_t>(it.destinationIndex()), static_cast<std::size_t>(it.newLength()));
    if (it.hasChange()) {
      append_changed(part, utf8.substr(source, static_cast<std::size_t>(it.oldLength())), source, folded);
    } else {
      append_unchanged(part, source, folded);
    }
  }
}

/// True when the character that begins with these bytes folds to something with an ASCII letter or digit, to
/// nothing at all, or joins the letter before it.
bool touches_ascii(unsigned first, unsigned second, unsigned third) {
  const auto within = [](unsigned value, unsigned low, unsigned high) {
    return value >= low && value <= high;
  };
  switch (first) {
    case 0xC2:  // ordinals, superscript digits, fractions, soft hyphen
      return second == 0xAA || second == 0xAD || within(second, 0xB2, 0xB3) ||
             (within(second, 0xB9, 0xBE) && second != 0xBB);
    case 0xC3:
      return second == 0x9F;  // sharp s
    case 0xC4:
      return within(second, 0xB0, 0xB3) || second == 0xBF;
    case 0xC5:
      return second == 0x80 || second == 0x89 || second == 0xBF;
    case 0xC7:
      return within(second, 0x84, 0x8C) || within(second, 0xB0, 0xB3);
    case 0xCA:
      return second >= 0xB0;
    case 0xCB:  // modifier letters
    case 0xCC:
    case 0xCD:  // combining marks
      return true;
    case 0xD8:
      return second == 0x9C;
    case 0xE1:
      if (second == 0xBA) return within(third, 0x96, 0x9E);
      return second != 0xBB && second < 0xBE;
    case 0xE2:
      if (second == 0x80) return within(third, 0x8B, 0x8F) || within(third, 0xAA, 0xAF);
      if (second == 0x82) return third < 0xA0 || third == 0xA8;
      if (second == 0x86) return third < 0x90;
      return within(second, 0x81, 0x85) || within(second, 0x91, 0x93) || within(second, 0xB1, 0xB5);
    case 0xE3:
      return second >= 0x85;
    case 0xEA:
      return within(second, 0x9C, 0x9F) || second == 0xAD;
    case 0xEF:
      if (second == 0xBB) return third == 0xBF;
      if (second == 0xBE) return third == 0xA0;
      if (second == 0xBF) return within(third, 0xB0, 0xB8);
      return second == 0xAC || second == 0xB8 || within(second, 0xBC, 0xBD);
    case 0xF0:
      if (second == 0x9F) return within(third, 0x84, 0x86) || third == 0xAF;
      return true;
    case 0xF3:
      return true;
    default:
      return false;
  }
}

/// Calls visit(byte) for each of the leads, bits of a block, whose character touches ASCII; stops and returns
/// true when it does.
template <class Visit>
bool any_lead(std::string_view utf8, std::size_t block, std::uint64_t leads, const Visit& visit) {
  const auto byte = [&](std::size_t i) { return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0U; };
  for (; leads != 0; leads &= leads - 1) {
    const std::size_t at = block + static_cast<std::size_t>(__builtin_ctzll(leads));
    if (touches_ascii(byte(at), byte(at + 1), byte(at + 2)) && visit(at)) return true;
  }
  return false;
}

}  // namespace

void fold(std::string_view utf8, Folded& folded) {
  if (is_simple(utf8)) {
    fold_simple(utf8, folded);
  } else {
    fold_with_icu(utf8, folded);
  }
}

void fold_with_icu(std::string_view utf8, Folded& folded) {
  folded.text.clear();
  folded.map.clear();
  folded.text.reserve(utf8.size());
  fold_unicode(utf8, folded);
}

bool may_fold_to_ascii(std::string_view utf8) {
  for (std::size_t at = 0; (at += ascii_prefix(utf8.substr(at))) < utf8.size();) {
    const std::uint64_t leads = base::mask_of_rest<Lead>(utf8, at);
    if (any_lead(utf8, at, leads, [](std::size_t) { return true; })) return true;
    at = std::min(at + base::block_size, utf8.size());
  }
  return false;
}

void find_folds_to_ascii(std::string_view utf8, std::size_t block, std::vector<std::uint32_t>& places) {
  any_lead(utf8, block, base::mask_of_rest<Lead>(utf8, block), [&](std::size_t at) {
    places.push_back(static_cast<std::uint32_t>(at));
    return false;
  });
}

std::string valid_utf8(std::string_view bytes) {
  if (is_ascii(bytes)) return std::string(bytes);
  std::string out;
  const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto length = static_cast<std::int32_t>(bytes.size());
  out.reserve(bytes.size());
  for (std::int32_t i = 0; i < length;) {
    const std::int32_t begin = i;
    i += static_cast<std::int32_t>(ascii_prefix(bytes.substr(static_cast<std::size_t>(i))));
    UChar32 c = 0;
    if (i == begin) U8_NEXT(at, i, length, c);
    if (c < 0) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
  }
  return out;
}

std::string with_mark(char letter, char16_t mark) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(status);
  assert(U_SUCCESS(status));
  icu::UnicodeString text(static_cast<char16_t>(letter));
  text.append(mark);
  std::string out;
  composer->normalize(text, status).toUTF8String(out);
  return out;
}

}  // namespace unstigma::text
