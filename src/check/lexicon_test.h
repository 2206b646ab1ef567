#ifndef UNSTIGMA_CHECK_LEXICON_TEST_H_
#define UNSTIGMA_CHECK_LEXICON_TEST_H_

#include <cstdint>
#include <vector>

#include "match/matcher.h"
#include "unstigma/checker.h"

namespace unstigma::check {

/// Runs the sentences that entries carry: every flag sentence gives exactly the finding that it marks, and
/// none from any lexicon once the first alternative is put in; every pass sentence gives none of its entry.
/// Tests the lexicons given as files, or the shipped ones when there are none. An Error for each that fails,
/// at its line.
std::vector<Error> test_lexicons(const match::Matcher& matcher, const Settings& settings, std::uint64_t* ran);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_LEXICON_TEST_H_
