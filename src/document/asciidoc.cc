#include "document/asciidoc.h"

#include <algorithm>
#include <string>

#include "document/ascii.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

/// Styles whose block holds no prose: [source,ruby], [stem] ...
constexpr std::string_view code_styles =
    "source listing literal stem latexmath asciimath pass plantuml mermaid ditaa graphviz a2s blockdiag "
    "vega vegalite wavedrom svgbob comment subs";
constexpr std::string_view admonitions = "NOTE TIP IMPORTANT WARNING CAUTION";

/// The length of "* ", ".. ", "1. ", "<1> " and of a check box behind it; 0 when there is none.
std::size_t item_mark(std::string_view line) {
  std::size_t i = 0;
  if (line.empty()) return 0;
  const char c = line[0];
  if (c == '*' || c == '.' || c == '-') {
    while (i < line.size() && line[i] == c) ++i;
    if (c == '-' ? i > 1 : i > 5) return 0;
  } else if (c == '<') {
    i = line.find('>') + 1;
    if (i == 0 || i > 5) return 0;
  } else {
    while (i < line.size() && ascii::digit(line[i])) ++i;
    if (i == 0 && ascii::letter(c)) i = 1;
    if (i == 0 || i >= line.size() || line[i] != '.') return 0;
    ++i;
  }
  if (i >= line.size() || !ascii::space(line[i])) return 0;
  i = std::min(line.find_first_not_of(" \t", i), line.size());
  const std::string_view box = line.substr(i, 4);
  if (box == "[ ] " || box == "[x] " || box == "[*] ") i += 4;
  return i;
}

/// The end of "term::" and where its text begins; npos when the line is no term.
std::size_t term_end(std::string_view line) {
  for (std::size_t at = line.find("::"); at != std::string_view::npos; at = line.find("::", at + 1)) {
    std::size_t end = at;
    while (end < line.size() && line[end] == ':') ++end;
    if (at > 0 && end - at <= 4 && (end == line.size() || ascii::space(line[end]))) return end;
    at = end - 1;
  }
  return std::string_view::npos;
}

