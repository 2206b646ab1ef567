#ifndef UNSTIGMA_TEXT_CHARSET_H_
#define UNSTIGMA_TEXT_CHARSET_H_

#include <optional>
#include <string>
#include <string_view>

#include "text/decode.h"
#include "unstigma/result.h"

namespace unstigma::text {

/// True when ICU knows an encoding of that name ("windows-1252", "Shift_JIS", "latin1").
bool knows_charset(const std::string& name);

/// Decodes by the name of an encoding; every character is mapped to its bytes, what is none becomes U+FFFD.
/// "iso-8859-1" and "us-ascii" are read as windows-1252, as browsers do. Errc::unsupported for an unknown
/// name.
Result<Decoded> decode_as(std::string_view bytes, const std::string& charset);

/// UTF-8 in that encoding; nothing when it has no place for some character.
std::optional<std::string> encode_as(std::string_view utf8, const std::string& charset);

/// True when the bytes are UTF-8, of which the last character may be cut off.
bool is_utf8(std::string_view bytes);

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_CHARSET_H_
