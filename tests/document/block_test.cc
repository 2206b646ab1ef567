#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "document/comment.h"
#include "document/passage.h"

namespace unstigma::document {
namespace {

/// Line and column, counted from the beginning of the text.
Position counted(const std::string& text, std::size_t at) {
  Position out;
  out.line = out.column = 1;
  for (std::size_t i = 0; i < at; ++i) {
    const bool ends = text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1, 1) != "\n");
    out.line += ends ? 1 : 0;
    out.column = ends ? 1 : out.column + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("Places are told in whatever order they are asked for") {
  std::mt19937 random(3);
  const text::SourceMap same;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n) text += "a\n\rb"[random() % 4];
    const Block block(text, 0, 1, 1, same);
    CAPTURE(text);
    for (int question = 0; question < 6; ++question) {
      std::size_t at = random() % (text.size() + 1);
      if (at > 0 && text.substr(at - 1, 2) == "\r\n") --at;  // nobody asks for a place within a line end
      if (question == 4) {
        CHECK(block.line_starts().size() == counted(text, text.size()).line);
      } else {
        const Position place = block.position(at);
        const Position expected = counted(text, at);
        REQUIRE(place.line == expected.line);
        REQUIRE(place.column == expected.column);
        const Excerpt excerpt = block.excerpt(at, at);
        REQUIRE(excerpt.text.find_first_of("\r\n") == std::string::npos);
      }
    }
  }
}

TEST_CASE("The mark of a comment is found wherever it stands in a text") {
  const std::string mark(comment_mark);
  for (std::size_t size = 0; size < 150; ++size) {
    for (std::size_t at = 0; at + mark.size() <= size; ++at) {
      std::string text(size, 'u');
      text.replace(at, mark.size(), mark);
      REQUIRE(may_hold_comments(text));
      text[at + mark.size() - 2] = 'g';
      REQUIRE_FALSE(may_hold_comments(text));
      REQUIRE_FALSE(may_hold_comments(std::string_view(text).substr(0, at + mark.size() - 1)));
    }
  }
}

}  // namespace unstigma::document
