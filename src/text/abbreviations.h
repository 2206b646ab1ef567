#ifndef UNSTIGMA_TEXT_ABBREVIATIONS_H_
#define UNSTIGMA_TEXT_ABBREVIATIONS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace unstigma::text {

/// True when the full stop at byte `stop` ends no sentence but a title (Dr. Jones), an initial (Franklin D.
/// Roosevelt) or an abbreviation of letters (the U.S. Senate). `next` is the first byte behind the white
/// space that follows.
bool abbreviates(std::string_view utf8, std::size_t stop, std::size_t next);

/// Takes those ends of sentences out that are none since a full stop abbreviates, which the rules of Unicode
/// cannot know.
/// `ends` are byte offsets, exclusive and ascending; the last is the size of the text, and stays.
void join_at_abbreviations(std::string_view utf8, std::vector<std::uint32_t>& ends);

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_ABBREVIATIONS_H_
