#ifndef UNSTIGMA_DOCUMENT_PDF_H_
#define UNSTIGMA_DOCUMENT_PDF_H_

#include <string_view>

#include "document/passage.h"
#include "unstigma/result.h"

namespace unstigma::document {

/// Reads the text of a PDF with pdftotext (of poppler-utils), a program of its own with limits on time and
/// memory. Passages are read-only; their part is the page, their offsets mean nothing to anybody.
/// Errc::unsupported where there is no pdftotext, no text, or a password; each says what to do.
Result<Done> read_pdf(std::string_view bytes, const PassageSink& sink);

/// Reads what `pdftotext -bbox-layout` prints. Any bytes will do.
void read_pdf_boxes(std::string_view boxes, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_PDF_H_
