#ifndef UNSTIGMA_DOCUMENT_TABLE_HEADS_H_
#define UNSTIGMA_DOCUMENT_TABLE_HEADS_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace unstigma::document {

/// Remembers what stands at the head of the columns of tables, which may stand inside one another.
class TableHeads {
 public:
  void begin_table() { tables_.emplace_back(); }
  void end_table() {
    if (!tables_.empty()) tables_.pop_back();
  }
  void begin_row() {
    if (tables_.empty()) return;
    ++tables_.back().rows;
    tables_.back().column = 0;
  }
  void end_cell() {
    if (!tables_.empty()) ++tables_.back().column;
  }
  bool inside() const { return !tables_.empty(); }

  /// The head of the column of the cell that is being read; empty in the first row.
  std::string head() const {
    if (tables_.empty()) return {};
    const Table& table = tables_.back();
    return table.rows > 1 && table.column < table.heads.size() ? table.heads[table.column] : std::string();
  }
  /// Takes a paragraph of the cell that is being read.
  void paragraph(std::string_view text) {
    if (tables_.empty()) return;
    Table& table = tables_.back();
    if (table.rows != 1) return;
    constexpr std::size_t most_columns = 1000;
    if (table.column >= most_columns) return;
    table.heads.resize(std::max(table.heads.size(), table.column + 1));
    std::string& head = table.heads[table.column];
    constexpr std::size_t longest = 200;  // it is copied to every cell below
    if (head.size() + text.size() > longest) return;
    if (!head.empty()) head += ' ';
    head += text;
  }

 private:
  struct Table {
    std::vector<std::string> heads;
    std::size_t rows = 0;
    std::size_t column = 0;
  };
  std::vector<Table> tables_;
};

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_TABLE_HEADS_H_
