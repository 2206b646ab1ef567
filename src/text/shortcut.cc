#include "text/shortcut.h"

#include <algorithm>
#include <array>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace unstigma::text {
namespace {

/// What characters are to the word rules of UAX 29.
enum WordClass : std::uint8_t { other, letter, digit, underscore, mid_number, mid_both };

/// What they are to the sentence rules.
enum SentenceClass : std::uint8_t {
  any,
  line_end,
  blank,
  lower,
  upper,
  numeric,
  full_stop,
  terminator,
  closing,
  continuing,
};

struct Classes {
  std::array<std::uint8_t, 128> word{};
  std::array<std::uint8_t, 128> sentence{};
};

constexpr Classes make_classes() {
  Classes out;
  for (unsigned c = 0; c < 128; ++c) {
    const bool is_lower = c >= 'a' && c <= 'z';
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_digit = c >= '0' && c <= '9';
    if (is_lower || is_upper) out.word[c] = letter;
    if (is_digit) out.word[c] = digit;
    if (is_lower) out.sentence[c] = lower;
    if (is_upper) out.sentence[c] = upper;
    if (is_digit) out.sentence[c] = numeric;
  }
  const auto word = [&](const char* chars, WordClass value) {
    for (; *chars != 0; ++chars) out.word[static_cast<unsigned char>(*chars)] = value;
  };
  const auto sentence = [&](const char* chars, SentenceClass value) {
    for (; *chars != 0; ++chars) out.sentence[static_cast<unsigned char>(*chars)] = value;
  };
  word("_", underscore);
  word(",;", mid_number);
  word(".'", mid_both);
  sentence("\r\n", line_end);
  sentence(" \t\v\f", blank);
  sentence(".", full_stop);
  sentence("!?", terminator);
  sentence("\"'()[]{}", closing);
  sentence(",-:", continuing);
  return out;
}
constexpr Classes classes = make_classes();

unsigned byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
}

/// A character and its bytes.
struct Character {
  char32_t code = 0;
  std::size_t size = 0;  ///< 0 for bytes that are no character
};

/// The character at `i`; of bytes that are not UTF-8 the size is 0.
Character character_at(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i);
  if (first < 0x80) return {first, 1};
  if (first < 0xC2 || first > 0xF4) return {};
  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t code = first & (0x7FU >> size);
  for (std::size_t k = 1; k < size; ++k) {
    const unsigned c = byte_at(text, i + k);
    if ((c & 0xC0U) != 0x80U) return {};
    code = code << 6U | (c & 0x3FU);
  }
  constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  return code < least[size] ? Character() : Character{code, size};
}

constexpr bool within(char32_t c, char32_t low, char32_t high) {
  return c >= low && c <= high;
}

/// Symbols that no rule is about and that fold to themselves: arrows, lines and boxes, dingbats but for
/// quotation marks, brackets and digits, emoji but for those that join others, what stands for an object or
/// for bytes that are no character.
constexpr bool symbol(char32_t c) {
  return within(c, 0x2020, 0x2022) || c == 0x20AC || within(c, 0x2190, 0x21FF) || within(c, 0x2500, 0x275A) ||
         within(c, 0x2794, 0x27BF) || within(c, 0xFFFC, 0xFFFD) || within(c, 0x1F300, 0x1F3FA) ||
         within(c, 0x1F400, 0x1F64F) || within(c, 0x1F680, 0x1F6FF) || within(c, 0x1F900, 0x1F9FF);
}

/// Letters of Latin Extended-A, whose capitals stand before their small letters; but for those that fold to
/// something longer or to another block.
constexpr bool extended_letter(char32_t c) {
  return within(c, 0x100, 0x17E) && !within(c, 0x130, 0x133) && c != 0x13F && c != 0x140 && c != 0x149 &&
         c != 0x178;
}

constexpr bool extended_capital(char32_t c) {
  const bool odd = (c & 1U) != 0;
  return within(c, 0x139, 0x148) || c >= 0x179 ? odd : !odd && c != 0x138;
}

constexpr bool dash(char32_t c) {
  return c == 0x2013 || c == 0x2014;
}

constexpr bool curly(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
}

constexpr bool simple(char32_t c) {
  return c < 0x80 || c == 0xA0 || c == 0xA3 || (within(c, 0xC0, 0xFF) && c != 0xDF) || extended_letter(c) ||
         dash(c) || curly(c) || c == 0x2026 || symbol(c);
}

