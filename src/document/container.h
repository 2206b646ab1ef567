#ifndef UNSTIGMA_DOCUMENT_CONTAINER_H_
#define UNSTIGMA_DOCUMENT_CONTAINER_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/passage.h"
#include "unstigma/result.h"

namespace unstigma::document {

/// Documents that are archives of parts, or pages: docx, odt, epub, pptx, pdf. They have no lines; a passage
/// says its part and paragraph.
const std::vector<std::string_view>& container_formats();
bool is_container_format(std::string_view format);

/// The container format that the ending of a name tells; empty for other names.
std::string_view container_format_of(std::string_view name);

/// True for the names of containers that a walk through a folder picks up: not PDF, which is read when it is
/// named, and not the locks that Word leaves beside open files (~$draft.docx).
bool walked_container(std::string_view name);

/// True when a file is to be read by read_container(): it is an archive by its first bytes, or is called
/// (or, in `format`, said to be) a container.
bool is_container(std::string_view first_bytes, std::string_view name, std::string_view format);

/// Reads a container that is in memory whole. What it is is told by what is in it; `format`, when not empty,
/// must agree. Returns the format's name. Errors say what is wrong with the file and what to do.
Result<std::string> read_container(std::string_view bytes, std::string_view name, std::string_view format,
                                   const PassageSink& sink);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_CONTAINER_H_
