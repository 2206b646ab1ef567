#include <algorithm>
#include <array>

#include "document/ascii.h"
#include "document/code.h"

namespace unstigma::document::code {
namespace {

class Lexer {
 public:
  Lexer(const Block& block, const Language& language)
      : text_(block.text()), lines_(block), language_(language), php_(ascii::among(".php", language.names)) {
    for (std::string_view rest = language.line; !rest.empty();) {
      const std::string_view mark = rest.substr(0, rest.find(' '));
      marks_.push_back(mark);
      interesting_[static_cast<unsigned char>(mark[0])] = true;
      rest.remove_prefix(std::min(mark.size() + 1, rest.size()));
    }
    for (const char c : std::string_view("\"'`[<\n")) interesting_[static_cast<unsigned char>(c)] = true;
    if (!language.open.empty()) interesting_[static_cast<unsigned char>(language.open[0])] = true;
    if (language.regex) interesting_[static_cast<unsigned char>('/')] = true;
    if (php_) interesting_[static_cast<unsigned char>('?')] = true;
  }

  std::vector<Comment> run() {
    if (php_) skip_to("<?");
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (!interesting_[static_cast<unsigned char>(c)] || !special(c)) {
        if (!ascii::space(c)) last_ = c;
        ++at_;
      }
    }
    return std::move(out_);
  }

 private:
  bool looking_at(std::string_view mark) const { return text_.substr(at_, mark.size()) == mark; }
  char before() const { return at_ > 0 ? text_[at_ - 1] : '\n'; }

  /// A comment, a string or the like; false when the character is none of them.
  bool special(char c) {
    if (c == '\n') {
      last_ = '\n';
      ++at_;
      return true;
    }
    if (language_.brackets && long_bracket()) return true;
    if (!language_.open.empty() && looking_at(language_.open)) return block_comment();
    for (const std::string_view mark : marks_) {
      if (looking_at(mark) && line_comment(mark)) return true;
    }
    if (php_ && looking_at("?>")) {
      skip_to("<?");
      return true;
    }
    switch (c) {
      case '"':
        return language_.triple && looking_at("\"\"\"") ? triple("\"\"\"") : double_quoted();
      case '\'':
        return language_.docstrings && language_.triple && looking_at("'''") ? triple("'''")
                                                                             : single_quoted();
      case '`':
        return language_.backtick && skip_string('`', true, true);
      case '/':
        return language_.regex && regex();
      case '<':
        return language_.heredoc && heredoc();
      default:
        return false;
    }
  }

  std::size_t line_of(std::size_t at) {
    while (line_ + 1 < lines_.size() && lines_.span(line_ + 1).begin <= at) ++line_;
    return line_;
  }

  void add(LineSpan text, std::size_t mark, bool block, bool first) {
    const std::size_t line = line_of(mark);
    out_.push_back({text, line, mark - lines_.span(line).begin, block, first});
  }

  bool line_comment(std::string_view mark) {
    if (language_.spaced && !ascii::space(before())) return false;
    if (mark == "//" && before() == ':') return false;  // an address in a style sheet
    const std::size_t begin = at_;
    LineSpan text{at_ + mark.size(), std::min(text_.find('\n', at_), text_.size())};
    // PHP leaves code in the middle of a comment, too.
    if (php_) text.end = std::min(text_.substr(0, text.end).find("?>", text.begin), text.end);
    at_ = text.end;
    add(text, begin, false, true);
    return true;
  }

  bool block_comment() {
    if (language_.open[0] == '=' && before() != '\n') return false;  // Ruby's begin a line
    const std::size_t begin = at_;
    std::size_t i = at_ + language_.open.size();
    const std::size_t text = i;
    std::size_t end = std::string_view::npos;
    if (!language_.nested) {
      end = text_.find(language_.close, i);
    } else {
      for (int depth = 1; i < text_.size(); ++i) {
        if (text_.substr(i, language_.close.size()) == language_.close) {
          if (--depth == 0) {
            end = i;
            break;
          }
          i += language_.close.size() - 1;
        } else if (text_.substr(i, language_.open.size()) == language_.open) {
          ++depth;
          i += language_.open.size() - 1;
        }
      }
    }
    at_ = end == std::string_view::npos ? text_.size() : end + language_.close.size();
    add_lines(text, std::min(end, text_.size()), begin);
    return true;
  }

