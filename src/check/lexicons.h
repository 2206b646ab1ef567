#ifndef UNSTIGMA_CHECK_LEXICONS_H_
#define UNSTIGMA_CHECK_LEXICONS_H_

#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "match/program.h"
#include "unstigma/result.h"

namespace unstigma::check {

/// Reads lexicon files from disk. Fails with every mistake of every file.
Result<std::vector<lexicon::Lexicon>, std::vector<Error>> load_lexicons(
    const std::vector<std::string>& paths);

/// The shipped program, then the given lexicons compiled into a program of their own, if there are any.
std::vector<match::Program> load_programs(const std::vector<lexicon::Lexicon>& added);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_LEXICONS_H_
