#ifndef UNSTIGMA_DOCUMENT_READER_H_
#define UNSTIGMA_DOCUMENT_READER_H_

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "document/passage.h"
#include "unstigma/result.h"

namespace unstigma::document {

/// The names of --input-format, in the order --help lists them.
const std::vector<std::string_view>& format_names();

/// The format of a file by its name and, where that says nothing, by its first bytes: "text" if unsure.
std::string_view format_of(std::string_view name, std::string_view first_bytes);

/// True when the name ends as those of prose do (.md, .txt, .html ...): what a walk through a folder picks
/// up.
bool known_name(std::string_view name);

/// Reads a document and hands out its passages in order. `name` is used for the format (when
/// `format` is empty) and for nothing else. Returns the format's name. Plain text is read in blocks
/// and needs little memory however large it is; all other formats are read whole.
/// Errors (without a place; the caller knows the file): Errc::unsupported for binary files and
/// formats that cannot be read, Errc::io when the stream breaks.
Result<std::string> read(std::istream& in, std::string_view name, std::string_view format,
                         const PassageSink& sink);

/// Errc::io, with what to do, for a path that is no readable file: missing, a folder, a FIFO, a socket, a
/// device.
Result<Done> readable_file(const std::string& path);

/// Opens and reads the file at `path`, if it is a readable_file().
Result<std::string> read_file(const std::string& path, std::string_view format, const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_READER_H_
