#ifndef UNSTIGMA_DOCUMENT_RST_H_
#define UNSTIGMA_DOCUMENT_RST_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "document/flow.h"
#include "document/lines.h"

// The parts of the reStructuredText reader; its entrance is read_rst().
namespace unstigma::document::rst {

/// InlineRules: literals, roles, references, substitutions, emphasis, escapes.
void inline_rules(std::string_view raw, std::vector<Cut>& cuts);

/// True for the border a grid table (+---+---+) or a simple table (====  ====) begins with.
bool opens_grid(std::string_view line);
bool opens_simple_table(std::string_view line);

/// Hands out the cells of the table that begins at line `first`; returns the line behind it.
std::size_t read_grid(const Lines& lines, std::size_t first, bool quoted, Flow& flow);
std::size_t read_simple_table(const Lines& lines, std::size_t first, bool quoted, Flow& flow);

/// Hands out the cells of comma-separated values in these lines; a cell in quotation marks may go on in the
/// next.
void read_csv_cells(const Lines& lines, const std::vector<LineSpan>& rows, char separator, bool quoted,
                    Flow& flow);

/// What the parts of a directive are.
enum class Body {
  skip,       ///< nothing of it is prose
  prose,      ///< the body alone
  text,       ///< the argument is the first paragraph: note, warning
  title,      ///< the argument is a title: topic, sidebar
  caption,    ///< the argument is a caption: table, list-table
  captioned,  ///< the argument is a caption, the body comma-separated values: csv-table
  version,    ///< like text, behind a version number
  quoted,     ///< the body is a quotation
  image,      ///< only its :alt: is prose
  figure,     ///< likewise, and the body is a caption
  meta,       ///< only its description is prose
};
Body body_of(std::string_view directive);

}  // namespace unstigma::document::rst

#endif  // UNSTIGMA_DOCUMENT_RST_H_
