#ifndef UNSTIGMA_DOCUMENT_LOCATION_H_
#define UNSTIGMA_DOCUMENT_LOCATION_H_

#include <string>

#include "document/passage.h"
#include "unstigma/finding.h"

namespace unstigma::document {

/// A range of a passage as a person finds it again.
struct Location {
  Position start;
  Position end;
  std::string where;  ///< in containers: the place in words; else empty
  Excerpt excerpt;    ///< in containers: of the paragraph
};

/// Where a range of a passage's text stands. `block` is that of the passage.
Location locate(const Passage& passage, TextRange range, const Block& block);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_LOCATION_H_
