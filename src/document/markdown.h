#ifndef UNSTIGMA_DOCUMENT_MARKDOWN_H_
#define UNSTIGMA_DOCUMENT_MARKDOWN_H_

#include <string_view>

#include "document/passage.h"

namespace unstigma::document {

/// Reads Markdown (CommonMark with tables, strikethrough, task lists, footnotes, YAML or TOML front matter).
void read_markdown(std::string_view text, const text::SourceMap& decoding, const PassageSink& sink);

/// The same with MDX's imports, exports, tags and expressions left out.
void read_mdx(std::string_view text, const text::SourceMap& decoding, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_MARKDOWN_H_
