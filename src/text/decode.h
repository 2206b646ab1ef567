#ifndef UNSTIGMA_TEXT_DECODE_H_
#define UNSTIGMA_TEXT_DECODE_H_

#include <string>
#include <string_view>

#include "text/source_map.h"
#include "unstigma/result.h"

namespace unstigma::text {

/// Encodings that a byte order mark tells.
enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, utf32le, utf32be };

/// What the first bytes say: the encoding (UTF-8 without a mark) and the length of the mark, 0 without one.
struct ByteOrderMark {
  Encoding encoding = Encoding::utf8;
  std::uint8_t length = 0;
};
ByteOrderMark byte_order_mark(std::string_view bytes);

/// True when the first bytes (8 KiB are enough) cannot be text: a NUL outside UTF-16 and UTF-32, or the
/// signature of an archive, image, PDF or program.
bool looks_binary(std::string_view first_bytes);

/// What the binary file seems to be ("a PDF"); empty for text.
std::string_view binary_kind(std::string_view first_bytes);

/// Text in UTF-8 with the way back to its bytes. Invalid UTF-8 stays in `text` as it is; a unit of
/// UTF-16 or UTF-32 that is no character becomes U+FFFD at its place.
struct Decoded {
  std::string text;
  SourceMap map;  ///< from `text` to `bytes`
  Encoding encoding = Encoding::utf8;
  std::string charset = {};  ///< by whose name it was decoded; empty where `encoding` says it
};

/// Decodes by the byte order mark, which is left out of the text.
Decoded decode(std::string bytes);

/// UTF-8 in another encoding, without a byte order mark.
std::string encode(std::string_view utf8, Encoding encoding);

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_DECODE_H_
