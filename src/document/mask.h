#ifndef UNSTIGMA_DOCUMENT_MASK_H_
#define UNSTIGMA_DOCUMENT_MASK_H_

#include <string_view>
#include <vector>

#include "document/passage.h"

namespace unstigma::document {

/// Puts `with`, or nothing when it is empty, for ranges of the passage's text, which are in order and do not
/// overlap.
void mask(Passage& passage, const std::vector<TextRange>& ranges, std::string_view with = object_replacement);

/// Masks addresses that stand bare in the text: https://..., www...., someone@example.org, @name. Where there
/// are any, Passage::whole is what the text was.
void mask_addresses(Passage& passage);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_MASK_H_
