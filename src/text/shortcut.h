#ifndef UNSTIGMA_TEXT_SHORTCUT_H_
#define UNSTIGMA_TEXT_SHORTCUT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/fold.h"
#include "text/segmenter.h"

namespace unstigma::text {

// Most prose is ASCII with curly quotation marks, dashes, ellipses, the odd é and the odd emoji. For such
// text the rules of Unicode are few; followed here by hand they cost a tenth of what ICU takes. All three
// functions give what ICU gives, which tests hold against ICU on random text.

/// How many bytes below 0x80 the text begins with.
std::size_t ascii_prefix(std::string_view text);

/// True when every byte is below 0x80.
bool is_ascii(std::string_view text);

/// True for ASCII and nearly all letters of Latin-1 and Latin Extended-A (but not ß), no-break spaces, en and
/// em dashes, curly quotation marks, ellipses, the signs of pound and euro, bullets, arrows, emoji and
/// U+FFFC: what the functions below can read.
bool is_simple(std::string_view text);

/// fold() for text that is_simple().
void fold_simple(std::string_view text, Folded& folded);

/// Segmenter::words() for folded text that is_simple(). Runs between words may be cut less finely.
void simple_words(std::string_view folded, std::vector<Segmenter::Run>& runs);

/// Segmenter::sentences() for text that is_simple().
void simple_sentences(std::string_view text, std::vector<std::uint32_t>& ends);

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_SHORTCUT_H_