/// True for a simple letter that is not ASCII.
constexpr bool letter_beyond(char32_t c) {
  return within(c, 0xC0, 0x17E) && c != 0xD7 && c != 0xF7;  // the signs of times and division
}

/// How many bytes the simple character at `i` has; 0 when it is not simple.
std::size_t simple_size(std::string_view text, std::size_t i) {
  const Character c = character_at(text, i);
  return simple(c.code) ? c.size : 0;
}

WordClass word_class(std::string_view text, std::size_t i) {
  const unsigned c = byte_at(text, i);
  if (c < 0x80) return static_cast<WordClass>(classes.word[c]);
  return letter_beyond(character_at(text, i).code) ? letter : other;
}

SentenceClass sentence_class(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i);
  if (first < 0x80) return static_cast<SentenceClass>(classes.sentence[first]);
  const char32_t c = character_at(text, i).code;
  if (letter_beyond(c)) return (c < 0x100 ? c < 0xE0 : extended_capital(c)) ? upper : lower;
  return c == 0xA0 ? blank : dash(c) ? continuing : curly(c) ? closing : any;
}

std::size_t char_size(std::string_view text, std::size_t i) {
  const unsigned c = byte_at(text, i);
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/// True when a mark between two characters keeps the word together (rules WB6, WB7, WB11, WB12).
bool joins(WordClass before, WordClass mark, WordClass after) {
  if (before == letter && after == letter) return mark == mid_both;
  if (before == digit && after == digit) return mark == mid_number || mark == mid_both;
  return false;
}

bool wordlike(WordClass c) {
  return c == letter || c == digit || c == underscore;
}

/// The end of the word that begins at `i`.
std::size_t word_end(std::string_view text, std::size_t i) {
  WordClass c = word_class(text, i);
  i += char_size(text, i);
  while (i < text.size()) {
    const WordClass next = word_class(text, i);
    if (wordlike(next)) {
      c = next;
      i += char_size(text, i);
    } else if (i + 1 < text.size() && joins(c, next, word_class(text, i + 1))) {
      ++i;  // the mark, one byte; the loop takes the character behind it
    } else {
      break;
    }
  }
  return i;
}

std::size_t line_end_size(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == "\r\n" ? 2U : 1U;
}

/// Decides where sentences end after a full stop, ! or ?.
class SentenceEnds {
 public:
  explicit SentenceEnds(std::string_view text) : text_(text) {}

  /// The end of the sentence that holds the terminator at `at`, or 0 when none ends there. `before` is the
  /// class of the character before it.
  std::size_t after(std::size_t at, SentenceClass before) const {
    const bool stop = is(at, full_stop);
    std::size_t i = at + 1;
    if (stop && (is(i, numeric) || (is(i, upper) && (before == upper || before == lower))))
      return 0;  // 3.5, U.S
    while (is(i, closing)) i += char_size(text_, i);
    while (is(i, blank)) i += char_size(text_, i);
    if (is(i, continuing) || is(i, full_stop) || is(i, terminator)) return 0;  // SB8a
    if (stop && lower_case_follows(i)) return 0;                               // SB8
    if (is(i, line_end)) i += line_end_size(text_, i);
    return i;
  }

 private:
  bool is(std::size_t i, SentenceClass value) const {
    return i < text_.size() && sentence_class(text_, i) == value;
  }

  bool lower_case_follows(std::size_t i) const {
    for (; i < text_.size(); i += char_size(text_, i)) {
      const SentenceClass c = sentence_class(text_, i);
      if (c == lower) return true;
      if (c == upper || c == line_end || c == full_stop || c == terminator) return false;
    }
    return false;
  }

  std::string_view text_;
};

bool may_end(char c) {
  return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r';
}

/// The first place from `i` on at which a sentence may end.
std::size_t next_end(std::string_view text, std::size_t i) {
#if defined(__SSE2__)
  for (; i + 16 <= text.size(); i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const __m128i found =
        _mm_or_si128(_mm_or_si128(_mm_or_si128(is('.'), is('!')), _mm_or_si128(is('?'), is('\n'))), is('\r'));
    const int mask = _mm_movemask_epi8(found);
    if (mask != 0) return i + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
  }
#endif
  while (i < text.size() && !may_end(text[i])) ++i;
  return i;
}

/// The class of the character that ends before `at`.
SentenceClass class_before(std::string_view text, std::size_t at) {
  if (at == 0) return any;
  std::size_t i = at - 1;
  while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) --i;
  return sentence_class(text, i);
}

