#ifndef UNSTIGMA_TEXT_WORDS_H_
#define UNSTIGMA_TEXT_WORDS_H_

#include <cstdint>
#include <string_view>

namespace unstigma::text {

/// How many words a text has as people count them: what stands between white space of ASCII.
std::uint64_t count_words(std::string_view text);

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_WORDS_H_
