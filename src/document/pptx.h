#ifndef UNSTIGMA_DOCUMENT_PPTX_H_
#define UNSTIGMA_DOCUMENT_PPTX_H_

#include "document/ooxml.h"
#include "document/passage.h"
#include "document/zip.h"

namespace unstigma::document {

/// Reads the slides of a PowerPoint file in their order, each followed by its notes. Passages are read-only;
/// offsets are bytes of the slide's part.
Result<Done> read_pptx(Zip& zip, const PassageSink& sink);

/// Reads what stands in the charts (titles) and diagrams (SmartArt) of a part, by its relationships; of Word
/// documents, too. `place` is the part in words.
Result<Done> read_drawings(Zip& zip, const std::vector<Relationship>& related, const std::string& place,
                           const PassageSink& sink);

/// Reads one slide, or the notes of one. `place` is what it is called: "slide 3".
Result<Done> read_slide(std::string_view xml, const std::string& part, const std::string& place,
                        const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_PPTX_H_
