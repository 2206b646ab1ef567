#ifndef UNSTIGMA_CHECK_FIXER_H_
#define UNSTIGMA_CHECK_FIXER_H_

#include <string>
#include <string_view>
#include <vector>

#include "document/formats.h"
#include "text/decode.h"
#include "unstigma/checker.h"
#include "unstigma/finding.h"

namespace unstigma::check {

/// The edits of findings that `level` allows, first alternatives only, in order and without overlaps (the
/// first come wins). `chosen` is told the index of the finding of each.
std::vector<Edit> choose_edits(const std::vector<Finding>& findings, FixLevel level,
                               std::vector<std::size_t>& chosen);

/// How a document of some bytes is written: what edits need to know of its decoding.
struct Written {
  text::Encoding encoding = text::Encoding::utf8;
  std::string charset;  ///< of a named encoding; else empty
};

/// True when the text of an edit can be written so.
bool writable(const Edit& edit, const Written& written);

/// The bytes with edits put in; edits are in order, do not overlap and are writable.
std::string apply_edits(std::string_view bytes, const std::vector<Edit>& edits, const Written& written);

/// True when reading `after` gives the same passages as reading `before`, but for the edits: nothing became
/// markup, no markup became text.
bool same_but_for(std::string_view before, const std::vector<Edit>& edits, std::string_view after,
                  const std::string& name, const document::ReadOptions& options);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_FIXER_H_
