#ifndef UNSTIGMA_DOCUMENT_LINES_H_
#define UNSTIGMA_DOCUMENT_LINES_H_

#include <string_view>
#include <vector>

#include "document/passage.h"

namespace unstigma::document {

/// A line, or a part of one, as byte offsets of its Block's text; half-open, without the line's end.
struct LineSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The lines of a Block, which must outlive it.
class Lines {
 public:
  explicit Lines(const Block& block) : text_(block.text()), starts_(block.line_starts()) {}

  std::size_t size() const { return starts_.size(); }
  LineSpan span(std::size_t i) const {
    LineSpan line{starts_[i], i + 1 < starts_.size() ? starts_[i + 1] : text_.size()};
    while (line.end > line.begin && (text_[line.end - 1] == '\n' || text_[line.end - 1] == '\r')) --line.end;
    return line;
  }
  std::string_view text(std::size_t i) const { return text(span(i)); }
  std::string_view text(LineSpan part) const { return text_.substr(part.begin, part.end - part.begin); }
  /// True for lines of white space, and behind the last line.
  bool blank(std::size_t i) const {
    return i >= size() || text(i).find_first_not_of(" \t\v\f") == std::string_view::npos;
  }
  /// The column of the first word, tabs to multiples of eight.
  static std::size_t indent(std::string_view line) {
    std::size_t column = 0;
    for (const char c : line) {
      if (c == '\t') column = (column / 8 + 1) * 8;
      else if (c == ' ') ++column;
      else break;
    }
    return column;
  }
  std::size_t indent(std::size_t i) const { return indent(text(i)); }

 private:
  std::string_view text_;
  const std::vector<std::uint32_t>& starts_;
};

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_LINES_H_
