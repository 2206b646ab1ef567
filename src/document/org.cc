#include <algorithm>
#include <string>

#include "document/ascii.h"
#include "document/inline.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

constexpr std::string_view code_blocks = "src example export comment html latex ascii ditaa plantuml dot";

class Rules : public Inline {
 public:
  using Inline::Inline;

  void run() {
    walk([this] { return step(); });
  }

 private:
  bool step() {
    switch (peek()) {
      case '=':
        return marked("=", false);
      case '~':
        return marked("~", false);
      case '*':
        return marked("*", true);
      case '/':
        return marked("/", true);
      case '_':
        return marked("_", true);
      case '+':
        return marked("+", true);
      case '[':
        return link() || footnote() || cookie() || timestamp();
      case '<':
        return target() || timestamp();
      case '$':
        return formula();
      case '\\':
        return command();
      case '@':
        return between("@@", "@@");
      case '{':
        return between("{{{", "}}}");
      case 's':
        return !word_before(at()) && source();
      default:
        return false;
    }
  }

  /// Text between two marks that stand as emphasis does in Org.
  bool marked(std::string_view mark, bool prose) {
    const bool opens = peek(-1) != mark[0] && !word_before(at()) && !ascii::space(peek(1));
    if (!opens) return false;
    const std::size_t end = find(mark, at() + 2, [&](std::size_t i) {
      constexpr std::string_view follows = "-.,;:!?')}\"[]*/_+|";
      return !ascii::space(raw()[i - 1]) && byte(i + 1) != mark[0] &&
             (ascii::space(byte(i + 1)) || follows.find(byte(i + 1)) != std::string_view::npos ||
              (ascii::word(byte(i + 1)) && !word_after(i + 1)));
    });
    constexpr std::size_t longest_code = 500;
    if (end == std::string_view::npos || (!prose && end - at() > longest_code)) return false;
    if (prose) span(1, end, 1, mark != "+");
    else object_to(end + 1);
    return true;
  }

  bool between(std::string_view open, std::string_view shut) {
    if (!looking_at(open)) return false;
    const std::size_t end = find(shut, at() + open.size());
    if (end == std::string_view::npos) return false;
    object_to(end + shut.size());
    return true;
  }

  /// [[target]] and [[target][words]].
  bool link() {
    if (!looking_at("[[")) return false;
    const std::size_t end = find("]]", at() + 2);
    const std::size_t middle = find("][", at() + 2);
    if (end == std::string_view::npos) return false;
    if (middle < end) span(middle + 2 - at(), end, 2, false);
    else object_to(end + 2);
    return true;
  }

  /// [fn:1] and [fn:name: the note].
  bool footnote() {
    if (!looking_at("[fn:")) return false;
    std::size_t name = at() + 4;
    while (ascii::word(byte(name)) || byte(name) == '-' || byte(name) == '_') ++name;
    if (byte(name) == ']') {
      cut_to(name + 1);
      return true;
    }
    const std::size_t end = find("]", name);
    if (byte(name) != ':' || end == std::string_view::npos) return false;
    cut_to(name + 1);
    aside_to(end, PassageKind::footnote);
    cut_to(end + 1);
    return true;
  }

  /// [2/5], [40%], [@3], [#A], [ ] and [X].
  bool cookie() {
    constexpr std::size_t longest = 10;
    const std::size_t end = raw().substr(at(), longest).find(']');
    if (end == std::string_view::npos ||
        raw().substr(at() + 1, end - 1).find_first_not_of("0123456789/%@#AX -") != std::string_view::npos)
      return false;
    cut_to(at() + end + 1);
    return true;
  }

  /// <2026-11-26 Thu> and [2026-11-26 Thu].
  bool timestamp() {
    if (!ascii::digit(peek(1)) || !ascii::digit(peek(4)) || peek(5) != '-') return false;
    const std::size_t end = find(peek() == '<' ? ">" : "]", at());
    constexpr std::size_t longest = 60;
    if (end == std::string_view::npos || end - at() > longest) return false;
    object_to(end + 1);
    return true;
  }

  /// <<target>> is not shown, <<<radio target>>> is; <http://...> is masked with all addresses.
  bool target() {
    const bool radio = looking_at("<<<");
    if (!looking_at("<<")) return false;
    const std::size_t end = find(radio ? ">>>" : ">>", at() + 2);
    if (end == std::string_view::npos) return false;
    if (radio) span(3, end, 3, false);
    else cut_to(end + 2);
    return true;
  }

