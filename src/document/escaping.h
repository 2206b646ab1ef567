#ifndef UNSTIGMA_DOCUMENT_ESCAPING_H_
#define UNSTIGMA_DOCUMENT_ESCAPING_H_

#include <string>
#include <string_view>

#include "document/passage.h"
#include "unstigma/result.h"

namespace unstigma::document {

/// Where words are to be written.
struct WritingPlace {
  Escaping escaping = Escaping::none;
  std::string_view before;  ///< some of the source on either side, as far as it belongs to the passage
  std::string_view after;
  bool opens = false;        ///< the words begin a paragraph, where marks of lists and headings count
  bool cell = false;         ///< of a table
  std::string_view charset;  ///< the encoding of the file; empty for those of Unicode
  std::string_view quoted_printable;  ///< see Passage
};

/// `words` as they have to stand in the source, in UTF-8, so that they are read as they are: with entities,
/// backslashes, doubled quotation marks, as the place asks. Marks that mean nothing where they stand are left
/// alone. Errc::unsupported with a sentence that says why, where the place cannot hold them.
Result<std::string> written(std::string_view words, const WritingPlace& place);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_ESCAPING_H_
