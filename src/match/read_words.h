#ifndef UNSTIGMA_MATCH_READ_WORDS_H_
#define UNSTIGMA_MATCH_READ_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/wide.h"

namespace unstigma::match {

/// A run of ASCII letters and digits of a text: where it begins, and its word_hash(), if it has no more
/// letters than a block has bytes.
struct ScannedWord {
  std::uint32_t begin;
  std::uint32_t hash;
};

/// Where words are read to. What stands behind those that are counted may be written over.
struct ReadInto {
  ScannedWord* words;     ///< room_for_words()
  std::uint32_t* hits;    ///< likewise: the words whose bit of the filter is set
  std::uint32_t* beyond;  ///< blocks (base::block_size bytes) with anything but ASCII: where they begin
};
struct ReadCounts {
  std::uint32_t words = 0;
  std::uint32_t hits = 0;
  std::uint32_t beyond = 0;
};

/// How many words to have room for. Words have a byte between them, and are written by eights.
constexpr std::size_t room_for_words(std::size_t bytes) {
  return bytes / 2 + 9;
}

/// Hashes every word of a text and notes those that the filter (of filter_bits) lets through. The one loop
/// that sees every byte: no branches but for words, nothing called, nothing allocated. There is one for each
/// width; all give the same. `width` must not be more than base::width().
ReadCounts read_words(std::string_view text, const std::uint64_t* filter, ReadInto into, base::Width width);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_READ_WORDS_H_
