#ifndef UNSTIGMA_REWRITE_SPLICE_H_
#define UNSTIGMA_REWRITE_SPLICE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unstigma/finding.h"

namespace unstigma::rewrite {

/// New bytes for the half-open range [begin, end) of a text; an empty range is a place to insert at.
struct Splice {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::string bytes;
};

/// The text with splices put in. They may come in any order and must not overlap; what is inserted at one
/// place stays in the order given.
std::string spliced(std::string_view text, std::vector<Splice> splices);

/// The ranges of words that an edit replaces: [start, end) without what is kept.
std::vector<ByteRange> pieces(const Edit& edit);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_SPLICE_H_