/// The folded form of the simple character at `i` that is not ASCII; empty when it stays as it is.
std::string_view simple_form(std::string_view text, std::size_t i) {
  switch (character_at(text, i).code) {
    case 0xA0:
      return " ";
    case 0x2018:
    case 0x2019:
      return "'";
    case 0x201C:
    case 0x201D:
      return "\"";
    case 0x2026:
      return "...";
    default:
      return {};
  }
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

}  // namespace

std::size_t ascii_prefix(std::string_view text) {
  std::size_t i = 0;
#if defined(__SSE2__)
  for (; i + 64 <= text.size(); i += 64) {
    const auto* bytes = reinterpret_cast<const __m128i*>(text.data() + i);
    const __m128i low = _mm_or_si128(_mm_loadu_si128(bytes), _mm_loadu_si128(bytes + 1));
    const __m128i high = _mm_or_si128(_mm_loadu_si128(bytes + 2), _mm_loadu_si128(bytes + 3));
    if (_mm_movemask_epi8(_mm_or_si128(low, high)) != 0) break;
  }
  for (; i + 16 <= text.size(); i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    const auto high = static_cast<unsigned>(_mm_movemask_epi8(bytes));
    if (high != 0) return i + static_cast<std::size_t>(__builtin_ctz(high));
  }
#endif
  while (i < text.size() && byte_at(text, i) < 0x80) ++i;
  return i;
}

bool is_ascii(std::string_view text) {
  return ascii_prefix(text) == text.size();
}

bool is_simple(std::string_view text) {
  for (std::size_t i = ascii_prefix(text); i < text.size(); i += ascii_prefix(text.substr(i))) {
    const std::size_t size = simple_size(text, i);
    if (size == 0) return false;
    i += size;
  }
  return true;
}

void fold_simple(std::string_view text, Folded& folded) {
  folded.text.clear();
  folded.map.clear();
  std::size_t literal = 0;
  const auto flush = [&](std::size_t end) {
    if (end > literal) folded.map.add_literal(end - literal, literal);
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t plain = ascii_prefix(text.substr(i));
    if (plain > 0) {
      const std::size_t at = folded.text.size();
      folded.text += text.substr(i, plain);
      std::transform(folded.text.begin() + static_cast<std::ptrdiff_t>(at), folded.text.end(),
                     folded.text.begin() + static_cast<std::ptrdiff_t>(at), ascii_lower);
      i += plain;
      continue;
    }
    const std::size_t size = char_size(text, i);
    const std::string_view form = simple_form(text, i);
    if (form.empty()) {
      folded.text += text.substr(i, size);
      // Small letters of Latin-1 stand 32 places behind their capitals, those of Latin Extended-A one.
      if (sentence_class(text, i) == upper)
        folded.text.back() = static_cast<char>(folded.text.back() + (byte_at(text, i) == 0xC3 ? 32 : 1));
    } else {
      flush(i);
      folded.text += form;
      folded.map.add_opaque(form.size(), i, size);
      literal = i + size;
    }
    i += size;
  }
  if (!folded.map.identity()) flush(text.size());  // else no byte has moved
}

void simple_words(std::string_view folded, std::vector<Segmenter::Run>& runs) {
  runs.clear();
  for (std::size_t i = 0; i < folded.size();) {
    const WordClass c = word_class(folded, i);
    bool word = wordlike(c);
    if (word) {
      const std::size_t begin = i;
      i = word_end(folded, i);
      word = c != underscore || i - begin > 1;  // to ICU a lone _ is no word, two are
    } else if (folded[i] == ' ') {
      while (i < folded.size() && folded[i] == ' ') ++i;
    } else {
      i += char_size(folded, i);
    }
    runs.push_back({static_cast<std::uint32_t>(i), word});
  }
}

void simple_sentences(std::string_view text, std::vector<std::uint32_t>& ends) {
  ends.clear();
  const SentenceEnds rules(text);
  for (std::size_t i = next_end(text, 0); i < text.size();) {
    const bool new_line = text[i] == '\n' || text[i] == '\r';
    const std::size_t end = new_line ? i + line_end_size(text, i) : rules.after(i, class_before(text, i));
    if (end > 0) ends.push_back(static_cast<std::uint32_t>(end));
    i = next_end(text, end > 0 ? end : i + 1);
  }
  if (!text.empty() && (ends.empty() || ends.back() != text.size()))
    ends.push_back(static_cast<std::uint32_t>(text.size()));
}

}  // namespace unstigma::text
