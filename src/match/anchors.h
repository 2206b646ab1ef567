#ifndef UNSTIGMA_MATCH_ANCHORS_H_
#define UNSTIGMA_MATCH_ANCHORS_H_

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "match/compile.h"

namespace unstigma::match {

/// Hands out the items of a set by its name.
using SetItems = std::function<const std::vector<lexicon::Line>*(const std::string& name)>;

/// Words of ASCII letters and digits such that every text in which the phrase matches holds one of them:
/// the rarest of all such choices. Empty only where there is none (a phrase of marks or numbers alone).
std::set<std::string> anchor_words(const lexicon::Phrase& phrase, const lexicon::Forms& forms,
                                   const SetItems& sets, const Frequencies& frequencies);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_ANCHORS_H_
