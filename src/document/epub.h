#ifndef UNSTIGMA_DOCUMENT_EPUB_H_
#define UNSTIGMA_DOCUMENT_EPUB_H_

#include "document/passage.h"
#include "document/zip.h"

namespace unstigma::document {

/// Reads the chapters of an EPUB in the order in which they are read, without its table of contents. Passages
/// are read-only; offsets are bytes of the chapter's file.
Result<Done> read_epub(Zip& zip, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_EPUB_H_
