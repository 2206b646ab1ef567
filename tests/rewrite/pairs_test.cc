#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "unstigma/checker.h"

namespace unstigma {
namespace {

/// A line of pairs.tsv: a sentence, and what an editor would accept in its place; "=" is the sentence itself.
struct Pair {
  std::string group;
  std::string before;
  std::vector<std::string> accepted;
};

std::vector<Pair> pairs() {
  std::ifstream in(UNSTIGMA_SOURCE_DIR "/tests/rewrite/pairs.tsv");
  std::vector<Pair> out;
  std::string line;
  std::getline(in, line);  // the header
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    Pair pair;
    std::string after;
    std::getline(cells, pair.group, '\t');
    std::getline(cells, pair.before, '\t');
    std::getline(cells, after, '\t');
    constexpr std::string_view between = " || ";
    for (std::size_t at = 0; at <= after.size();) {
      const std::size_t end = std::min(after.find(between, at), after.size());
      const std::string one = after.substr(at, end - at);
      pair.accepted.push_back(one == "=" ? pair.before : one);
      at = end + between.size();
    }
    if (!pair.before.empty()) out.push_back(std::move(pair));
  }
  return out;
}

TEST_CASE("Sentences are rewritten as an editor would accept them") {
  std::map<std::string, Checker> checkers;
  for (const char* profile : {"news", "clinical"}) {
    Settings settings;
    settings.profile = profile;
    auto checker = Checker::build(std::move(settings));
    REQUIRE(checker);
    checkers.emplace(profile, std::move(*checker));
  }
  std::size_t seen = 0;
  for (const Pair& pair : pairs()) {
    CAPTURE(pair.before);
    const Checker& checker = checkers.at(pair.group == "rest-clinical" ? "clinical" : "news");
    const auto fixed = checker.fix_text(pair.before + "\n", "a.txt", "text", FixLevel::unsafe);
    REQUIRE(fixed);
    const std::string after = fixed->bytes.substr(0, fixed->bytes.size() - 1);
    CAPTURE(after);
    CHECK(std::find(pair.accepted.begin(), pair.accepted.end(), after) != pair.accepted.end());
    // Whatever was put in is not found fault with again.
    const auto again = checker.fix_text(fixed->bytes, "a.txt", "text", FixLevel::unsafe);
    REQUIRE(again);
    CHECK(again->bytes == fixed->bytes);
    ++seen;
  }
  CHECK(seen >= 250);
}

}  // namespace
}  // namespace unstigma
