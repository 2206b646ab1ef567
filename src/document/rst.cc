#include "document/rst.h"

#include <algorithm>
#include <string>

#include "document/ascii.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

using rst::Body;

/// What the lines from some column on belong to.
struct Context {
  std::size_t indent = 0;
  PassageKind kind = PassageKind::paragraph;
  bool quoted = false;
  bool loose = false;  ///< the first line at or right of `indent` settles it
};

bool adornment(std::string_view line) {
  line = ascii::trimmed(line);
  return line.size() > 1 && ascii::punctuation(line[0]) &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

/// The length of "- ", "1. ", "(a) ", "#) "; 0 when the line begins no list item.
std::size_t item_mark(std::string_view line) {
  for (const std::string_view mark : {"-", "*", "+", "\xE2\x80\xA2", "\xE2\x80\xA3", "\xE2\x81\x83"}) {
    if (line == mark) return mark.size();
    if (ascii::begins(line, mark) && line[mark.size()] == ' ') return mark.size() + 1;
  }
  std::size_t i = line.empty() || line[0] != '(' ? 0 : 1;
  const bool both = i == 1;
  const std::size_t begin = i;
  while (i < line.size() && ascii::digit(line[i])) ++i;
  if (i == begin) {
    constexpr std::size_t longest_roman = 5;
    while (i < line.size() && i < begin + longest_roman && ascii::among(line.substr(i, 1), "i v x I V X"))
      ++i;
    if (i == begin && i < line.size() && (ascii::letter(line[i]) || line[i] == '#')) ++i;
  }
  if (i == begin || i + 1 >= line.size() || line[i + 1] != ' ') return 0;
  return line[i] == ')' || (line[i] == '.' && !both) ? i + 2 : 0;
}

/// The length of "-x, --long=ARG  " before the description of an option; 0 when there is none.
std::size_t option_mark(std::string_view line) {
  if (line.size() < 4 || line[0] != '-' || line[1] == ' ') return 0;
  const std::size_t gap = line.find("  ");
  if (gap == std::string_view::npos) return 0;
  const std::size_t words = line.find_first_not_of(' ', gap);
  return words == std::string_view::npos ? 0 : words;
}

/// The length of ":field name: "; 0 when there is none.
std::size_t field_mark(std::string_view line) {
  if (line.size() < 3 || line[0] != ':' || line[1] == ' ' || line[1] == ':') return 0;
  for (std::size_t i = 2; i < line.size(); ++i) {
    if (line[i] == '\\') ++i;
    else if (line[i] == '`') return 0;  // a role
    else if (line[i] == ':' && (i + 1 == line.size() || line[i + 1] == ' '))
      return std::min(i + 2, line.size());
  }
  return 0;
}

class Reader {
 public:
  Reader(const Block& block, const PassageSink& sink)
      : lines_(block), flow_(block, sink, rst::inline_rules, Escaping::rst), contexts_(1) {}

  void run() {
    while (i_ < lines_.size()) {
      if (lines_.blank(i_)) {
        finish();
        ++i_;
        continue;
      }
      const std::string_view line = lines_.text(i_);
      LineSpan part = lines_.span(i_);
      part.begin += line.find_first_not_of(" \t\v\f");
      const std::size_t column = lines_.indent(i_);
      if (!flow_.empty() && goes_on(part, column)) continue;
      finish();
      begin_block(part, column);
    }
    finish();
  }

 private:
  /// Takes a line that belongs to the paragraph so far, or that makes it a heading or a term.
  bool goes_on(LineSpan part, std::size_t column) {
    const std::string_view line = lines_.text(part);
    if (column == 0 && flow_.size() == 1 && adornment(line) &&
        (line.size() > 3 || line.size() >= flow_.raw().size())) {
      flow_.finish(PassageKind::heading, false);
      ++i_;
      return true;
    }
    if (column < column_) return false;
    if (column > column_ && flow_.size() == 1 && !hanging_) {  // a term and its definition
      flow_.finish(PassageKind::list_item, top().quoted);
      contexts_.push_back({column, PassageKind::list_item, top().quoted});
      return false;
    }
    flow_.line(part);
    ++i_;
    return true;
  }

  Context& top() { return contexts_.back(); }

  void finish() {
    if (flow_.empty()) return;
    literal_ = ascii::ends(flow_.raw(), "::");
    literal_column_ = base_;
    flow_.finish(top().kind, top().quoted);
  }

  /// Skips all lines that are blank or right of `column`.
  void skip_body(std::size_t column) {
    while (i_ < lines_.size() && (lines_.blank(i_) || lines_.indent(i_) > column)) ++i_;
  }

  void begin_block(LineSpan part, std::size_t column) {
    if (skip_literal(part, column)) return;
    while (contexts_.size() > 1 && column < top().indent) contexts_.pop_back();
    if (top().loose) {
      top().indent = column;
      top().loose = false;
    } else if (column > top().indent) {
      const std::string_view line = lines_.text(part);
      // Lists and definitions are set in by many who mean no quotation.
      const bool term = !lines_.blank(i_ + 1) && lines_.indent(i_ + 1) > column;
      const bool quotation =
          !term && item_mark(line) == 0 && !ascii::begins(line, "..") && !ascii::begins(line, ">>>");
      contexts_.push_back({column, top().kind, top().quoted || quotation});
    }
    dispatch(part, column);
  }

  /// The block that a paragraph ending in :: announced.
  bool skip_literal(LineSpan part, std::size_t column) {
    if (!literal_) return false;
    literal_ = false;
    if (column > literal_column_) {
      skip_body(literal_column_);
      return true;
    }
    const char mark = lines_.text(part).front();
    if (column < literal_column_ || !ascii::punctuation(mark) || ascii::begins(lines_.text(part), ".. "))
      return false;
    while (!lines_.blank(i_) && lines_.text(i_).substr(column, 1) == std::string_view(&mark, 1)) ++i_;
    return true;
  }

  /// What kind of block begins with `part`, which is in line i_ and may stand behind a list mark.
  void dispatch(LineSpan part, std::size_t column) {
    for (;;) {
      const std::string_view line = lines_.text(part);
      const bool whole = column == lines_.indent(i_);
      if (whole && special(part, column)) return;
      if (ascii::begins(line, ".. ") || line == "..") return explicit_markup(part, column);
      if (ascii::begins(line, "__ ")) {
        ++i_;
        return skip_body(column);
      }
      std::size_t mark = item_mark(line);
      PassageKind kind = PassageKind::list_item;
      const bool item = mark > 0;
      if (mark == 0) mark = option_mark(line);
      if (mark == 0 && (mark = field_mark(line)) > 0) kind = PassageKind::paragraph;
      if (mark == 0) return paragraph(part, column, column, false);
      const std::size_t rest = std::min(line.find_first_not_of(' ', mark), line.size());
      const std::size_t words = column + rest;
      contexts_.push_back({item ? words : column + 1, kind, top().quoted, !item});
      part.begin += rest;
      if (part.begin >= part.end) {
        top().loose = true;
        top().indent = column + 1;
        ++i_;
        return;
      }
      if (!item) return paragraph(part, column + 1, column, true);
      column = words;
    }
  }

  /// Blocks that take whole lines: tables, doctests, line blocks, titles between two lines, transitions.
  bool special(LineSpan part, std::size_t column) {
    const std::string_view line = lines_.text(part);
    if (rst::opens_grid(line)) {
      i_ = rst::read_grid(lines_, i_, top().quoted, flow_);
    } else if (rst::opens_simple_table(line)) {
      i_ = rst::read_simple_table(lines_, i_, top().quoted, flow_);
    } else if (ascii::begins(line, ">>> ") || line == ">>>") {
      while (!lines_.blank(i_)) ++i_;
    } else if (ascii::begins(line, "| ")) {
      part.begin += 2;
      paragraph(part, column, column, true);
      while (!lines_.blank(i_)) {
        LineSpan next = lines_.span(i_);
        const std::size_t bar = lines_.text(i_).find_first_not_of(" \t");
        next.begin += bar + (lines_.text(i_)[bar] == '|' ? 1 : 0);
        flow_.line(next);
        ++i_;
      }
    } else if (column == 0 && adornment(line)) {
      return title_between(line);
    } else {
      return false;
    }
    return true;
  }

  bool title_between(std::string_view line) {
    const bool title = !lines_.blank(i_ + 1) && i_ + 2 < lines_.size() && adornment(lines_.text(i_ + 2)) &&
                       lines_.text(i_ + 2).front() == line.front();
    if (title) {
      flow_.line(lines_.span(i_ + 1));
      flow_.finish(PassageKind::heading, false);
      i_ += 3;
      return true;
    }
    if (!lines_.blank(i_ + 1) || line.size() < 4) return false;
    ++i_;  // a transition
    return true;
  }

  void paragraph(LineSpan part, std::size_t column, std::size_t base, bool hanging) {
    flow_.line(part);
    column_ = column;
    base_ = base;
    hanging_ = hanging;
    ++i_;
  }

  void explicit_markup(LineSpan part, std::size_t column) {
    const std::string_view line = lines_.text(part);
    std::size_t at = std::min(line.find_first_not_of(' ', 2), line.size());
    if (line == "..") {  // an empty comment takes what follows at once
      if (!lines_.blank(i_ + 1)) return comment(part, column);
      ++i_;
      return;
    }
    if (line.substr(at, 1) == "[") return footnote(part, column, at);
    if (line.substr(at, 1) == "|") {  // a substitution: its directive follows the name
      const std::size_t close = line.find("| ", at + 1);
      if (close != std::string_view::npos) at = std::min(line.find_first_not_of(' ', close + 1), line.size());
    }
    std::size_t end = at;
    while (end < line.size() &&
           (ascii::alnum(line[end]) || std::string_view("-_+:.").find(line[end]) != std::string_view::npos))
      ++end;
    const std::string_view name = line.substr(at, end - at);
    const bool known = name.size() > 2 && ascii::ends(name, "::") && name.front() != '_' &&
                       (end == line.size() || line[end] == ' ');
    if (!known) return comment(part, column);
    part.begin += std::min(line.find_first_not_of(' ', end), line.size());
    directive(ascii::lower(name.substr(0, name.size() - 2)), part, column);
  }

  /// A comment, or a target, with the lines that belong to it.
  void comment(LineSpan part, std::size_t column) {
    ++i_;
    skip_body(column);
    std::size_t last = i_ - 1;
    while (lines_.blank(last)) --last;
    flow_.comment({part.begin, lines_.span(last).end});
  }

  void footnote(LineSpan part, std::size_t column, std::size_t at) {
    const std::string_view line = lines_.text(part);
    const std::size_t close = line.find(']', at);
    if (close == std::string_view::npos) {
      ++i_;
      return skip_body(column);
    }
    contexts_.push_back({column + 1, PassageKind::footnote, top().quoted, true});
    part.begin += close + 1;
    if (ascii::trimmed(lines_.text(part)).empty()) ++i_;
    else paragraph(part, column + 1, column, true);
  }

  void directive(const std::string& name, LineSpan argument, std::size_t column) {
    const bool domain = name.find(':') != std::string::npos;
    const Body body = domain ? Body::prose : rst::body_of(name);
    ++i_;
    if (body == Body::skip) return skip_body(column);
    const bool text = body == Body::text || body == Body::version;
    if (body == Body::version) {
      const std::string_view words = lines_.text(argument);
      argument.begin += std::min(words.find_first_of(' '), words.size());
    }
    const bool quoted = top().quoted || body == Body::quoted;
    if (body == Body::title) {
      flow_.line(argument);
      flow_.finish(PassageKind::heading, quoted);
    } else if (body == Body::caption || body == Body::captioned) {
      flow_.line(argument);
      flow_.finish(PassageKind::caption, quoted);
    } else if (!text) {  // the signature of a function, a file, a language: lines of it may follow
      while (!lines_.blank(i_) && lines_.indent(i_) > column &&
             field_mark(ascii::trimmed(lines_.text(i_))) == 0)
        ++i_;
    }
    if (body == Body::captioned) return csv_table(column, quoted);
    options(column, body);
    if (body == Body::image || body == Body::meta) return skip_body(column);
    const PassageKind kind = body == Body::figure ? PassageKind::caption : PassageKind::paragraph;
    contexts_.push_back({column + 1, kind, quoted, true});
    if (text && argument.begin < argument.end && !ascii::trimmed(lines_.text(argument)).empty()) {
      --i_;
      paragraph(argument, column + 1, column, true);
    }
  }

  /// The heads that an option gives, and the body.
  void csv_table(std::size_t column, bool quoted) {
    char separator = ',';
    std::vector<LineSpan> heads;
    while (!lines_.blank(i_) && lines_.indent(i_) > column) {
      const std::string_view line = ascii::trimmed(lines_.text(i_));
      const std::size_t mark = field_mark(line);
      if (mark == 0) break;
      const std::string_view value = ascii::trimmed(line.substr(mark));
      if (ascii::begins(line, ":delim:") && !value.empty())
        separator = value == "tab" ? '\t' : value == "space" ? ' ' : value.front();
      if (ascii::begins(line, ":header:") && !value.empty()) {
        const std::size_t end = lines_.span(i_).end;
        heads.push_back(
            {end - lines_.text(i_).size() + (static_cast<std::size_t>(value.data() - lines_.text(i_).data())),
             end});
      }
      ++i_;
    }
    const std::size_t first = i_;
    skip_body(column);
    rst::read_csv_cells(lines_, heads, separator, quoted, flow_);
    std::vector<LineSpan> rows;
    for (std::size_t i = first; i < i_; ++i) {
      LineSpan row = lines_.span(i);
      while (row.begin < row.end && ascii::space(lines_.text(row).front())) ++row.begin;
      rows.push_back(row);
    }
    rst::read_csv_cells(lines_, rows, separator, quoted, flow_);
  }

  /// Skips the :option: lines of a directive; the words of some are captions.
  void options(std::size_t column, Body body) {
    while (!lines_.blank(i_) && lines_.indent(i_) > column) {
      const std::string_view line = lines_.text(i_);
      const std::size_t first = line.find_first_not_of(" \t");
      const std::size_t mark = field_mark(line.substr(first));
      if (mark == 0) return;
      const std::string_view name =
          line.substr(first + 1, std::min(line.find(':', first + 1), line.size()) - first - 1);
      const bool caption = ((body == Body::image || body == Body::figure) && name == "alt") ||
                           (body == Body::meta && ascii::begins(name, "description"));
      const std::size_t indent = lines_.indent(i_);
      LineSpan part = lines_.span(i_);
      part.begin += first + mark;
      if (caption) flow_.line(part);
      ++i_;
      while (!lines_.blank(i_) && lines_.indent(i_) > indent) {
        if (caption) flow_.line(lines_.span(i_));
        ++i_;
      }
      flow_.finish(PassageKind::caption, top().quoted);
    }
  }

  Lines lines_;
  Flow flow_;
  std::vector<Context> contexts_;
  std::size_t i_ = 0;
  std::size_t column_ = 0;  ///< of the paragraph's text
  std::size_t base_ = 0;    ///< of what the paragraph is the body of
  bool hanging_ = false;    ///< further lines may stand right of column_
  bool literal_ = false;    ///< the last paragraph announced a literal block
  std::size_t literal_column_ = 0;
};

}  // namespace

Result<Done> read_rst(const Block& block, const ReadOptions&, const PassageSink& sink) {
  Reader(block, sink).run();
  return Done{};
}

}  // namespace unstigma::document
