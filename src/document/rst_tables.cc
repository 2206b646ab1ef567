#include <algorithm>

#include "document/ascii.h"
#include "document/rst.h"

namespace unstigma::document::rst {
namespace {

std::string_view trimmed_right(std::string_view line) {
  while (!line.empty() && ascii::space(line.back())) line.remove_suffix(1);
  return line;
}

bool made_of(std::string_view line, std::string_view characters) {
  return line.find_first_not_of(characters) == std::string_view::npos;
}

/// The byte of a column, counted in characters from 0; the end of the line where it is shorter.
std::size_t byte_of(std::string_view line, std::size_t column) {
  std::size_t i = 0;
  for (; i < line.size() && column > 0; --column) {
    ++i;
    while (i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U) ++i;
  }
  return i;
}

/// Where the columns of a border begin: at its + signs, or at the first = of each run.
std::vector<std::size_t> columns_of(std::string_view border, bool grid) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < border.size(); ++i) {
    const bool run = border[i] == '=' && (i == 0 || border[i - 1] != '=');
    if (grid ? border[i] == '+' : run) out.push_back(i);
  }
  return out;
}

/// The rows of a grid between two borders: cells are cut at those columns at which every line has a bar.
class GridRow {
 public:
  GridRow(const Lines& lines, const std::vector<std::size_t>& columns, bool quoted, Flow& flow)
      : lines_(lines), columns_(columns), quoted_(quoted), flow_(flow) {}

  void hand_out(std::size_t first, std::size_t last) {
    std::vector<std::size_t> bars;
    for (const std::size_t column : columns_) {
      bool everywhere = true;
      for (std::size_t i = first; i < last && everywhere; ++i) {
        const std::string_view line = lines_.text(i);
        const std::size_t at = byte_of(line, column);
        everywhere = at < line.size() && (line[at] == '|' || line[at] == '+');
      }
      if (everywhere) bars.push_back(column);
    }
    for (std::size_t k = 0; k + 1 < bars.size(); ++k) cell(first, last, bars[k], bars[k + 1]);
  }

 private:
  void cell(std::size_t first, std::size_t last, std::size_t left, std::size_t right) {
    for (std::size_t i = first; i < last; ++i) {
      const std::string_view line = lines_.text(i);
      const LineSpan span = lines_.span(i);
      const LineSpan part{span.begin + byte_of(line, left) + 1, span.begin + byte_of(line, right)};
      const std::string_view words =
          part.begin < part.end ? ascii::trimmed(lines_.text(part)) : std::string_view();
      if (words.empty() || made_of(words, "-=+|")) flow_.finish(PassageKind::table_cell, quoted_);
      else flow_.line(part);
    }
    flow_.finish(PassageKind::table_cell, quoted_);
  }

  const Lines& lines_;
  const std::vector<std::size_t>& columns_;
  bool quoted_;
  Flow& flow_;
};

/// A row of a simple table: the parts of each of its columns.
class SimpleRow {
 public:
  SimpleRow(const Lines& lines, std::vector<std::size_t> columns, bool quoted, Flow& flow)
      : lines_(lines), columns_(std::move(columns)), quoted_(quoted), flow_(flow), parts_(columns_.size()) {}

  void add(std::size_t i) {
    const std::string_view line = lines_.text(i);
    const LineSpan span = lines_.span(i);
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      const std::size_t begin = byte_of(line, columns_[k]);
      const std::size_t end = k + 1 < columns_.size() ? byte_of(line, columns_[k + 1]) : line.size();
      if (begin >= end) continue;
      const bool empty = ascii::trimmed(line.substr(begin, end - begin)).empty();
      if (k == 0 && !empty) hand_out();  // an empty first column carries the row on
      if (!empty) parts_[k].push_back({span.begin + begin, span.begin + end});
    }
  }

  void hand_out() {
    for (std::vector<LineSpan>& column : parts_) {
      for (const LineSpan part : column) flow_.line(part);
      flow_.finish(PassageKind::table_cell, quoted_);
      column.clear();
    }
  }

 private:
  const Lines& lines_;
  std::vector<std::size_t> columns_;
  bool quoted_;
  Flow& flow_;
  std::vector<std::vector<LineSpan>> parts_;
};

}  // namespace

bool opens_grid(std::string_view line) {
  line = ascii::trimmed(line);
  return line.size() > 2 && line[0] == '+' && line[1] == '-' && line.back() == '+' && made_of(line, "+-");
}

