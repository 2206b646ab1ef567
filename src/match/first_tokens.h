#ifndef UNSTIGMA_MATCH_FIRST_TOKENS_H_
#define UNSTIGMA_MATCH_FIRST_TOKENS_H_

#include <cstdint>
#include <vector>

#include "match/program.h"

namespace unstigma::match {

/// Fills NodeRow::first of all nodes, when they are written. `words` and `children` are the tables node_words
/// and node_children.
void fill_first_tokens(std::vector<NodeRow>& nodes, const std::vector<BranchRow>& branches,
                       const std::vector<std::uint32_t>& words, const std::vector<std::uint32_t>& children);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_FIRST_TOKENS_H_
