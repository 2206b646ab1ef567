#include "text/source_map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace unstigma::text {
namespace {

SourceMap random_map(std::mt19937& random, std::uint64_t& size) {
  SourceMap map;
  std::uint64_t source = random() % 5;
  size = 0;
  for (std::size_t n = 1 + random() % 12; n > 0; --n) {
    const std::uint64_t length = random() % 6;
    const std::uint64_t source_length = random() % 6;
    if (random() % 2 == 0) map.add_literal(length, source);
    else map.add_opaque(length, source, source_length);
    source += std::max(length, source_length) + random() % 3;
    size += length;
  }
  return map;
}

TEST_CASE("Walking along a map tells what the map tells, back and forth") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::uint64_t size = 0;
    const SourceMap map = random_map(random, size);
    SourceWalk forward(map);
    SourceWalk jumping(map);
    for (std::uint64_t at = 0; at <= size + 2; ++at) {
      CAPTURE(at);
      CHECK(forward.begin(at) == map.begin(at));
      CHECK(forward.end(at) == map.end(at));
      const std::uint64_t anywhere = random() % (size + 3);
      CAPTURE(anywhere);
      CHECK(jumping.begin(anywhere) == map.begin(anywhere));
      CHECK(jumping.end(anywhere) == map.end(anywhere));
    }
  }
}

TEST_CASE("Walking along a map without pieces moves as the map does") {
  const SourceMap moved = SourceMap::shifted(40);
  SourceWalk walk(moved);
  CHECK(walk.begin(2) == 42);
  CHECK(walk.end(0) == 40);
  const SourceMap same;
  CHECK(SourceWalk(same).begin(3) == 3);
}

}  // namespace
}  // namespace unstigma::text
