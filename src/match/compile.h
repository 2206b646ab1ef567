#ifndef UNSTIGMA_MATCH_COMPILE_H_
#define UNSTIGMA_MATCH_COMPILE_H_

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/defaults.h"
#include "lexicon/lexicon.h"
#include "match/frequencies.h"

namespace unstigma::match {

/// Compiles lexicons into the bytes of one Program. They have passed lexicon::parse(), so nothing can fail.
/// With `defaults` the program can stand first: they and the frames of `shared` are put in.
std::string compile(const std::vector<lexicon::Lexicon>& lexicons, const lexicon::Shared& shared,
                    const Frequencies& frequencies, const lexicon::Defaults* defaults);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_COMPILE_H_
