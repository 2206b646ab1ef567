#ifndef UNSTIGMA_MATCH_NAMES_H_
#define UNSTIGMA_MATCH_NAMES_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "document/passage.h"
#include "match/analysis.h"
#include "match/match.h"
#include "match/patterns.h"

namespace unstigma::match {

/// Where the words of an entry stand as a name, or in one.
struct Named {
  std::uint32_t program = 0;
  std::uint32_t entry = 0;
  document::TextRange place;  ///< of the passage's text
  bool surname = false;       ///< a word with a capital stands before it, and none behind
};

/// Appends those of the judged matches of a passage that were let pass and are names, whatever it was that
/// let them pass. `patterns` are those of all programs; the first hold the frames.
void take_names(std::vector<Match>& judged, Analysis& analysis,
                const std::vector<std::unique_ptr<Patterns>>& patterns, std::vector<Named>& out);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_NAMES_H_
