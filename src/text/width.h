#ifndef UNSTIGMA_TEXT_WIDTH_H_
#define UNSTIGMA_TEXT_WIDTH_H_

#include <cstddef>
#include <string_view>

namespace unstigma::text {

/// How many columns of a terminal a text takes: wide characters and emoji two, combining marks and invisible
/// characters none. Tabs and control characters count none; expand them before.
std::size_t display_width(std::string_view utf8);

/// The length in bytes of the longest beginning of `utf8` that takes at most `columns`, never cutting what a
/// reader sees as one character.
std::size_t fitting(std::string_view utf8, std::size_t columns);

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_WIDTH_H_