  bool formula() {
    if (looking_at("$$")) return between("$$", "$$");
    if (ascii::space(peek(1)) || word_before(at())) return false;
    const std::size_t end =
        find("$", at() + 2, [&](std::size_t i) { return !ascii::space(raw()[i - 1]) && !word_after(i + 1); });
    constexpr std::size_t longest = 300;
    if (end == std::string_view::npos || end - at() > longest || ascii::digit(peek(1))) return false;
    object_to(end + 1);
    return true;
  }

  bool command() {
    if (between("\\(", "\\)") || between("\\[", "\\]")) return true;
    if (looking_at("\\\\")) {
      cut_to(at() + 2);
      return true;
    }
    std::size_t end = at() + 1;
    while (ascii::letter(byte(end))) ++end;
    if (end == at() + 1) return false;
    if (byte(end) == '{' && byte(end + 1) == '}') end += 2;
    object_to(end);
    return true;
  }

  /// src_language{code}
  bool source() {
    if (!looking_at("src_")) return false;
    std::size_t end = at() + 4;
    while (ascii::alnum(byte(end)) || byte(end) == '-') ++end;
    const std::size_t close = byte(end) == '{' ? find("}", end) : std::string_view::npos;
    if (close == std::string_view::npos) return false;
    object_to(close + 1);
    return true;
  }
};

void inline_rules(std::string_view raw, std::vector<Cut>& cuts) {
  Rules(raw, cuts).run();
}

/// The length of "- ", "1) " and of a check box behind it; 0 when the line begins no item.
std::size_t item_mark(std::string_view line, bool indented) {
  std::size_t i = 0;
  if (!line.empty() && (line[0] == '-' || line[0] == '+' || (line[0] == '*' && indented))) {
    i = 1;
  } else {
    while (i < line.size() && ascii::digit(line[i])) ++i;
    if (i == 0 || i >= line.size() || (line[i] != '.' && line[i] != ')')) return 0;
    ++i;
  }
  return i < line.size() && ascii::space(line[i]) ? i + 1 : 0;
}

class Reader {
 public:
  Reader(const Block& block, const PassageSink& sink)
      : lines_(block), flow_(block, sink, inline_rules, Escaping::org) {}

  void run() {
    while (i_ < lines_.size()) line();
    finish();
  }

 private:
  void finish() {
    flow_.finish(kind_, quotes_ > 0);
    kind_ = PassageKind::paragraph;
  }

  void line() {
    LineSpan part = lines_.span(i_);
    const std::string_view whole = lines_.text(part);
    const std::size_t lead = whole.find_first_not_of(" \t");
    if (lines_.blank(i_) || lead == std::string_view::npos) {
      finish();
      ++i_;
      return;
    }
    part.begin += lead;
    const std::string_view text = lines_.text(part);
    if (lead == 0 && headline(part, text)) return;
    if (!keyword(part, text) && !machine(text) && !table(part, text) && !item(part, text, lead > 0)) {
      flow_.line(part);
      ++i_;
    }
  }

  bool headline(LineSpan part, std::string_view text) {
    const std::size_t stars = text.find_first_not_of('*');
    if (stars == 0 || stars == std::string_view::npos || text[stars] != ' ') return false;
    finish();
    std::string_view words = text.substr(stars);
    const auto drop = [&](std::size_t size) {
      words.remove_prefix(size);
      while (!words.empty() && ascii::space(words.front())) words.remove_prefix(1);
    };
    drop(0);
    const std::string_view first = words.substr(0, words.find(' '));
    if (ascii::among(first, "TODO DONE NEXT WAITING CANCELLED CANCELED HOLD STARTED")) drop(first.size());
    if (ascii::begins(words, "[#") && words.size() > 3 && words[3] == ']') drop(4);
    const std::string_view trimmed = ascii::trimmed(words);
    std::size_t size = trimmed.size();
    if (size > 2 && trimmed.back() == ':') {  // :tags:
      const std::size_t tags = trimmed.find_last_of(" \t");
      if (tags != std::string_view::npos && trimmed.substr(tags + 1, 1) == ":") size = tags;
      else if (tags == std::string_view::npos && trimmed.front() == ':') size = 0;
    }
    part.begin = part.end - words.size();
    part.end = part.begin + size;
    ++i_;
    if (ascii::begins(words, "COMMENT")) return skip_tree(stars);
    flow_.line(part);
    flow_.finish(PassageKind::heading, false);
    return true;
  }

  /// Everything under a headline of that many stars.
  bool skip_tree(std::size_t stars) {
    for (; i_ < lines_.size(); ++i_) {
      const std::string_view text = lines_.text(i_);
      const std::size_t marks = text.find_first_not_of('*');
      if (marks != std::string_view::npos && marks > 0 && marks <= stars && text[marks] == ' ') break;
    }
    return true;
  }

