#include <algorithm>

#include "document/asciidoc.h"
#include "document/inline.h"

namespace unstigma::document::asciidoc {
namespace {

class Rules : public Inline {
 public:
  using Inline::Inline;

  void run() {
    walk([this] { return step(); });
  }

 private:
  bool step() {
    const char c = peek();
    switch (c) {
      case '\\':
        cut_to(at() + 1);
        skip();
        return true;
      case '`':
        return code();
      case '"':
      case '\'':
        return curly_begin();
      case '+':
        return hard_break() || passthrough();
      case '*':
      case '_':
      case '#':
        return emphasis(c);
      case '^':
      case '~':
        return narrow(c);
      case '[':
        return bracket();
      case '<':
        return cross_reference();
      case '{':
        return attribute();
      case '(':
        return index_term();
      case '&':
        return reference();
      default:
        return ascii::letter(c) && !word_before(at()) && macro();
    }
  }

  /// The end of constrained markup: a mark behind something, before no letter.
  std::size_t constrained_end(std::string_view mark, std::size_t from) {
    return find(mark, from, [&](std::size_t i) {
      return i > 0 && !ascii::space(raw()[i - 1]) && raw()[i - 1] != mark[0] && byte(i + 1) != mark[0] &&
             !word_after(i + 1);
    });
  }
  std::size_t constrained(std::string_view mark) {
    const bool opens = !word_before(at()) && !ascii::space(peek(1)) && peek(-1) != mark[0];
    return opens ? constrained_end(mark, at() + 2) : std::string_view::npos;
  }

  /// "`text`": curly quotation marks.
  bool curly_begin() {
    if (peek(1) != '`' || word_before(at())) return false;
    const std::size_t end = find(peek() == '"' ? "`\"" : "`'", at() + 2);
    if (end == std::string_view::npos) return false;
    skip();
    span(1, end, 1, false);
    return true;
  }

  bool code() {
    if (looking_at("``")) {
      const std::size_t end = find("``", at() + 2);
      if (end == std::string_view::npos) return false;
      object_to(end + 2);
      return true;
    }
    const std::size_t end = constrained("`");
    if (end == std::string_view::npos) return false;
    object_to(end + 1);
    return true;
  }

  bool hard_break() {
    if (peek(-1) != ' ' || (peek(1) != '\n' && at() + 1 != raw().size())) return false;
    cut_to(at() + 1);
    return true;
  }

  bool passthrough() {
    for (const std::string_view mark : {"+++", "++"}) {
      if (!looking_at(mark)) continue;
      const std::size_t end = find(mark, at() + mark.size());
      if (end == std::string_view::npos) return false;
      object_to(end + mark.size());
      return true;
    }
    const std::size_t end = constrained("+");
    if (end == std::string_view::npos) return false;
    object_to(end + 1);
    return true;
  }

  bool emphasis(char c) {
    const std::string_view two = c == '*' ? "**" : c == '_' ? "__" : "##";
    if (looking_at(two)) {
      const std::size_t end = find(two, at() + 3);
      if (end == std::string_view::npos) return false;
      span(2, end, 2, c != '#');
      return true;
    }
    const std::size_t end = constrained(two.substr(1));
    if (end == std::string_view::npos) return false;
    span(1, end, 1, c != '#');
    return true;
  }

  /// ^superscript^ and ~subscript~, without white space inside.
  bool narrow(char c) {
    const std::size_t end = find(c == '^' ? "^" : "~", at() + 1);
    constexpr std::size_t longest = 60;
    if (end == std::string_view::npos || end == at() + 1 || end - at() > longest) return false;
    if (raw().substr(at(), end - at()).find_first_of(" \n") != std::string_view::npos) return false;
    span(1, end, 1, false);
    return true;
  }

