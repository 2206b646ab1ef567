#ifndef UNSTIGMA_DOCUMENT_ENTITIES_H_
#define UNSTIGMA_DOCUMENT_ENTITIES_H_

#include <string>
#include <string_view>

namespace unstigma::document {

/// The text of a named character reference, "eacute;" or (where HTML allows it) "eacute"; empty when there is
/// none.
std::string_view entity_text(std::string_view name);

/// A character reference at the beginning of a text.
struct Reference {
  std::string text;      ///< what it stands for, UTF-8; empty when there is no reference
  std::size_t size = 0;  ///< bytes it takes, from the & on
};

/// Reads the reference that `text` (which begins with &) begins with, by the rules of HTML: the longest name
/// wins, numbers of no character become U+FFFD, those of Windows-1252 are mended.
Reference read_reference(std::string_view text);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_ENTITIES_H_
