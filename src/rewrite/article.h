#ifndef UNSTIGMA_REWRITE_ARTICLE_H_
#define UNSTIGMA_REWRITE_ARTICLE_H_

#include <string_view>

#include "match/program.h"

namespace unstigma::rewrite {

/// True when English says "an" before this word: by its sound, so an hour, an MRI, a one-off, a user. The
/// words whose letters mislead are shared sets of `program`.
bool takes_an(std::string_view word, const match::Program& program);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_ARTICLE_H_