/// The mark of a delimited block: four or more of one character, --, ```, |===.
bool delimiter(std::string_view line) {
  if (line == "--" || ascii::begins(line, "```")) return true;
  if (line.size() == 4 && line.substr(1) == "===" && std::string_view("|,:!").find(line[0]) < 4) return true;
  return line.size() >= 4 && std::string_view("-.+/=*_").find(line[0]) != std::string_view::npos &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

class Reader {
 public:
  Reader(const Block& block, const PassageSink& sink)
      : lines_(block), flow_(block, sink, asciidoc::inline_rules, Escaping::asciidoc) {}

  void run() {
    while (i_ < lines_.size()) line();
    finish();
  }

 private:
  void line() {
    const LineSpan whole = lines_.span(i_);
    LineSpan part = whole;
    std::string_view text = lines_.text(part);
    while (!text.empty() && ascii::space(text.back())) text.remove_suffix(1);
    part.end = part.begin + text.size();
    if (text.empty()) return next_blank();
    if (flow_.size() == 1 && underlined(text)) {
      flow_.finish(PassageKind::heading, false);
      ++i_;
      return;
    }
    if (delimiter(text)) return delimited(text);
    if (ascii::begins(text, "//")) {
      flow_.comment(part);
      ++i_;
      return;
    }
    if (in_table_) return table_line(part);
    if (flow_.empty() ? begins_block(part, text) : parts_block(part, text)) return;
    flow_.line(part);
    ++i_;
  }

  void next_blank() {
    finish();
    kind_ = PassageKind::paragraph;
    quoted_paragraph_ = false;
    ++i_;
  }

  void finish() { flow_.finish(kind_, quoted() || quoted_paragraph_); }

  bool quoted() const {
    return std::any_of(open_.begin(), open_.end(), [](std::string_view mark) { return mark[0] == '_'; });
  }

  /// The old two-line titles.
  bool underlined(std::string_view text) const {
    const std::size_t size = flow_.raw().size();
    return open_.empty() && kind_ == PassageKind::paragraph && text.size() >= 4 &&
           std::string_view("=-~^+").find(text[0]) < 5 &&
           text.find_first_not_of(text[0]) == std::string_view::npos && text.size() + 2 >= size &&
           text.size() <= size + 2;
  }

  void delimited(std::string_view mark) {
    finish();
    constexpr std::size_t deepest = 64;
    if (open_.size() > deepest) open_.clear();  // marks that were never closed
    const bool skipped = skip_next_ || std::string_view("-.+/`").find(mark[0]) < 5;
    if (!skip_next_ && std::string_view("=*_").find(mark[0]) < 3) {
      const auto open = std::find(open_.rbegin(), open_.rend(), mark);
      if (open == open_.rend()) open_.push_back(mark);
      else open_.erase(std::prev(open.base()), open_.end());
    } else if (mark.size() == 4 && mark.substr(1) == "===" && mark[0] != '=') {
      in_table_ = !in_table_;
      kind_ = PassageKind::paragraph;
    } else if (skipped && (mark != "--" || skip_next_)) {
      const std::string_view end = ascii::begins(mark, "```") ? std::string_view("```") : mark;
      const std::size_t begin = lines_.span(i_).begin;
      for (++i_; i_ < lines_.size() && ascii::trimmed(lines_.text(i_)) != end;) ++i_;
      if (mark[0] == '/') flow_.comment({begin, lines_.span(std::min(i_, lines_.size() - 1)).end});
    }
    skip_next_ = false;
    ++i_;
  }

  /// What ends a paragraph that is running, without an empty line between.
  bool parts_block(LineSpan part, std::string_view text) {
    if (text == "+") {
      finish();
      kind_ = PassageKind::paragraph;
      ++i_;
      return true;
    }
    const std::string_view words = ascii::trimmed(text);
    const bool listed = kind_ == PassageKind::list_item &&
                        (item_mark(words) > 0 || term_end(words) != std::string_view::npos);
    const bool macro = text.front() == '[' && text.back() == ']' && text.find(' ') == std::string_view::npos;
    if (!listed && !macro && !directive(text)) return false;
    finish();
    return begins_block(part, text);
  }

  static bool directive(std::string_view text) {
    for (const std::string_view name : {"ifdef::", "ifndef::", "ifeval::", "endif::", "include::"}) {
      if (ascii::begins(text, name)) return true;
    }
    return false;
  }

  /// Takes lines that open a block or are no prose; false for the first line of a paragraph.
  bool begins_block(LineSpan part, std::string_view text) {
    if (skip_next_ && text.front() != '[' && text.front() != '.') {
      skip_next_ = false;
      while (!lines_.blank(i_)) ++i_;
      return true;
    }
    return title(part, text) || attribute_entry(part, text) || attribute_list(text) ||
           block_macro(part, text) || item(part, text) || paragraph(part, text);
  }

  bool title(LineSpan part, std::string_view text) {
    const std::size_t marks = text.find_first_not_of(text[0] == '#' ? '#' : '=');
    if (marks > 0 && marks <= 6 && text[marks] == ' ') {
      part.begin += marks;
      flow_.line(part);
      flow_.finish(PassageKind::heading, false);
      const bool header = marks == 1 && text[0] == '=';
      ++i_;
      // The lines under the title of a document name its authors and its revision.
      while (header && !lines_.blank(i_) && lines_.text(i_).front() != ':' &&
             !ascii::begins(lines_.text(i_), "//"))
        ++i_;
      return true;
    }
    if (text.size() > 1 && text[0] == '.' && text[1] != '.' && !ascii::space(text[1])) {
      ++part.begin;
      flow_.line(part);
      flow_.finish(PassageKind::caption, quoted());
      ++i_;
      return true;
    }
    return false;
  }

  /// ":name: value"; of all of them a description alone is prose.
  bool attribute_entry(LineSpan part, std::string_view text) {
    if (text.size() < 3 || text[0] != ':') return false;
    const std::size_t close = text.find(':', 1);
    if (close == std::string_view::npos || close == 1 || text.substr(0, close).find(' ') != text.npos)
      return false;
    const bool prose = text.substr(1, close - 1) == "description";
    part.begin += close + 1;
    bool more = true;
    while (more && i_ < lines_.size()) {
      more = ascii::ends(lines_.text(part), " \\");
      if (more) part.end -= 2;
      if (prose) flow_.line(part);
      ++i_;
      if (more && i_ < lines_.size()) part = lines_.span(i_);
    }
    flow_.finish(PassageKind::caption, false);
    return true;
  }

  bool attribute_list(std::string_view text) {
    if (text.front() != '[' || text.back() != ']') return false;
    std::size_t end = 1;
    while (end < text.size() && (ascii::alnum(text[end]))) ++end;
    const std::string_view style = text.substr(1, end - 1);
    if (ascii::among(style, code_styles)) skip_next_ = true;
    if (style == "quote" || style == "verse") quoted_paragraph_ = true;
    ++i_;
    return true;
  }

  bool block_macro(LineSpan part, std::string_view text) {
    const std::size_t colons = text.find("::");
    const std::size_t open = text.find('[');
    if (colons == std::string_view::npos || open == std::string_view::npos || colons > open || colons == 0 ||
        text.back() != ']' || text.substr(0, open).find(' ') != std::string_view::npos)
      return rule(text);
    ++i_;
    if (text.substr(0, colons) != "image") return true;
    const std::string_view words = text.substr(open + 1, text.size() - open - 2);
    const std::size_t comma = words.find(',');
    if (words.substr(0, comma).find('=') != std::string_view::npos) return true;
    part.begin += open + 1;
    part.end = part.begin + std::min(comma, words.size());
    flow_.line(part);
    flow_.finish(PassageKind::caption, quoted());
    return true;
  }

  bool rule(std::string_view text) {
    if (text != "'''" && text != "<<<" && text != "---" && text != "***") return false;
    ++i_;
    return true;
  }

  bool item(LineSpan part, std::string_view text) {
    const std::size_t lead = text.find_first_not_of(" \t");
    std::string_view words = text.substr(lead);
    const std::size_t mark = item_mark(words);
    if (mark > 0) {
      part.begin += lead + mark;
      words.remove_prefix(mark);
    } else {
      const std::size_t term = term_end(words);
      if (term == std::string_view::npos) return false;
      std::size_t size = term;
      while (size > 0 && words[size - 1] == ':') --size;
      flow_.line({part.begin + lead, part.begin + lead + size});
      flow_.finish(PassageKind::list_item, quoted());
      part.begin += lead + term;
    }
    kind_ = PassageKind::list_item;
    flow_.line(part);
    ++i_;
    return true;
  }

  bool paragraph(LineSpan part, std::string_view text) {
    if (ascii::space(text.front()) && kind_ != PassageKind::list_item) {  // a literal paragraph
      while (!lines_.blank(i_)) ++i_;
      return true;
    }
    if (text.front() == '>') {  // Markdown's quotation
      quoted_paragraph_ = true;
      while (!lines_.blank(i_)) {
        part = lines_.span(i_);
        if (lines_.text(part).front() == '>') ++part.begin;
        flow_.line(part);
        ++i_;
      }
      return true;
    }
    const std::size_t colon = text.find(": ");
    if (colon != std::string_view::npos && ascii::among(text.substr(0, colon), admonitions)) {
      part.begin += colon + 1;
      flow_.line(part);
      ++i_;
      return true;
    }
    return false;
  }

  /// A line inside |===: cells begin with |, and with a few characters before it that format them.
  void table_line(LineSpan part) {
    kind_ = PassageKind::table_cell;
    const std::string_view text = lines_.text(part);
    std::size_t begin = 0;
    for (std::size_t bar = text.find('|'); bar != std::string_view::npos; bar = text.find('|', bar + 1)) {
      if (bar > 0 && text[bar - 1] == '\\') continue;
      std::size_t end = bar;
      while (end > begin && std::string_view("0123456789.+*<>^aehlmsd").find(text[end - 1]) < 23) --end;
      if (end > begin && !ascii::space(text[end - 1])) end = bar;
      flow_.line({part.begin + begin, part.begin + end});
      finish();
      begin = bar + 1;
    }
    part.begin += begin;
    flow_.line(part);
    ++i_;
  }

  Lines lines_;
  Flow flow_;
  std::size_t i_ = 0;
  PassageKind kind_ = PassageKind::paragraph;
  std::vector<std::string_view> open_;  ///< marks of the blocks that hold this one
  bool quoted_paragraph_ = false;
  bool skip_next_ = false;  ///< the style of the next block says that it holds no prose
  bool in_table_ = false;
};

}  // namespace

Result<Done> read_asciidoc(const Block& block, const ReadOptions&, const PassageSink& sink) {
  Reader(block, sink).run();
  return Done{};
}

}  // namespace unstigma::document
