#ifndef UNSTIGMA_DOCUMENT_READER_H_
#define UNSTIGMA_DOCUMENT_READER_H_

#include <iosfwd>
#include <string>
#include <string_view>

#include "document/formats.h"
#include "document/passage.h"
#include "text/decode.h"
#include "unstigma/result.h"

namespace unstigma::document {

/// The text of a document in memory: decoded by its byte order mark, by options.encoding, or by what its head
/// declares (charset in HTML, encoding in XML, Content-Type in a catalogue) where it is not UTF-8. `format`
/// is a name of --input-format. Errc::unsupported for an encoding that options name and nobody knows.
Result<text::Decoded> decode(std::string bytes, std::string_view format, const ReadOptions& options);

/// Reads a document and hands out its passages in order. `name` is used for the format (when
/// the options name none) and for nothing else. Returns the format's name. Plain text is read in blocks
/// and JSON Lines line by line, which need little memory however large they are; all other formats are read
/// whole.
/// Errors (without a place; the caller knows the file): Errc::unsupported for binary files and
/// formats that cannot be read, Errc::io when the stream breaks.
Result<std::string> read(std::istream& in, std::string_view name, const ReadOptions& options,
                         const PassageSink& sink);

/// Errc::io, with what to do, for a path that is no readable file: missing, a folder, a FIFO, a socket, a
/// device.
Result<Done> readable_file(const std::string& path);

/// Opens and reads the file at `path`, if it is a readable_file().
Result<std::string> read_file(const std::string& path, const ReadOptions& options, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_READER_H_
