#ifndef UNSTIGMA_DOCUMENT_ESCAPES_H_
#define UNSTIGMA_DOCUMENT_ESCAPES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "document/value.h"

namespace unstigma::document {

/// A code point in UTF-8; U+FFFD for what is none.
std::string utf8_of(std::uint32_t code);

/// Whose escapes a string in quotation marks is written with.
enum class Escapes : std::uint8_t {
  json,
  yaml,  ///< "double-quoted": line breaks fold
  toml,  ///< """of many lines""" or one
};

/// What a JSON string stands for; `string` is what stands between its quotation marks.
std::string unescaped_json(std::string_view string);

/// Adds the string whose content is source[begin, end) to `value`.
void read_escaped(std::string_view source, std::size_t begin, std::size_t end, Escapes escapes, Value& value);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_ESCAPES_H_
