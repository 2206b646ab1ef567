#ifndef UNSTIGMA_TEXT_LINES_H_
#define UNSTIGMA_TEXT_LINES_H_

#include <cstddef>
#include <string_view>

namespace unstigma::text {

/// Where the line that holds `at` ends: the place of its LF, CRLF or lone CR, or the end of the text.
std::size_t line_end(std::string_view text, std::size_t at);

/// The bytes of the line end at `at`: 2 for CRLF, 1 for LF and CR, 0 at the end of the text.
std::size_t line_end_size(std::string_view text, std::size_t at);

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_LINES_H_
