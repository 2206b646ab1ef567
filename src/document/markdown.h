#ifndef UNSTIGMA_DOCUMENT_MARKDOWN_H_
#define UNSTIGMA_DOCUMENT_MARKDOWN_H_

#include "document/formats.h"
#include "document/passage.h"

namespace unstigma::document {

/// Reads Markdown (CommonMark with tables, strikethrough, task lists, footnotes, YAML or TOML front matter).
Result<Done> read_markdown(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// The same with MDX's imports, exports, tags and expressions left out.
Result<Done> read_mdx(const Block& block, const ReadOptions& options, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_MARKDOWN_H_
