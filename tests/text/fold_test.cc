#include "text/fold.h"

#include <doctest/doctest.h>

#include <cctype>
#include <random>
#include <set>
#include <string>

namespace unstigma::text {
namespace {

std::string folded(std::string_view text) {
  Folded out;
  fold(text, out);
  return out.text;
}

TEST_CASE("Folding makes all ways to write the same words alike") {
  struct Row {
    std::string_view text;
    std::string_view folded;
  };
  const Row rows[] = {
      {"WHEELCHAIR-bound", "wheelchair-bound"},
      {"WHEELCHAIR\xE2\x80\x91"
       "BOUND",
       "wheelchair-bound"},  // U+2011
      {"wheel\xC2\xAD"
       "chair",
       "wheelchair"},                  // soft hyphen
      {"cra\xE2\x80\x8Bzy", "crazy"},  // zero-width space
      {"\xEF\xBC\xA3razy", "crazy"},   // full-width C
      {"su\xEF\xAC\x83"
       "cient",
       "sufficient"},                              // ligature ffi
      {"Down\xE2\x80\x99s", "down's"},             // curly apostrophe
      {"\xE2\x80\x9Cmad\xE2\x80\x9D", "\"mad\""},  // curly quotation marks
      {"\xC2\xABmad\xC2\xBB", "\"mad\""},          // French ones
      {"a\xC2\xA0"
       "b",
       "a b"},  // no-break space
      {"STRASSE stra\xC3\x9F"
       "e",
       "strasse strasse"},  // sharp s
      {"a\xE2\x80\x95"
       "b",
       "a\xE2\x80\x94"
       "b"},                  // horizontal bar
      {"\xE2\x84\xAA", "k"},  // Kelvin sign
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(folded(row.text) == row.folded);
  }
}

TEST_CASE("An invalid byte becomes one replacement character at its place") {
  Folded out;
  fold("cra\xFFzy caf\xC3", out);
  CHECK(out.text == "cra\xEF\xBF\xBDzy caf\xEF\xBF\xBD");
  const std::size_t z = out.text.find('z');
  CHECK(out.map.begin(z) == 4);
}

TEST_CASE("The map of the folded text leads every character home") {
  const std::string text =
      "He\xE2\x80\x99s in a WHEEL\xC2\xAD"
      "CHAIR\xE2\x80\x91"
      "bound \xEF\xAC\x81ne \xC3\x84\xC3\x9F mood";
  Folded out;
  fold(text, out);
  const std::size_t wheel = out.text.find("wheel");
  const std::size_t bound = out.text.find("bound");
  const std::size_t mood = out.text.find("mood");
  REQUIRE(wheel != std::string::npos);
  REQUIRE(bound != std::string::npos);
  REQUIRE(mood != std::string::npos);
  CHECK(text.substr(out.map.begin(wheel), 5) == "WHEEL");
  CHECK(text.substr(out.map.begin(bound), 5) == "bound");
  CHECK(out.map.end(mood + 4) == text.size());
  CHECK(text.substr(out.map.begin(wheel), out.map.end(bound + 5) - out.map.begin(wheel)).size() == 20);
}

TEST_CASE("Folding any bytes gives a map that never runs backwards") {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> byte(0, 255);
  Folded out;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) text += static_cast<char>(byte(random));
    fold(text, out);
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < out.text.size(); ++i) {
      const std::uint64_t at = out.map.begin(i);
      CHECK(at >= last);
      CHECK(at <= text.size());
      last = at;
    }
  }
}

TEST_CASE("Text that can fold to ASCII is told from text that cannot") {
  CHECK_FALSE(may_fold_to_ascii("plain words, no more"));
  CHECK_FALSE(may_fold_to_ascii(
      "caf\xC3\xA9 \xD0\xBC\xD0\xB8\xD1\x80 \xE2\x80\x9Cquoted\xE2\x80\x9D \xE2\x80\x94 it\xE2\x80\x99s"));
  CHECK(
      may_fold_to_ascii("wheel\xC2\xAD"
                        "chair"));
  CHECK(may_fold_to_ascii("cra\xE2\x80\x8Bzy"));
  CHECK(may_fold_to_ascii("\xEF\xBC\xA3razy"));
  CHECK(may_fold_to_ascii("\xF0\x9D\x90\x9C"));
}

/// The words that the candidate scan sees.
std::set<std::string> ascii_runs(std::string_view text) {
  std::set<std::string> runs;
  std::string run;
  for (const char c : std::string(text) + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      run += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else {
      if (!run.empty()) runs.insert(run);
      run.clear();
    }
  }
  return runs;
}

std::string utf8(char32_t c) {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x800) return {static_cast<char>(0xC0U | c >> 6U), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0U | c >> 12U), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | c >> 18U), tail(12), tail(6), tail(0)};
}

TEST_CASE("Whatever character stands in a word, the scan sees no word less than in the folded text") {
  Folded folded;
  for (char32_t c = 0x80; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    for (const char* letter : {"o", ""}) {
      const std::string text = std::string("a") + letter + utf8(c) + "b";
      if (may_fold_to_ascii(text)) continue;
      fold(text, folded);
      const std::set<std::string> seen = ascii_runs(text);
      for (const std::string& run : ascii_runs(folded.text)) {
        CAPTURE(static_cast<std::uint32_t>(c));
        REQUIRE(seen.count(run) == 1);
      }
    }
  }
}

TEST_CASE("Characters that fold to ASCII are found one by one, block by block") {
  const std::string filler = "caf\xC3\xA9 \xE2\x80\x9Cplain\xE2\x80\x9D text, \xE2\x80\x94 and more of it ";
  const std::string folding[] = {"\xC2\xAD", "\xEF\xBD\x8D", "\xC5\xBF", "e\xCC\x81"};
  for (std::size_t before = 0; before < 150; before += 7) {
    std::string text = filler + filler + filler;
    text.resize(before);
    std::vector<std::uint32_t> expected;
    for (const std::string& form : folding) {
      expected.push_back(static_cast<std::uint32_t>(text.size() + (form[0] == 'e' ? 1 : 0)));
      text += form + filler;
      REQUIRE(may_fold_to_ascii(form));
    }
    CHECK_FALSE(may_fold_to_ascii(filler));
    CHECK(may_fold_to_ascii(text));
    std::vector<std::uint32_t> places;
    constexpr std::size_t block_size = 64;  // base::block_size
    for (std::size_t block = 0; block < text.size(); block += block_size)
      find_folds_to_ascii(text, block, places);
    CHECK(places == expected);
  }
}

}  // namespace
}  // namespace unstigma::text
