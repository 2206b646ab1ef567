#ifndef UNSTIGMA_DOCUMENT_PLAIN_H_
#define UNSTIGMA_DOCUMENT_PLAIN_H_

#include <iosfwd>
#include <string_view>

#include "document/passage.h"

namespace unstigma::document {

/// Reads plain text from memory; `decoding` leads from it to the file.
void read_plain(std::string_view text, const text::SourceMap& decoding, const PassageSink& sink);

/// Reads plain text from a stream in blocks, so that a file of any size needs little memory. `head` is what
/// has been read of the stream already, its first `skip` bytes a byte order mark.
void stream_plain(std::istream& in, std::string_view head, std::size_t skip, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_PLAIN_H_