  /// Adds [begin, end) line by line.
  void add_lines(std::size_t begin, std::size_t end, std::size_t mark) {
    const std::string_view text = text_.substr(0, end);
    add({begin, std::min(text.find('\n', begin), end)}, mark, true, true);
    for (std::size_t at = text.find('\n', begin); at < end; at = text.find('\n', at + 1))
      add({at + 1, std::min(text.find('\n', at + 1), end)}, at + 1, true, false);
  }

  void skip_to(std::string_view mark) {
    const std::size_t found = text_.find(mark, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + mark.size();
  }

  /// Over a string to its mark, or to the end of the line where it may not go further.
  bool skip_string(char mark, bool escapes, bool lines) {
    std::size_t i = at_ + 1;
    for (; i < text_.size() && text_[i] != mark; ++i) {
      if (text_[i] == '\\' && escapes) ++i;
      else if (text_[i] == '\n' && !lines) break;
    }
    last_ = mark;
    at_ = std::min(i + 1, text_.size());
    return true;
  }

  bool double_quoted() {
    if (!language_.doubles) return false;
    if (language_.raw && (before() == 'R' || before() == 'r' || before() == '#') && raw()) return true;
    return skip_string('"', true, language_.multiline);
  }

  /// R"x( ... )x" of C++, r#" ... "# of Rust.
  bool raw() {
    std::string end;
    if (before() == 'R') {
      constexpr std::size_t longest = 16;
      const std::size_t open = text_.substr(0, at_ + 2 + longest).find('(', at_);
      if (open == std::string_view::npos) return false;
      end = ")" + std::string(text_.substr(at_ + 1, open - at_ - 1)) + "\"";
    } else {
      std::size_t marks = at_;
      while (marks > 0 && text_[marks - 1] == '#') --marks;
      if (marks == 0 || text_[marks - 1] != 'r') return false;
      end = "\"" + std::string(std::min<std::size_t>(at_ - marks, 255), '#');
    }
    const std::size_t found = text_.find(end, at_ + 1);
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
    last_ = '"';
    return true;
  }

  bool single_quoted() {
    switch (language_.quote) {
      case Quote::string:
        return !ascii::alnum(before()) || language_.spaced ? skip_string('\'', true, language_.multiline)
                                                           : false;
      case Quote::doubled:
        return skip_string('\'', false, true);
      case Quote::character:
        return character();
      default:
        return false;
    }
  }

  /// 'x' or '\n': a backslash and a few characters, or one character.
  bool character() {
    std::size_t end = at_ + 1;
    if (end < text_.size() && text_[end] == '\\') {
      constexpr std::size_t longest = 12;
      end = text_.substr(0, at_ + longest).find('\'', end + 2);
    } else if (end < text_.size() && text_[end] != '\'') {
      ++end;
      while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
    }
    if (end >= text_.size() || text_[end] != '\'') return false;
    at_ = end + 1;
    return true;
  }

  bool triple(std::string_view mark) {
    const std::size_t begin = at_;
    const std::size_t line = line_of(at_);
    const std::string_view lead =
        ascii::trimmed(text_.substr(lines_.span(line).begin, at_ - lines_.span(line).begin));
    std::size_t end = at_ + 3;
    while (end < text_.size() && text_.substr(end, 3) != mark) end += text_[end] == '\\' ? 2U : 1U;
    end = std::min(end, text_.size());
    // Documentation begins a line, but for a letter in front; Elixir says @doc.
    const bool documentation = language_.docstrings &&
                               (lead.empty() || lead == "r" || lead == "R" || lead == "u" || lead == "@doc" ||
                                lead == "@moduledoc" || lead == "@typedoc" || lead == "@doc ~S") &&
                               last_ != '(' && last_ != ',' && last_ != '=' && last_ != '[';
    at_ = std::min(end + 3, text_.size());
    if (documentation) add_lines(begin + 3, end, begin);
    last_ = '"';
    return true;
  }

  /// Behind an operator or bracket a / begins a regular expression; it ends in the same line.
  bool regex() {
    if (std::string_view("(,=:[!&|?{};\n+-*%~^<>").find(last_) == std::string_view::npos) return false;
    constexpr std::size_t longest = 2000;
    bool in_class = false;
    for (std::size_t i = at_ + 1; i < std::min(text_.size(), at_ + longest) && text_[i] != '\n'; ++i) {
      if (text_[i] == '\\') ++i;
      else if (text_[i] == '[') in_class = true;
      else if (text_[i] == ']') in_class = false;
      else if (text_[i] == '/' && !in_class) {
        at_ = i + 1;
        last_ = '/';
        return true;
      }
    }
    return false;
  }

  /// <<END, <<-END, <<~'END', <<<END: over the lines up to END.
  bool heredoc() {
    if (!looking_at("<<")) return false;
    constexpr std::size_t longest = 16;  // of what stands before the name
    std::size_t i = at_ + 2;
    while (i < std::min(text_.size(), at_ + longest) && std::string_view("<-~ '\"").find(text_[i]) < 6) ++i;
    std::size_t end = i;
    while (end < text_.size() && (ascii::alnum(text_[end]) || text_[end] == '_')) ++end;
    if (end == i || i == at_ + longest || ascii::digit(text_[i]) || text_[i - 1] == ' ') return false;
    const std::string_view name = text_.substr(i, end - i);
    constexpr std::size_t most = 16;  // of ends that never come, each of which costs a search to the end
    if (lost_.size() == most || std::find(lost_.begin(), lost_.end(), name) != lost_.end()) return false;
    const std::size_t line_end = std::min(text_.find('\n', end), text_.size());
    for (std::size_t at = line_end; at < text_.size(); at = std::min(text_.find('\n', at), text_.size())) {
      ++at;
      const std::size_t stop = std::min(text_.find('\n', at), text_.size());
      std::string_view line = ascii::trimmed(text_.substr(at, stop - at));
      if (!line.empty() && line.back() == ';') line.remove_suffix(1);
      if (line != name) continue;
      at_ = stop;
      return true;
    }
    lost_.push_back(name);
    return false;
  }

  /// [[ ]] and [=[ ]=], comments behind -- or #, else strings.
  bool long_bracket() {
    std::size_t i = at_;
    const std::string_view mark = marks_.front();
    const bool comment = looking_at(mark);
    if (comment) i += mark.size();
    if (i >= text_.size() || text_[i] != '[') return false;
    std::size_t open = i + 1;
    while (open < text_.size() && text_[open] == '=') ++open;
    if (open >= text_.size() || text_[open] != '[') return false;
    const std::string close = "]" + std::string(text_.substr(i + 1, open - i - 1)) + "]";
    const std::size_t end = std::min(text_.find(close, open), text_.size());
    const std::size_t begin = at_;
    at_ = std::min(end + close.size(), text_.size());
    if (comment) add_lines(open + 1, std::max(end, open + 1), begin);
    return true;
  }

  std::string_view text_;
  Lines lines_;
  const Language& language_;
  bool php_;
  std::vector<std::string_view> marks_;
  std::array<bool, 256> interesting_{};
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  char last_ = '\n';                    ///< the last character that is no white space
  std::vector<std::string_view> lost_;  ///< ends of heredocs that never come
  std::vector<Comment> out_;
};

}  // namespace

std::vector<Comment> find_comments(const Block& block, const Language& language) {
  return Lexer(block, language).run();
}

}  // namespace unstigma::document::code
