#ifndef UNSTIGMA_CHECK_EDITS_H_
#define UNSTIGMA_CHECK_EDITS_H_

#include <optional>
#include <string>

#include "document/passage.h"
#include "unstigma/finding.h"

namespace unstigma::check {

/// The edit that puts `text` in the place of a range of the passage's text; nothing where markup or the
/// format forbids it.
std::optional<Edit> edit_of(const document::Passage& passage, document::TextRange range,
                            const std::string& text, const document::Block& block);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_EDITS_H_
