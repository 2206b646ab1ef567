#ifndef UNSTIGMA_DOCUMENT_MDX_H_
#define UNSTIGMA_DOCUMENT_MDX_H_

#include <string>
#include <string_view>

#include "document/builder.h"

namespace unstigma::document {

/// The text with what is MDX and not Markdown overwritten by spaces: import and export lines, {expressions},
/// and the tags of components, so that the text inside them is read. Every byte stays in its place. Comments,
/// {/* */}, go to the builder.
std::string masked_mdx(std::string_view text, const Builder& builder);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_MDX_H_
