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

/// Why an edit was left out that same_but_for() did not allow.
inline constexpr std::string_view would_change_markup = "it would change the markup or the text around it";

/// The edits of findings that `level` allows, first alternatives only, in order of the findings and without
/// overlaps (the first come wins). `chosen` is told the index of the finding of each.
std::vector<Edit> choose_edits(const std::vector<Finding>& findings, FixLevel level,
                               std::vector<std::size_t>& chosen);

/// The bytes with edits put in, which are in order and do not overlap. In a text the words are written in its
/// own encoding; Errc::unsupported when that has no such characters. In a container see rewrite::edited(),
/// whose errors these are.
Result<std::string> apply_edits(std::string_view bytes, const std::vector<Edit>& edits,
                                const document::ReadOptions& options);

/// Those of the edits that leave everything else as it is, in order; most often all.
std::vector<Edit> sound_edits(std::string_view bytes, const std::vector<Edit>& edits, const std::string& name,
                              const document::ReadOptions& options);

/// True when reading `after` gives the same passages as reading `before`, but for the edits: nothing became
/// markup, no markup became text.
bool same_but_for(std::string_view before, const std::vector<Edit>& edits, std::string_view after,
                  const std::string& name, const document::ReadOptions& options);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_FIXER_H_
