#include "text/shortcut.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>

#include "document/escapes.h"

namespace unstigma::text {
namespace {

using Words = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Words words_of(const std::vector<Segmenter::Run>& runs) {
  Words out;
  std::uint32_t begin = 0;
  for (const Segmenter::Run& run : runs) {
    if (run.word) out.emplace_back(begin, run.end);
    begin = run.end;
  }
  return out;
}

/// Random text of the characters that the rules of UAX 29 tell apart.
std::string random_text(std::mt19937& random) {
  const std::string_view characters[] = {"a",
                                         "b",
                                         "X",
                                         "Y",
                                         "0",
                                         "1",
                                         "_",
                                         "'",
                                         ":",
                                         ".",
                                         ",",
                                         ";",
                                         "!",
                                         "?",
                                         "\"",
                                         "(",
                                         ")",
                                         "-",
                                         " ",
                                         "\t",
                                         "\n",
                                         "\r",
                                         "/",
                                         "$",
                                         "%",
                                         " ",
                                         " ",
                                         "a",
                                         "X",
                                         ".",
                                         "\xC3\xA9",
                                         "\xC3\x89",
                                         "\xC2\xA0",
                                         "\xC2\xA3",
                                         "\xC3\x97",
                                         "\xE2\x80\x93",
                                         "\xE2\x80\x94",
                                         "\xE2\x80\x98",
                                         "\xE2\x80\x99",
                                         "\xE2\x80\x9C",
                                         "\xE2\x80\x9D",
                                         "\xE2\x80\xA6",
                                         "\xC5\x81",
                                         "\xC5\x82",
                                         "\xC4\xB9",
                                         "\xC4\xB8",
                                         "\xE2\x86\x92",
                                         "\xE2\x9C\x85",
                                         "\xF0\x9F\x90\x9E",
                                         "\xEF\xBF\xBC",
                                         "\xEF\xBF\xBD"};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(characters) - 1);
  std::uniform_int_distribution<std::size_t> length(0, 30);
  std::string text;
  for (std::size_t n = length(random); n > 0; --n) text += characters[pick(random)];
  return text;
}

constexpr int rounds = 50000;

TEST_CASE("The shortcut finds the words that ICU finds") {
  std::mt19937 random(3);
  Segmenter icu;
  Folded folded;
  std::vector<Segmenter::Run> expected;
  std::vector<Segmenter::Run> found;
  for (int round = 0; round < rounds; ++round) {
    const std::string text = random_text(random);
    CAPTURE(text);
    REQUIRE(is_simple(text));
    fold_simple(text, folded);
    icu.words(folded.text, expected);
    simple_words(folded.text, found);
    REQUIRE(words_of(found) == words_of(expected));
  }
}

TEST_CASE("The shortcut ends sentences where ICU ends them") {
  std::mt19937 random(5);
  Segmenter icu;
  std::vector<std::uint32_t> expected;
  std::vector<std::uint32_t> found;
  for (int round = 0; round < rounds; ++round) {
    const std::string text = random_text(random);
    CAPTURE(text);
    icu.sentences(text, expected);
    simple_sentences(text, found);
    REQUIRE(found == expected);
  }
}

TEST_CASE("The shortcut folds as ICU folds, and leads home to the same places") {
  std::mt19937 random(9);
  Folded expected;
  Folded found;
  for (int round = 0; round < rounds; ++round) {
    const std::string text = random_text(random);
    CAPTURE(text);
    fold_with_icu(text, expected);
    fold_simple(text, found);
    REQUIRE(found.text == expected.text);
    for (std::size_t i = 0; i < found.text.size(); ++i) {
      if ((static_cast<unsigned char>(found.text[i]) & 0xC0U) == 0x80U) continue;  // inside a character
      REQUIRE(found.map.begin(i) == expected.map.begin(i));
      if (i > 0) REQUIRE(found.map.end(i) == expected.map.end(i));
    }
  }
}

TEST_CASE("Every character that counts as simple is read as ICU reads it") {
  Segmenter icu;
  Folded expected;
  Folded found;
  std::vector<Segmenter::Run> words;
  std::vector<Segmenter::Run> simple;
  std::vector<std::uint32_t> sentences;
  std::vector<std::uint32_t> ends;
  int characters = 0;
  for (std::uint32_t code = 1; code < 0x110000; ++code) {
    // To ICU 72 a@b is one word; to the shortcut the at sign is a mark, whatever the version.
    if ((code >= 0xD800 && code < 0xE000) || code == '@') continue;
    const std::string c = document::utf8_of(code);
    if (!is_simple(c)) continue;
    ++characters;
    CAPTURE(code);
    for (const std::string& text :
         {c, "a" + c + "b", "1" + c + "2", "A. " + c + " b", "It." + c + " B", c + c,
          "It. " + c + c + "b. B" + c + "'" + c + " x" + c, "No! " + c + ", " + c}) {
      REQUIRE(is_simple(text));
      fold_with_icu(text, expected);
      fold_simple(text, found);
      REQUIRE(found.text == expected.text);
      icu.words(found.text, words);
      simple_words(found.text, simple);
      REQUIRE(words_of(simple) == words_of(words));
      icu.sentences(text, sentences);
      simple_sentences(text, ends);
      REQUIRE(ends == sentences);
    }
  }
  CHECK(characters > 2300);
}

TEST_CASE("Characters that join others, and bytes that are none, are not simple") {
  for (const std::string_view text :
       {"\xE2\x80\x8D", "\xEF\xB8\x8F", "\xF0\x9F\x8F\xBB", "\xF0\x9F\x87\xA9", "\xCC\x81", "\xE2\x86",
        "\xF0\x9F\x90", "\xC0\x80", "\xE0\x80\xA0", "\xF0\x82\x86\x90", "\x86", "\xFF", "\xE2\x9D\x9D",
        "\xC5\xBF", "\xC4\xB0", "\xE2\x84\xA2", "\xF8\x88\x80\x80\x80"}) {
    CAPTURE(text);
    CHECK_FALSE(is_simple(text));
    CHECK_FALSE(is_simple("a" + std::string(text) + "b"));
  }
}

TEST_CASE("ASCII is told from everything else") {
  CHECK(is_ascii(""));
  CHECK(is_ascii("plain text of more than eight bytes"));
  CHECK_FALSE(is_ascii("caf\xC3\xA9"));
  CHECK_FALSE(is_ascii("more than eight bytes, then \xFF"));
  CHECK_FALSE(is_ascii("\x80more than eight bytes behind"));
  CHECK(is_simple("na\xC3\xAFve \xE2\x80\x9Cquote\xE2\x80\x9D"));
  CHECK_FALSE(
      is_simple("stra\xC3\x9F"
                "e"));
  CHECK_FALSE(is_simple("cut short \xE2\x80"));
  CHECK_FALSE(is_simple("\xD0\xBC\xD0\xB8\xD1\x80"));
}

}  // namespace
}  // namespace unstigma::text
