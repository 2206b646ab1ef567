#ifndef UNSTIGMA_MATCH_CLUES_H_
#define UNSTIGMA_MATCH_CLUES_H_

#include <cstdint>

#include "lexicon/lexicon.h"
#include "match/anchors.h"
#include "match/program.h"
#include "match/tables.h"

namespace unstigma::match {

/// What guards demand of a phrase: those of its entry and those of its group.
struct Demands {
  const lexicon::Conditions& entry;
  const lexicon::Conditions& group;
};

/// See the members of PhraseRow.
struct Clues {
  Rows needs;
  Rows chain;
  std::uint32_t within = none;
  bool by_own = true;  ///< it is found by words of its own, not by those of a guard
};

/// Puts into the tables by which words the phrase `posting` is found, and which others have to stand around
/// it for it to be worth a try.
Clues add_clues(const AnchorFinder& finder, const lexicon::Phrase& phrase, const Demands& demands,
                std::uint32_t posting, Tables& tables);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_CLUES_H_
