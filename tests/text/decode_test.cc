#include "text/decode.h"

#include <doctest/doctest.h>

#include <random>

namespace unstigma::text {
namespace {

using namespace std::string_literals;

TEST_CASE("A byte order mark tells the encoding and is left out of the text") {
  struct Row {
    std::string bytes;
    Encoding encoding;
    std::string text;
  };
  const Row rows[] = {
      {"plain", Encoding::utf8, "plain"},
      {"\xEF\xBB\xBFmark", Encoding::utf8, "mark"},
      {"\xFF\xFE"
       "m\0a\0d\0"s,
       Encoding::utf16le, "mad"},
      {"\xFE\xFF"
       "\0m\0a\0d"s,
       Encoding::utf16be, "mad"},
      {"\xFF\xFE\0\0m\0\0\0"s, Encoding::utf32le, "m"},
      {"\0\0\xFE\xFF\0\0\0m"s, Encoding::utf32be, "m"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"s, Encoding::utf16le, "\xF0\x9F\x98\x80"},
      {"\xFF\xFE\x3D\xD8m\0"s, Encoding::utf16le, "\xEF\xBF\xBDm"},  // half a surrogate
      {"\xFF\xFEm\0x"s, Encoding::utf16le, "m\xEF\xBF\xBD"},         // cut off
  };
  for (const Row& row : rows) {
    const Decoded decoded = decode(row.bytes);
    CHECK(decoded.encoding == row.encoding);
    CHECK(decoded.text == row.text);
  }
}

TEST_CASE("Every character of a decoded text leads back to its bytes") {
  const Decoded wide = decode(
      "\xFF\xFE"
      "a\0\xE9\0b\0"s);
  REQUIRE(wide.text ==
          "a\xC3\xA9"
          "b");
  CHECK(wide.map.begin(0) == 2);
  CHECK(wide.map.begin(1) == 4);
  CHECK(wide.map.end(3) == 6);
  CHECK(wide.map.begin(3) == 6);
  CHECK(wide.map.end(4) == 8);
  CHECK(decode("\xEF\xBB\xBF"
               "abc")
            .map.begin(1) == 4);
}

TEST_CASE("What is written in an encoding is read again as it was") {
  const std::string text = "Zo\xC3\xAB \xF0\x9F\x98\x80 \xE2\x80\x9Cmad\xE2\x80\x9D";
  for (const Encoding encoding :
       {Encoding::utf16le, Encoding::utf16be, Encoding::utf32le, Encoding::utf32be}) {
    CHECK(decode(encode("\xEF\xBB\xBF", encoding) + encode(text, encoding)).text == text);
  }
}

TEST_CASE("Binary files are told by what they begin with, or by a zero byte") {
  CHECK(binary_kind("PK\x03\x04rest") == "a ZIP archive or office document");
  CHECK(binary_kind("%PDF-1.7") == "a PDF");
  CHECK(binary_kind(std::string(100, '\0')) == "binary data");
  CHECK(binary_kind("text\0text"s) == "binary data");
  CHECK(binary_kind("just text").empty());
  CHECK(binary_kind("\xFF\xFEt\0"s).empty());
  CHECK(
      looks_binary("\x7F"
                   "ELF"));
}

TEST_CASE("Decoding any bytes ends, and its map stays inside them") {
  std::mt19937 random(21);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = round % 2 == 0 ? "\xFF\xFE"s : "\0\0\xFE\xFF"s;
    for (int i = byte(random) % 30; i > 0; --i) bytes += static_cast<char>(byte(random));
    const Decoded decoded = decode(bytes);
    std::uint64_t last = 0;
    for (std::size_t i = 0; i <= decoded.text.size(); ++i) {
      const std::uint64_t at = decoded.map.begin(i);
      REQUIRE(at >= last);
      REQUIRE(at <= bytes.size());
      last = at;
    }
  }
}

}  // namespace
}  // namespace unstigma::text
