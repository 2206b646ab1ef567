#include "report/places.h"

#include <doctest/doctest.h>

namespace unstigma::report {
namespace {

TEST_CASE("A place is told in lines, characters and bytes of UTF-8") {
  // "é" has two bytes, the emoji four, and "e" with a combining mark is two characters.
  const std::string bytes =
      "\xEF\xBB\xBF"
      "a\xC3\xA9\tb\r\n\xF0\x9F\x8E\x89z\re\xCC\x81!\nlast";
  struct Row {
    const char* at;
    Spot spot;
  };
  const Row rows[] = {{"a\xC3\xA9", {1, 1, 1, 0}}, {"b\r", {1, 4, 5, 3}},   {"\xF0\x9F", {2, 1, 1, 6}},
                      {"z\r", {2, 2, 5, 7}},       {"e\xCC", {3, 1, 1, 9}}, {"!\n", {3, 3, 4, 11}},
                      {"last", {4, 1, 1, 13}},     {"t", {4, 4, 4, 16}}};
  const text::Decoded decoded = text::decode(bytes);
  Places places(decoded);
  for (int round = 0; round < 2;
       ++round) {  // backwards too: the second round begins before the end of the first
    for (const Row& row : rows) {
      CAPTURE(row.at);
      const Spot spot = places.at(bytes.find(row.at));
      CHECK(spot.line == row.spot.line);
      CHECK(spot.column == row.spot.column);
      CHECK(spot.byte_column == row.spot.byte_column);
      CHECK(spot.character == row.spot.character);
    }
  }
  CHECK(places.at(bytes.size() + 1000).character == 17);
}

TEST_CASE("Places of a file in UTF-16 are those of its text") {
  const std::string bytes(
      "\xFF\xFE"
      "a\0\xE9\0\n\0b\0",
      10);
  const text::Decoded decoded = text::decode(bytes);
  Places places(decoded);
  CHECK(places.at(4).byte_column == 2);
  CHECK(places.at(6).byte_column == 4);
  CHECK(places.at(8).line == 2);
  CHECK(places.at(8).character == 3);
}

}  // namespace
}  // namespace unstigma::report
