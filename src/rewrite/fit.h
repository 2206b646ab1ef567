#ifndef UNSTIGMA_REWRITE_FIT_H_
#define UNSTIGMA_REWRITE_FIT_H_

#include <string_view>

#include "rewrite/surroundings.h"

namespace unstigma::rewrite {

/// Whether words can stand where a match stood without the sentence being changed elsewhere. `text` is the
/// alternative as it would be put in. `noun_phrase`: it begins with a noun (people with ...), not with a verb
/// or an adjective. When in doubt, false: the words are shown, and the writer finds a place for them.
bool fits(std::string_view text, bool noun_phrase, const Surroundings& around);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_FIT_H_
