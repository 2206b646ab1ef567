#ifndef UNSTIGMA_CHECK_CARDS_H_
#define UNSTIGMA_CHECK_CARDS_H_

#include <string_view>
#include <vector>

#include "match/matcher.h"
#include "unstigma/checker.h"

namespace unstigma::check {

/// Entries as people read them, sorted by rule id; those that are on, or all.
std::vector<EntryCard> cards(const match::Matcher& matcher, bool all);

std::vector<ProfileCard> profile_cards(const match::Program& shipped);
std::vector<LexiconCard> lexicon_cards(const match::Matcher& matcher);

/// Entries that a word, rule id or alias could mean, best first: the rule itself; entries that find the word;
/// ids that hold it.
std::vector<EntryCard> explain(const Checker& checker, const match::Matcher& matcher, std::string_view asked);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_CARDS_H_