  /// #+KEYWORD: value, #+BEGIN_X ... #+END_X, and comments.
  bool keyword(LineSpan part, std::string_view text) {
    if (text[0] != '#' || (text.size() > 1 && text[1] != ' ' && text[1] != '+')) return false;
    finish();
    ++i_;
    if (text.substr(0, 2) != "#+") {
      flow_.comment(part);
      return true;
    }
    const std::string_view name = text.substr(2, text.find_first_of(": [", 2) - 2);
    const std::string key = ascii::lower(name);
    if (ascii::begins(key, "begin_")) {
      begin(key.substr(6));
    } else if (key == "end_quote" || key == "end_verse") {
      quotes_ = std::max(0, quotes_ - 1);
    } else if (ascii::among(key, "title subtitle description caption")) {
      const std::size_t colon = text.find(':');
      if (colon == std::string_view::npos) return true;
      part.begin += colon + 1;
      flow_.line(part);
      flow_.finish(key == "title" ? PassageKind::heading : PassageKind::caption, false);
    }
    return true;
  }

  void begin(const std::string& name) {
    if (name == "quote" || name == "verse") {
      ++quotes_;
    } else if (ascii::among(name, code_blocks)) {
      const std::string end = "#+end_" + name;
      while (i_ < lines_.size() && !ascii::begins(ascii::lower(ascii::trimmed(lines_.text(i_))), end)) ++i_;
      ++i_;
    }
  }

  /// Lines and blocks for machines: fixed width, drawers, planning, rules, formulas, definitions.
  bool machine(std::string_view text) {
    if (ascii::begins(text, ": ") || text == ":" ||
        (text.size() > 4 && text.find_first_not_of('-') == std::string_view::npos) ||
        ascii::begins(text, "SCHEDULED:") || ascii::begins(text, "DEADLINE:") ||
        ascii::begins(text, "CLOSED:") || ascii::begins(text, "CLOCK:")) {
      finish();
      ++i_;
      return true;
    }
    const std::string_view words = ascii::trimmed(text);
    const bool drawer = words.size() > 2 && words.front() == ':' && words.back() == ':' &&
                        words.find(' ') == std::string_view::npos;
    if (drawer) return skip_to(":end:");
    if (!ascii::begins(words, "\\begin{") || words.find('}') == std::string_view::npos) return false;
    return skip_to("\\end{" + ascii::lower(words.substr(7, words.find('}') - 6)));
  }

  /// Skips to the line that begins so, within the section; where there is none, one line.
  bool skip_to(const std::string& end) {
    finish();
    ++i_;
    for (std::size_t k = i_; k < lines_.size(); ++k) {
      const std::string_view text = lines_.text(k);
      if (ascii::begins(ascii::lower(ascii::trimmed(text)), end)) {
        i_ = k + 1;
        return true;
      }
      constexpr std::size_t longest = 1000;  // lines; keeps many marks without an end linear
      if (k - i_ > longest || ascii::begins(text, "* ")) break;
    }
    return true;
  }

  bool table(LineSpan part, std::string_view text) {
    if (text[0] != '|') return false;
    finish();
    ++i_;
    if (text.size() > 1 && text[1] == '-') return true;
    std::size_t begin = 1;
    while (begin < text.size()) {
      const std::size_t bar = std::min(text.find('|', begin), text.size());
      flow_.line({part.begin + begin, part.begin + bar});
      flow_.finish(PassageKind::table_cell, quotes_ > 0);
      begin = bar + 1;
    }
    return true;
  }

  bool item(LineSpan part, std::string_view text, bool indented) {
    std::size_t mark = item_mark(text, indented);
    const bool note = !indented && ascii::begins(text, "[fn:") && text.find(']') != std::string_view::npos &&
                      text.substr(4, text.find(']') - 4).find(':') == std::string_view::npos;
    if (mark == 0 && !note) return false;
    finish();
    kind_ = note ? PassageKind::footnote : PassageKind::list_item;
    if (note) mark = text.find(']') + 1;
    const std::size_t term = text.find(" :: ", mark);
    if (!note && term != std::string_view::npos) {
      flow_.line({part.begin + mark, part.begin + term});
      flow_.finish(kind_, quotes_ > 0);
      mark = term + 4;
    }
    part.begin += mark;
    flow_.line(part);
    ++i_;
    return true;
  }

  Lines lines_;
  Flow flow_;
  std::size_t i_ = 0;
  PassageKind kind_ = PassageKind::paragraph;
  int quotes_ = 0;
};

}  // namespace

Result<Done> read_org(const Block& block, const ReadOptions&, const PassageSink& sink) {
  Reader(block, sink).run();
  return Done{};
}

}  // namespace unstigma::document
