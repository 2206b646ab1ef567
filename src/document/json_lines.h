#ifndef UNSTIGMA_DOCUMENT_JSON_LINES_H_
#define UNSTIGMA_DOCUMENT_JSON_LINES_H_

#include <iosfwd>
#include <string_view>

#include "document/formats.h"
#include "document/passage.h"

namespace unstigma::document {

/// Reads JSON Lines from a stream line by line, so that a file of any size needs little memory. `head` is
/// what has been read of the stream already, its first `skip` bytes a byte order mark. As read_json_lines()
/// otherwise.
Result<Done> stream_json_lines(std::istream& in, std::string_view head, std::size_t skip,
                               const ReadOptions& options, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_JSON_LINES_H_
