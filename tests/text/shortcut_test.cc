#include "text/shortcut.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>

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
                                         "\xE2\x80\xA6"};
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
