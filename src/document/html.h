#ifndef UNSTIGMA_DOCUMENT_HTML_H_
#define UNSTIGMA_DOCUMENT_HTML_H_

#include "document/formats.h"
#include "document/passage.h"

namespace unstigma::document {

/// Reads the prose of HTML in block.text()[begin, end): text between tags, without scripts, styles, code and
/// comments; title, alt, aria-label, placeholder and the meta description as captions. Any bytes are HTML;
/// nothing is an error. `quoted`: the fragment stands in a block quotation already.
void read_html(const Block& block, std::size_t begin, std::size_t end, bool quoted, const PassageSink& sink);

/// Reads a whole page.
Result<Done> read_html_page(const Block& block, const ReadOptions& options, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_HTML_H_
