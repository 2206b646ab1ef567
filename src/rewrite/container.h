#ifndef UNSTIGMA_REWRITE_CONTAINER_H_
#define UNSTIGMA_REWRITE_CONTAINER_H_

#include <string>
#include <string_view>
#include <vector>

#include "unstigma/finding.h"
#include "unstigma/result.h"

namespace unstigma::rewrite {

/// True for containers that can be written: docx, odt.
bool can_write(std::string_view format);

/// The document with edits put in: the words of each stand where its first piece was, in the formatting of
/// that, and the rest of the words is gone. All else in the parts, and all other parts, stay as they were,
/// byte for byte. Edits must not overlap. Errc::unsupported for what may not be changed: formats that are
/// only read, and signed documents.
Result<std::string> edited(std::string_view document, std::string_view format,
                           const std::vector<Edit>& edits);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_CONTAINER_H_
