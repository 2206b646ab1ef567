#include "document/data_comments.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "document/ascii.h"
#include "document/builder.h"
#include "document/comment.h"

namespace unstigma::document {
namespace {

class Scanner {
 public:
  Scanner(const Block& block, std::size_t begin, std::size_t end, const PassageSink& sink)
      : text_(block.text().substr(0, end)), builder_(block, sink), at_(begin) {}

  void yaml() {
    while (at_ < text_.size()) {
      const std::size_t line = at_;
      last_ = '\n';
      while (at_ < text_.size() && text_[at_] != '\n') yaml_byte();
      at_ = std::min(at_ + 1, text_.size());
      if (header_) skip_block_scalar(line);
      header_ = false;
    }
  }

  void toml() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') comment();
      else if (c == '"' || c == '\'') toml_string(c);
      else ++at_;
    }
  }

 private:
  void comment() {
    const std::size_t begin = at_;
    at_ = line_end(at_);
    builder_.comment(begin, at_);
  }

  std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size()); }

  /// One byte, string or comment; notes whether the line so far ends in the mark of a block scalar.
  void yaml_byte() {
    const char c = text_[at_];
    const bool parted = at_ == 0 || ascii::space(text_[at_ - 1]);
    if (c == '#' && parted) return comment();
    // Inside a plain scalar a quotation mark is a character like any other.
    if ((c == '"' || c == '\'') && std::string_view("\n:-,[{?").find(last_) < 7) return yaml_string(c);
    if (ascii::space(c)) {
      ++at_;
      return;
    }
    const bool mark = c == '|' || c == '>';
    header_ = mark ? parted : header_ && std::string_view("+-0123456789").find(c) < 12;
    last_ = c;
    ++at_;
  }

  /// Over a string, which may go over lines; '' is a quotation mark in it, and so is \".
  void yaml_string(char mark) {
    for (++at_; at_ < text_.size(); ++at_) {
      const bool escape = mark == '"' ? text_[at_] == '\\' : text_.substr(at_, 2) == "''";
      if (escape) ++at_;
      else if (text_[at_] == mark) break;
    }
    at_ = std::min(at_ + 1, text_.size());
    last_ = mark;
    header_ = false;
  }

  /// Over the lines set in under a | or >: as far as the first of them, and further than the line above them.
  void skip_block_scalar(std::size_t above) {
    const std::size_t outer = indent(above);
    std::size_t inner = 0;
    while (at_ < text_.size()) {
      const std::size_t column = indent(at_);
      const bool blank = at_ + column >= text_.size() || ascii::space(text_[at_ + column]);
      if (!blank && inner == 0) inner = std::max(column, outer + 1);
      if (!blank && column < inner) return;
      at_ = std::min(line_end(at_) + 1, text_.size());
    }
  }

  std::size_t indent(std::size_t at) const {
    return std::min(text_.find_first_not_of(' ', at), text_.size()) - at;
  }

  /// Over a string: of one line, or between three marks.
  void toml_string(char mark) {
    const std::string many(3, mark);
    const bool lines = text_.substr(at_, 3) == many;
    at_ += lines ? 3U : 1U;
    while (at_ < text_.size()) {
      if (lines ? text_.substr(at_, 3) == many : text_[at_] == mark) break;
      if (!lines && text_[at_] == '\n') return;
      at_ += mark == '"' && text_[at_] == '\\' ? 2U : 1U;
    }
    at_ = std::min(at_ + (lines ? 3U : 1U), text_.size());
    while (lines && at_ < text_.size() && text_[at_] == mark) ++at_;  // """" ends in a "
  }

  std::string_view text_;
  Builder builder_;
  std::size_t at_;
  char last_ = '\n';     ///< the last character of the line that is no white space
  bool header_ = false;  ///< the line ends in | or > with its indicators
};

bool silent(const Block& block, std::size_t begin, std::size_t end) {
  return !may_hold_comments(block.text().substr(begin, end - begin));
}

}  // namespace

void yaml_comments(const Block& block, std::size_t begin, std::size_t end, const PassageSink& sink) {
  if (!silent(block, begin, end)) Scanner(block, begin, end, sink).yaml();
}

void toml_comments(const Block& block, std::size_t begin, std::size_t end, const PassageSink& sink) {
  if (!silent(block, begin, end)) Scanner(block, begin, end, sink).toml();
}

}  // namespace unstigma::document
