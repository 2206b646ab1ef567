#ifndef UNSTIGMA_MATCH_FIRST_TOKENS_H_
#define UNSTIGMA_MATCH_FIRST_TOKENS_H_

#include <cstdint>
#include <vector>

#include "match/program.h"

namespace unstigma::match {

/// What can be told about a token by one of 64 bits: its word, with others, and of what kind it is.
namespace first_bits {
inline constexpr std::uint32_t words = 58;
inline constexpr std::uint64_t of_word(std::uint32_t id) {
  return std::uint64_t{1} << (id % words);
}
inline constexpr std::uint64_t any_word = std::uint64_t{1} << 58U;
inline constexpr std::uint64_t any_mark = std::uint64_t{1} << 59U;
inline constexpr std::uint64_t number = std::uint64_t{1} << 60U;
inline constexpr std::uint64_t capital = std::uint64_t{1} << 61U;
inline constexpr std::uint64_t pause = std::uint64_t{1} << 62U;
inline constexpr std::uint64_t quotation_mark = std::uint64_t{1} << 63U;
}  // namespace first_bits

/// Fills NodeRow::first of all nodes, when they are written. `words` and `children` are the tables node_words
/// and node_children.
void fill_first_tokens(std::vector<NodeRow>& nodes, const std::vector<BranchRow>& branches,
                       const std::vector<std::uint32_t>& words, const std::vector<std::uint32_t>& children);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_FIRST_TOKENS_H_
