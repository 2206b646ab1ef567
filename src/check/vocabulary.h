#ifndef UNSTIGMA_CHECK_VOCABULARY_H_
#define UNSTIGMA_CHECK_VOCABULARY_H_

#include <vector>

#include "match/program.h"
#include "unstigma/checker.h"

namespace unstigma::check {

/// What settings may name when these programs are loaded, the shipped one first.
Vocabulary vocabulary_of(const std::vector<match::Program>& programs);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_VOCABULARY_H_
