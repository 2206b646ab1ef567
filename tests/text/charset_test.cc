#include "text/charset.h"

#include <doctest/doctest.h>

namespace unstigma::text {
namespace {

TEST_CASE("Text in a named encoding leads back to its bytes") {
  struct Row {
    std::string charset;
    std::string bytes;
    std::string text;
  };
  const Row rows[] = {
      {"ISO-8859-1", "caf\xE9 \x93x\x94 end", "caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D end"},
      {"windows-1251", "\xCF\xF0\xE8 end", "\xD0\x9F\xD1\x80\xD0\xB8 end"},
      {"Shift_JIS", "\x83\x65 end", "\xE3\x83\x86 end"},
      {"Shift_JIS", "end \x83", "end \xEF\xBF\xBD"},
      {"gb18030", "\x95\x32\x82\x36 end", "\xF0\xA0\x80\x80 end"},
      {"ISO-2022-JP", "\x1B$B%F\x1B(B end", "\xE3\x83\x86 end"},
      {"windows-1252", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.charset);
    const auto decoded = decode_as(row.bytes, row.charset);
    REQUIRE(decoded);
    CHECK(decoded->text == row.text);
    const std::size_t made = decoded->text.find("end");
    if (made == std::string::npos) continue;
    CHECK(row.bytes.substr(decoded->map.begin(made), 3) == "end");
    CHECK(decoded->map.end(made + 3) == row.bytes.find("end") + 3);
  }
}

TEST_CASE("Each character of a long text in a named encoding has its own bytes") {
  std::string bytes;
  for (int i = 0; i < 40000; ++i) bytes += i % 3 == 0 ? "\x83\x65" : "a";
  const auto decoded = decode_as(bytes, "Shift_JIS");
  REQUIRE(decoded);
  std::uint64_t last = 0;
  for (const Piece& piece : decoded->map.pieces()) {
    REQUIRE(piece.source == last);
    last = piece.source + piece.source_length;
  }
  CHECK(last == bytes.size());
}

TEST_CASE("An encoding writes what it has a place for") {
  CHECK(encode_as("caf\xC3\xA9", "windows-1252") == "caf\xE9");
  CHECK(!encode_as("\xE3\x83\x86", "windows-1252"));
  CHECK(!encode_as("x", "no-such-encoding"));
  CHECK(!decode_as("x", "no-such-encoding"));
  CHECK(knows_charset("Latin1"));
}

TEST_CASE("UTF-8 is known, even when its end is cut off") {
  CHECK(is_utf8("caf\xC3\xA9"));
  CHECK(is_utf8("caf\xC3"));
  CHECK(is_utf8("x\xF0\x9F\x98"));
  CHECK(!is_utf8("caf\xE9 x and more"));
  CHECK(!is_utf8("\xC3\xC3 and more"));
}

}  // namespace
}  // namespace unstigma::text
