#include <algorithm>
#include <string>
#include <vector>

#include "document/ascii.h"
#include "document/fields.h"
#include "document/readers.h"
#include "document/value.h"

namespace unstigma::document {
namespace {

struct Cell {
  std::size_t begin = 0, end = 0;
  bool quoted = false;  ///< "" stands for " in it
};

/// Cuts comma- or tab-separated values into cells.
class Records {
 public:
  Records(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool done() const { return at_ >= text_.size(); }
  /// Where a quotation mark was opened and never closed; npos when all were.
  std::size_t unclosed() const { return unclosed_; }

  /// The cells of the next record.
  void next(std::vector<Cell>& cells) {
    cells.clear();
    for (;;) {
      const bool last = cell(cells);
      if (last || cells.size() >= most_cells) return;
    }
  }

 private:
  static constexpr std::size_t most_cells = 100000;  // of one record, which is kept as a whole

  /// Reads a cell; true when it ends its record.
  bool cell(std::vector<Cell>& cells) {
    Cell found;
    found.quoted = at_ < text_.size() && text_[at_] == '"';
    if (found.quoted) {
      found.begin = ++at_;
      for (;;) {
        at_ = text_.find('"', at_);
        if (at_ == std::string_view::npos) {
          unclosed_ = found.begin - 1;
          at_ = text_.size();
          return true;
        }
        if (text_.substr(at_, 2) != "\"\"") break;
        at_ += 2;
      }
      found.end = at_++;
    } else {
      found.begin = found.end = at_;
    }
    const std::size_t stop = std::min(separated(), text_.size());
    if (!found.quoted) found.end = stop;
    cells.push_back(found);
    at_ = stop;
    if (at_ >= text_.size()) return true;
    const char c = text_[at_++];
    if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    return c != separator_;
  }

  std::size_t separated() const {
    std::size_t i = at_;
    while (i < text_.size() && text_[i] != separator_ && text_[i] != '\n' && text_[i] != '\r') ++i;
    return i;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t unclosed_ = std::string_view::npos;
};

/// The separator of which the first line has most, outside quotation marks.
char separator_of(std::string_view text) {
  std::size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (const char c : text.substr(0, 65536)) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    commas += c == ',' ? 1U : 0U;
    semicolons += c == ';' ? 1U : 0U;
    tabs += c == '\t' ? 1U : 0U;
  }
  if (tabs > 0 && tabs >= commas && tabs >= semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}

/// Three words or more.
bool looks_like_prose(std::string_view cell) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : cell) {
    if (ascii::word(c) && !ascii::digit(c) && !in_word) ++words;
    in_word = !ascii::space(c);
  }
  return words >= 3;
}

class Reader {
 public:
  Reader(const Block& block, const ReadOptions& options, const PassageSink& sink)
      : block_(block),
        text_(block.text()),
        separator_(separator_of(text_)),
        fields_(options.fields),
        value_(block, sink) {}

  Result<Done> run() {
    choose_columns();
    if (!fields_.usual() && std::find(prose_.begin(), prose_.end(), true) == prose_.end())
      return Error{Errc::invalid, {}, "no column has the name that --field gives; there are: " + names()};
    Records records(text_, separator_);
    std::vector<Cell> cells;
    for (bool first = true; !records.done(); first = false) {
      records.next(cells);
      for (std::size_t k = 0; k < cells.size(); ++k) {
        const bool wanted =
            k < prose_.size() ? prose_[k] : fields_.usual() && looks_like_prose(text_of(cells[k]));
        if (wanted && !(first && has_head_)) hand_out(cells[k], k);
      }
    }
    if (records.unclosed() != std::string_view::npos)
      return broken_at(block_, records.unclosed(), "a quotation mark opens here and is never closed");
    return Done{};
  }

 private:
  std::string_view text_of(const Cell& cell) const { return text_.substr(cell.begin, cell.end - cell.begin); }

  /// Looks at the names of the columns, and at the first records where those say nothing.
  void choose_columns() {
    Records records(text_, separator_);
    std::vector<Cell> cells;
    records.next(cells);
    for (const Cell& cell : cells) {
      heads_.emplace_back(ascii::trimmed(text_of(cell)));
      prose_.push_back(fields_.hold({{heads_.back(), false}}));
    }
    // The first record is a head unless it reads like the others.
    has_head_ = std::none_of(heads_.begin(), heads_.end(), [](const std::string& head) {
      return head.empty() || ascii::ends(head, ".") || head.size() > 60;
    });
    if (!fields_.usual()) return;
    std::vector<std::size_t> filled(heads_.size()), prose(heads_.size());
    constexpr int sampled = 200;
    if (!has_head_) records = Records(text_, separator_);
    for (int i = 0; i < sampled && !records.done(); ++i) {
      records.next(cells);
      for (std::size_t k = 0; k < std::min(cells.size(), heads_.size()); ++k) {
        const std::string_view text = text_of(cells[k]);
        filled[k] += text.empty() ? 0U : 1U;
        prose[k] += looks_like_prose(text) ? 1U : 0U;
      }
    }
    for (std::size_t k = 0; k < heads_.size(); ++k)
      prose_[k] = prose_[k] || (filled[k] > 0 && 5 * prose[k] >= filled[k]);
  }

  std::string names() const {
    std::string out;
    constexpr std::size_t enough = 12;
    for (std::size_t k = 0; k < std::min(heads_.size(), enough); ++k)
      out += (k > 0 ? ", " : "") + heads_[k].substr(0, 40);
    return out + (heads_.size() > enough ? " ..." : "");
  }

  void hand_out(const Cell& cell, std::size_t column) {
    value_.is(PassageKind::table_cell,
              has_head_ && column < heads_.size() ? std::string_view(heads_[column]) : std::string_view());
    value_.is_written(cell.quoted          ? Escaping::csv_quoted
                      : separator_ == ';'  ? Escaping::csv_semicolon
                      : separator_ == '\t' ? Escaping::csv_tab
                                           : Escaping::csv_comma);
    std::size_t at = cell.begin;
    while (at < cell.end) {
      const std::size_t quote =
          cell.quoted ? std::min(text_.substr(0, cell.end).find("\"\"", at), cell.end) : cell.end;
      value_.literal(at, quote);
      if (quote < cell.end) value_.made("\"", quote, quote + 2);
      at = quote + 2;
    }
    value_.finish();
  }

  const Block& block_;
  std::string_view text_;
  char separator_;
  Fields fields_;
  Value value_;
  std::vector<std::string> heads_;
  std::vector<bool> prose_;  ///< by column
  bool has_head_ = false;
};

}  // namespace

Result<Done> read_csv(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  if (block.text().empty()) return Done{};
  return Reader(block, options, sink).run();
}

}  // namespace unstigma::document
