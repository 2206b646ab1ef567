#ifndef UNSTIGMA_DOCUMENT_PLAIN_H_
#define UNSTIGMA_DOCUMENT_PLAIN_H_

#include <iosfwd>
#include <string_view>

#include "document/formats.h"
#include "document/passage.h"

namespace unstigma::document {

/// Reads plain text from memory.
Result<Done> read_plain(const Block& block, const ReadOptions& options, const PassageSink& sink);

/// Reads plain text from a stream in blocks, so that a file of any size needs little memory. `head` is what
/// has been read of the stream already, its first `skip` bytes a byte order mark.
///
/// No passage is made of what options.glance passes over; the first one of a document is always made.
void stream_plain(std::istream& in, std::string_view head, std::size_t skip, const ReadOptions& options,
                  const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_PLAIN_H_
