#ifndef UNSTIGMA_DOCUMENT_STYLES_H_
#define UNSTIGMA_DOCUMENT_STYLES_H_

#include <map>
#include <string>
#include <string_view>

#include "document/zip.h"

namespace unstigma::document {

/// What a style makes of a paragraph or of a run of text.
struct StyleLook {
  bool heading = false;
  bool quoted = false;  ///< block quotations
  bool caption = false;
  bool list = false;
  bool code = false;       ///< program text, no prose
  bool emphasis = false;   ///< italics or bold
  bool generated = false;  ///< tables of contents: the headings again
};

/// The styles of a Word or OpenDocument file, by the names that the text uses for them. What a style is for
/// is told by its name, which programs keep in English whatever language they speak, and by the styles that
/// it is based on.
class Styles {
 public:
  /// Adds a style. `key` is what the text calls it, `name` what people do.
  void add(const std::string& key, std::string_view name, std::string_view based_on, const StyleLook& own);
  /// The look of a style with all that it is based on; nothing special for one that is not known.
  StyleLook look(std::string_view key) const;

 private:
  struct Style {
    std::string based_on;
    StyleLook own;
  };
  std::map<std::string, Style, std::less<>> styles_;
};

/// What the name of a style says ("Intense Quote", "heading 2", "Verbatim Char").
StyleLook look_of_name(std::string_view name);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_STYLES_H_
