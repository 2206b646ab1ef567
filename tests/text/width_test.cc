#include "text/width.h"

#include <doctest/doctest.h>

namespace unstigma::text {
namespace {

TEST_CASE("Columns are counted as a terminal shows them") {
  CHECK(display_width("plain") == 5);
  CHECK(display_width("caf\xC3\xA9") == 4);
  CHECK(display_width("cafe\xCC\x81") == 4);              // combining accent
  CHECK(display_width("\xE6\xBC\xA2\xE5\xAD\x97") == 4);  // two wide characters
  CHECK(display_width("\xF0\x9F\x98\x80") == 2);          // emoji
  CHECK(display_width("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB") ==
        2);  // woman technologist: three characters, one seen
  CHECK(display_width("wheel\xC2\xAD"
                      "chair") == 10);  // soft hyphen
  CHECK(display_width("") == 0);
}

TEST_CASE("A text is cut between what readers see as characters") {
  CHECK(fitting("plain", 3) == 3);
  CHECK(fitting("e\xCC\x81x", 1) == 3);
  CHECK(fitting("\xE6\xBC\xA2x", 1) == 0);
  CHECK(fitting("\xE6\xBC\xA2x", 2) == 3);
}

}  // namespace
}  // namespace unstigma::text
