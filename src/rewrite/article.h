#ifndef UNSTIGMA_REWRITE_ARTICLE_H_
#define UNSTIGMA_REWRITE_ARTICLE_H_

#include <string_view>

namespace unstigma::rewrite {

/// True when English says "an" before this word: by its sound, so an hour, an MRI, a one-off, a user.
bool takes_an(std::string_view word);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_ARTICLE_H_
