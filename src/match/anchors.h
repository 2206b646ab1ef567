#ifndef UNSTIGMA_MATCH_ANCHORS_H_
#define UNSTIGMA_MATCH_ANCHORS_H_

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lexicon/lexicon.h"
#include "match/compile.h"

namespace unstigma::match {

/// Hands out the items of a set by its name.
using SetItems = std::function<const std::vector<lexicon::Line>*(const std::string& name)>;

/// By which words a phrase is looked for. Every text in which the phrase matches holds one of `words` (runs
/// of ASCII letters and digits, lower case); where `pairs` are given, next to its partner.
struct Anchors {
  enum class Partner : std::uint8_t { none, before, after };
  std::set<std::string> words;
  Partner partner = Partner::none;
  std::set<std::pair<std::string, std::string>> pairs;  ///< (first, second) in the order of the text
};

/// The rarest anchors that a phrase allows; no words where there are none (a phrase of marks or numbers
/// alone).
Anchors find_anchors(const lexicon::Phrase& phrase, const lexicon::Forms& forms, const SetItems& sets,
                     const Frequencies& frequencies);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_ANCHORS_H_
