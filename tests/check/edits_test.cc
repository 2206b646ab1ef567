#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "check/fixer.h"

namespace unstigma::check {
namespace {

/// Bytes of every kind: letters, marks of markup, line ends, halves of UTF-8.
std::string random_bytes(std::mt19937& random) {
  constexpr std::string_view alphabet = "ab *_[]()<>&\n\r\t#`\xC3\xA9\xE2\x80\x99\xFF\xC3";
  std::string out;
  for (std::size_t size = random() % 200; out.size() < size;) out += alphabet[random() % alphabet.size()];
  return out;
}

/// Edits in order that do not overlap; some touch, some are empty, some put nothing in.
std::vector<Edit> random_edits(std::mt19937& random, std::size_t size) {
  std::vector<Edit> out;
  for (std::uint64_t at = random() % 20; at <= size; at += random() % 30) {
    Edit edit;
    edit.start = at;
    edit.end = std::min<std::uint64_t>(size, at + random() % 10);
    edit.text = std::string(random() % 6, static_cast<char>('A' + random() % 26));
    at = edit.end;
    out.push_back(std::move(edit));
  }
  return out;
}

TEST_CASE("Whatever the text and the edits, the bytes outside the edits stay as they were") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 3000; ++round) {
    const std::string before = random_bytes(random);
    const std::vector<Edit> edits = random_edits(random, before.size());
    const auto after = apply_edits(before, edits, "text");
    REQUIRE(after);
    // Taken apart again: what stands between the edits, and what was put in, in turn.
    std::size_t from = 0;
    std::size_t at = 0;
    for (const Edit& edit : edits) {
      const std::string kept = before.substr(from, edit.start - from);
      REQUIRE(after->compare(at, kept.size(), kept) == 0);
      at += kept.size();
      REQUIRE(after->compare(at, edit.text.size(), edit.text) == 0);
      at += edit.text.size();
      from = edit.end;
    }
    CHECK(after->substr(at) == before.substr(from));
  }
}

TEST_CASE("Edits that would change markup or a neighbour are left out, the others go in") {
  const std::string before = "A *crazy* plan, a cra**zy** one and a crazy end.\n";
  std::vector<Edit> edits(3);
  edits[0] = {3, 8, "wild", {}, {}};
  edits[1] = {18, 26, "1*2*3", {}, {}};
  edits[2] = {38, 43, "wild", {}, {}};
  const auto kept = sound_edits(before, edits, "a.md", "markdown");
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].start == 3);
  CHECK(kept[1].start == 38);
}

}  // namespace
}  // namespace unstigma::check
