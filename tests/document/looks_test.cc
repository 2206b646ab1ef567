// The quick looks that say of nearly every text that there is nothing in it: they must not miss a place.
#include <doctest/doctest.h>

#include <string>

#include "document/comment.h"
#include "document/mask.h"

namespace unstigma::document {
namespace {

constexpr std::size_t longest = 100;  // more than the widest register, and a byte

bool masked(const std::string& text) {
  Passage passage;
  passage.text = text;
  passage.map.add_literal(text.size(), 0);
  mask_addresses(passage);
  return passage.text != text;
}

TEST_CASE("An address is seen wherever it stands in a text of any length") {
  for (std::size_t before = 0; before < longest; ++before) {
    for (const std::size_t behind : {0U, 1U, 31U, 32U, 70U}) {
      for (const char* address : {"www.a.org", "https://a.org", "@someone", "a@b.org"}) {
        const std::string text = std::string(before, '.') + " " + address + " " + std::string(behind, '.');
        CAPTURE(text);
        CHECK(masked(text));
      }
      CHECK_FALSE(masked(std::string(before, 'o') + " / w : " + std::string(behind, 'o')));
    }
  }
  CHECK_FALSE(masked(""));
}

TEST_CASE("A mark of a comment is seen wherever it stands in a text of any length") {
  for (std::size_t before = 0; before < longest; ++before) {
    for (const std::size_t behind : {0U, 1U, 31U, 32U, 70U}) {
      const std::string mark(comment_mark);
      CHECK(may_hold_comments(std::string(before, 'x') + mark + std::string(behind, '-')));
      CHECK_FALSE(may_hold_comments(std::string(before, 'x') + mark.substr(1) + std::string(behind, '-')));
    }
  }
  CHECK_FALSE(may_hold_comments(""));
}

}  // namespace
}  // namespace unstigma::document