bool opens_simple_table(std::string_view line) {
  line = ascii::trimmed(line);
  return line.size() > 4 && line[0] == '=' && made_of(line, "= ") &&
         line.find("= =") + line.find("=  ") != 2 * std::string_view::npos;
}

std::size_t read_grid(const Lines& lines, std::size_t first, bool quoted, Flow& flow) {
  const std::vector<std::size_t> columns = columns_of(trimmed_right(lines.text(first)), true);
  GridRow row(lines, columns, quoted, flow);
  std::size_t begin = first + 1;
  std::size_t i = begin;
  for (; i < lines.size(); ++i) {
    const std::string_view line = ascii::trimmed(lines.text(i));
    if (line.empty() || (line[0] != '+' && line[0] != '|')) break;
    if (line[0] == '+' && made_of(line, "+-=")) {
      row.hand_out(begin, i);
      begin = i + 1;
    }
  }
  row.hand_out(begin, i);
  return i;
}

std::size_t read_simple_table(const Lines& lines, std::size_t first, bool quoted, Flow& flow) {
  const std::string_view border = trimmed_right(lines.text(first));
  SimpleRow row(lines, columns_of(border, false), quoted, flow);
  std::size_t i = first + 1;
  for (; i < lines.size(); ++i) {
    const std::string_view line = ascii::trimmed(lines.text(i));
    if (made_of(line, "- ")) {  // a line under a spanning head, or an empty line
      row.hand_out();
    } else if (made_of(line, "= ")) {
      row.hand_out();
      if (lines.blank(i + 1)) return i + 1;
    } else {
      row.add(i);
    }
  }
  row.hand_out();
  return i;
}

void read_csv_cells(const Lines& lines, const std::vector<LineSpan>& rows, char separator, bool quoted,
                    Flow& flow) {
  bool open = false;  // a cell in quotation marks
  for (LineSpan rest : rows) {
    while (rest.begin < rest.end) {
      const std::string_view text = lines.text(rest);
      if (!open) {
        const std::size_t first = text.find_first_not_of(' ');
        open = first != std::string_view::npos && text[first] == '"';
        const std::size_t stop = open ? first : std::min(text.find(separator), text.size());
        if (!open) {
          flow.line({rest.begin, rest.begin + stop});
          flow.finish(PassageKind::table_cell, quoted);
        }
        rest.begin = std::min(rest.begin + stop + 1, rest.end);
        continue;
      }
      std::size_t close = text.find('"');
      while (close != std::string_view::npos && text.substr(close, 2) == "\"\"")
        close = text.find('"', close + 2);
      flow.line({rest.begin, rest.begin + std::min(close, text.size())});
      if (close == std::string_view::npos) break;
      flow.finish(PassageKind::table_cell, quoted);
      open = false;
      const std::size_t next = text.find(separator, close);
      rest.begin = next == std::string_view::npos ? rest.end : rest.begin + next + 1;
    }
  }
  flow.finish(PassageKind::table_cell, quoted);
}

Body body_of(std::string_view directive) {
  struct Row {
    std::string_view names;
    Body body;
  };
  static constexpr Row rows[] = {
      {"code code-block sourcecode highlight literalinclude include raw math parsed-literal graphviz digraph "
       "graph toctree index testcode testoutput testsetup testcleanup doctest prompt ipython plot mermaid "
       "uml "
       "plantuml productionlist role default-role highlightlang currentmodule module tabularcolumns contents "
       "sectnum section-numbering title target-notes unicode date bibliography nbplot jupyter-execute "
       "inheritance-diagram autosummary command-output program-output exec argparse click cssclass comment "
       "py-module sphinxdirective asciinema video youtube vimeo cmakemodule kernel-doc doxygenclass "
       "doxygenfunction doxygenfile doxygenstruct csv-filter",
       Body::skip},
      {"note warning tip hint important caution danger attention error seealso todo centered replace "
       "sidebar-note see-also hlist acks",
       Body::text},
      {"topic sidebar admonition rubric card dropdown tab-item tab collapse details tab-set-item "
       "grid-item-card",
       Body::title},
      {"table list-table flat-table", Body::caption},
      {"csv-table", Body::captioned},
      {"versionadded versionchanged deprecated versionremoved deprecated-removed", Body::version},
      {"epigraph highlights pull-quote", Body::quoted},
      {"image", Body::image},
      {"figure", Body::figure},
      {"meta", Body::meta},
  };
  if (ascii::begins(directive, "auto")) return Body::skip;
  for (const Row& row : rows) {
    if (ascii::among(directive, row.names)) return row.body;
  }
  return Body::prose;
}

}  // namespace unstigma::document::rst
