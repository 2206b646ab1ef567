#include "document/mdx.h"

#include <algorithm>

#include "document/ascii.h"

namespace unstigma::document {
namespace {

/// Goes through the lines of a text and overwrites what is no Markdown.
class Masker {
 public:
  Masker(std::string_view text, const Builder& builder) : out_(text), builder_(builder) {}

  std::string run() {
    for (std::size_t at = 0; at < out_.size();) at = line(at) + 1;
    return std::move(out_);
  }

 private:
  /// What closes a tag, an expression or a comment; where it never comes, it is not looked for again.
  struct Closing {
    std::string_view mark;
    bool lost = false;
  };

  std::size_t line_end(std::size_t at) const { return std::min(out_.find('\n', at), out_.size()); }

  void blank(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < std::min(end, out_.size()); ++i) {
      if (out_[i] != '\n' && out_[i] != '\r') out_[i] = ' ';
    }
  }

  /// Where the text goes on behind the next closing mark; npos where there is none.
  std::size_t behind(Closing& closing, std::size_t at) const {
    const std::size_t found = closing.lost ? std::string::npos : out_.find(closing.mark, at);
    closing.lost = found == std::string::npos;
    return closing.lost ? found : found + closing.mark.size();
  }

  /// Takes the line that begins at a byte, and those into which something goes on that begins in it; returns
  /// where it ends.
  std::size_t line(std::size_t begin) {
    const std::size_t end = line_end(begin);
    const std::string_view line = std::string_view(out_).substr(begin, end - begin);
    const std::string_view words = ascii::trimmed(line).substr(0, 3);
    if (words == "```" || words == "~~~") fenced_ = !fenced_;
    if (fenced_) return end;
    const std::string_view first = line.substr(0, 7);
    if (first != "import " && first != "export ") return inside(begin, end);
    blank(begin, end);
    return end;
  }

  /// True for <Name and </Name.
  bool opens_component(std::size_t at, std::size_t end) const {
    std::size_t name = at + 1;
    if (name < end && out_[name] == '/') ++name;
    return out_[at] == '<' && name < end && out_[name] >= 'A' && out_[name] <= 'Z';
  }

  /// Takes a line of Markdown, and what begins in it and ends in another; returns where the last line ends.
  std::size_t inside(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const bool component = opens_component(i, end);
      const bool escaped = i > begin && out_[i - 1] == '\\';
      if (escaped || (!component && out_[i] != '{')) continue;
      const bool comment = out_.compare(i, 3, "{/*") == 0;
      const std::size_t close = behind(comment ? comment_ : component ? tag_ : expression_, i);
      if (close == std::string::npos) return end;
      if (comment) builder_.comment(i, close);
      blank(i, close);
      if (close > end) return line_end(close - 1);
      i = close - 1;
    }
    return end;
  }

  std::string out_;
  const Builder& builder_;
  bool fenced_ = false;
  Closing tag_{">"};
  Closing expression_{"}"};
  Closing comment_{"*/}"};
};

}  // namespace

std::string masked_mdx(std::string_view text, const Builder& builder) {
  return Masker(text, builder).run();
}

}  // namespace unstigma::document
