#ifndef UNSTIGMA_MATCH_REACH_H_
#define UNSTIGMA_MATCH_REACH_H_

#include <cstdint>

#include "lexicon/lexicon.h"

namespace unstigma::match {

/// How far guards look, in tokens on either side of the phrase. No sentence that people read reaches the last
/// two; they keep the work linear where a whole file is one sentence.
constexpr std::uint32_t reach(lexicon::Where where) {
  constexpr std::uint32_t near_tokens = 8;
  constexpr std::uint32_t touching_tokens = 64;
  constexpr std::uint32_t sentence_tokens = 400;
  if (where == lexicon::Where::near) return near_tokens;
  return where == lexicon::Where::sentence ? sentence_tokens : touching_tokens;
}

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_REACH_H_
