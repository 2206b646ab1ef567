#ifndef UNSTIGMA_DOCUMENT_ODT_PART_H_
#define UNSTIGMA_DOCUMENT_ODT_PART_H_

#include <string>
#include <string_view>

#include "document/passage.h"
#include "document/styles.h"
#include "unstigma/result.h"

namespace unstigma::document {

/// Reads the styles of content.xml or styles.xml. Those of paragraphs are called "paragraph:NAME" in
/// `styles`, those of spans "text:NAME".
Result<Done> read_odt_styles(std::string_view xml, const std::string& part, Styles& styles);

/// Reads the paragraphs of content.xml, or those in the headers and footers of styles.xml.
Result<Done> read_odt_part(std::string_view xml, const std::string& part, const Styles& styles,
                           const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_ODT_PART_H_