  /// [[anchor]] and the [.role] before #text#.
  bool bracket() {
    if (looking_at("[[")) {
      const std::size_t end = find("]]", at() + 2);
      if (end == std::string_view::npos) return false;
      cut_to(end + 2);
      return true;
    }
    const std::size_t end = find("]", at() + 1);
    constexpr std::string_view follows = "#*_`";
    const bool role = end != std::string_view::npos && (peek(1) == '.' || peek(1) == '#') &&
                      follows.find(byte(end + 1)) != std::string_view::npos;
    if (!role) return false;
    cut_to(end + 1);
    return true;
  }

  bool cross_reference() {
    if (!looking_at("<<")) return false;
    const std::size_t end = find(">>", at() + 2);
    if (end == std::string_view::npos) return false;
    const std::size_t comma = raw().substr(0, end).find(',', at());
    if (comma == std::string_view::npos) object_to(end + 2);
    else span(comma + 1 - at(), end, 2, false);
    return true;
  }

  bool attribute() {
    std::size_t end = at() + 1;
    while (ascii::alnum(byte(end)) || byte(end) == '-' || byte(end) == '_' || byte(end) == ':') ++end;
    if (byte(end) != '}' || end == at() + 1) return false;
    object_to(end + 1);
    return true;
  }

  /// ((shown)) and (((hidden, words))).
  bool index_term() {
    const bool hidden = looking_at("(((");
    if (!hidden && !looking_at("((")) return false;
    const std::size_t end = find(hidden ? ")))" : "))", at() + 2);
    if (end == std::string_view::npos) return false;
    if (hidden) cut_to(end + 3);
    else span(2, end, 2, false);
    return true;
  }

  /// name:target[text], https://address[text], name:[text].
  bool macro() {
    std::size_t end = at();
    while (ascii::alnum(byte(end)) || byte(end) == '-' || byte(end) == '+' || byte(end) == '.') ++end;
    if (byte(end) != ':') {
      skip(end - at());
      return true;
    }
    const std::string_view name = raw().substr(at(), end - at());
    const std::size_t open = target_end(end + 1);
    const std::size_t close = byte(open) == '[' ? find("]", open + 1) : std::string_view::npos;
    const bool address = ascii::among(name, "http https ftp irc mailto link xref");
    if (close == std::string_view::npos) {
      if (address && open > end + 2) return false;  // a bare address, masked with all others
      skip(end - at());
      return true;
    }
    if (name == "footnote" || name == "footnoteref") {
      cut_to(open + 1);
      aside_to(close, PassageKind::footnote);
      cut_to(close + 1);
    } else if (address && close > open + 1 && close - open < longest_words) {
      shown(open, close);
    } else if (address || ascii::among(name,
                                       "image icon kbd btn menu pass stem latexmath asciimath anchor "
                                       "indexterm callout")) {
      object_to(close + 1);
    } else {
      skip(end - at());
    }
    return true;
  }

  /// The first white space or [ from `from` on; asked in order, so that all questions are one pass.
  std::size_t target_end(std::size_t from) {
    if (target_end_ < from) target_end_ = std::min(raw().find_first_of(" \t\n[", from), raw().size());
    return target_end_;
  }

  /// The words of a link: up to ",window=_blank" and the like, or the ^ of a new window.
  void shown(std::size_t open, std::size_t close) {
    const std::string_view words = raw().substr(open + 1, close - open - 1);
    std::size_t size = words.size();
    const std::size_t equals = words.find('=');
    const std::size_t comma = equals == std::string_view::npos ? equals : words.substr(0, equals).rfind(',');
    if (comma != std::string_view::npos) size = comma;
    if (size > 0 && words[size - 1] == '^') --size;
    span(open + 1 - at(), open + 1 + size, close - open - size, false);
  }

  static constexpr std::size_t longest_words = 1000;  ///< of a link
  std::size_t target_end_ = 0;
};

}  // namespace

void inline_rules(std::string_view raw, std::vector<Cut>& cuts) {
  Rules(raw, cuts).run();
}

}  // namespace unstigma::document::asciidoc
