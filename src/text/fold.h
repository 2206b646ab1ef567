#ifndef UNSTIGMA_TEXT_FOLD_H_
#define UNSTIGMA_TEXT_FOLD_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_map.h"

namespace unstigma::text {

/// A text as it is compared: lower case and compatibility forms folded (Unicode NFKC_Casefold, which
/// also drops soft hyphens and zero-width characters), every apostrophe ', every quotation mark ",
/// every hyphen -, every dash an em dash, every space a space. Invalid bytes become U+FFFD.
struct Folded {
  std::string text;
  SourceMap map;  ///< from `text` to the text it was made of; empty when no byte has moved
};

/// Writes the folded view of `utf8` into `folded`, whose memory is used again.
void fold(std::string_view utf8, Folded& folded);

/// The same, always by ICU: what fold() is held against where it takes the shortcut (shortcut.h).
void fold_with_icu(std::string_view utf8, Folded& folded);

/// True when `utf8` holds a character that fold() could turn into ASCII or drop, so that a search for
/// plain words must look at the folded text. False for ASCII and for most other text.
bool may_fold_to_ascii(std::string_view utf8);
/// Adds where such characters begin in the block (base::block_size bytes) of the text that begins at `block`.
void find_folds_to_ascii(std::string_view utf8, std::size_t block, std::vector<std::uint32_t>& places);

/// The text with every invalid byte sequence as U+FFFD.
std::string valid_utf8(std::string_view bytes);

/// An ASCII letter with a combining mark, as one character where Unicode has it.
std::string with_mark(char letter, char16_t mark);

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_FOLD_H_
