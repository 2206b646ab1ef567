#ifndef UNSTIGMA_DOCUMENT_DOCX_PART_H_
#define UNSTIGMA_DOCUMENT_DOCX_PART_H_

#include <string>
#include <string_view>

#include "document/passage.h"
#include "document/styles.h"
#include "unstigma/result.h"

namespace unstigma::document {

/// A part of a Word document.
struct DocxPart {
  std::string name;                           ///< "word/footnotes.xml"
  std::string place;                          ///< in words: "footnotes"; empty: the main text
  PassageKind kind = PassageKind::paragraph;  ///< of paragraphs that are nothing else
};

/// Reads the paragraphs of one part.
Result<Done> read_docx_part(std::string_view xml, const DocxPart& part, const Styles& styles,
                            const PassageSink& sink);

/// Reads word/styles.xml.
Result<Done> read_docx_styles(std::string_view xml, const std::string& part, Styles& styles);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_DOCX_PART_H_
