#ifndef UNSTIGMA_DOCUMENT_DOCX_H_
#define UNSTIGMA_DOCUMENT_DOCX_H_

#include "document/passage.h"
#include "document/zip.h"

namespace unstigma::document {

/// Reads the prose of a Word document (.docx, .docm and their templates): the main text, then footnotes,
/// endnotes, comments, headers and footers. Text inserted under track changes is read, deleted text is not;
/// macros are not even looked at. Offsets are bytes of the part that a passage names. Comments by "unstigma"
/// are left out.
Result<Done> read_docx(Zip& zip, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_DOCX_H_
