#ifndef UNSTIGMA_DOCUMENT_ASCIIDOC_H_
#define UNSTIGMA_DOCUMENT_ASCIIDOC_H_

#include <string_view>
#include <vector>

#include "document/flow.h"

namespace unstigma::document::asciidoc {

/// InlineRules: monospace, macros, links, cross-references, attributes, emphasis, escapes.
void inline_rules(std::string_view raw, std::vector<Cut>& cuts);

}  // namespace unstigma::document::asciidoc

#endif  // UNSTIGMA_DOCUMENT_ASCIIDOC_H_
