#ifndef UNSTIGMA_CHECK_EDITS_H_
#define UNSTIGMA_CHECK_EDITS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/formats.h"
#include "document/passage.h"
#include "unstigma/checker.h"
#include "unstigma/finding.h"

namespace unstigma::check {

/// The edit that puts `text` in the place of a range of the passage's text; nothing where markup or the
/// format forbids it. `why` is told, as a sentence, where the words themselves cannot be written there.
std::optional<Edit> edit_of(const document::Passage& passage, document::TextRange range,
                            const std::string& text, const document::Block& block,
                            std::string* why = nullptr);

/// Fills Edit::written for edits that somebody put together, by the passages that they stand in. Those whose
/// words cannot be written come back, with the reason; they are taken out of `edits`.
std::vector<LeftOut> write_edits(std::string_view bytes, const std::string& name,
                                 const document::ReadOptions& options, std::vector<Edit>& edits);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_EDITS_H_
