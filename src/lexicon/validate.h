#ifndef UNSTIGMA_LEXICON_VALIDATE_H_
#define UNSTIGMA_LEXICON_VALIDATE_H_

#include <vector>

#include "lexicon/lexicon.h"

namespace unstigma::lexicon {

/// Adds what is wrong with a lexicon that could be read: ids out of order or doubled, sets and sources that
/// are not there, alternatives without a partner in the phrase, too few sentences.
void validate(const Lexicon& lexicon, const Shared& shared, std::vector<Error>& errors);

/// Adds sets that name unknown sets, hold gaps, or contain themselves.
void validate_sets(const Sets& sets, const Shared& shared, std::vector<Error>& errors);

}  // namespace unstigma::lexicon

#endif  // UNSTIGMA_LEXICON_VALIDATE_H_
