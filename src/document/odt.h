#ifndef UNSTIGMA_DOCUMENT_ODT_H_
#define UNSTIGMA_DOCUMENT_ODT_H_

#include "document/passage.h"
#include "document/zip.h"

namespace unstigma::document {

/// Reads the prose of an OpenDocument text (.odt and its templates): content.xml with its notes, comments,
/// text boxes and descriptions of pictures, then headers and footers from styles.xml. Text inserted under
/// track changes is read, deleted text is not. Offsets are bytes of the part that a passage names. Comments
/// by "unstigma" are left out.
Result<Done> read_odt(Zip& zip, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_ODT_H_
