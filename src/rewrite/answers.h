#ifndef UNSTIGMA_REWRITE_ANSWERS_H_
#define UNSTIGMA_REWRITE_ANSWERS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unstigma/finding.h"
#include "unstigma/result.h"

namespace unstigma::rewrite {

/// What comments and changes are signed with.
inline constexpr std::string_view answer_author = "unstigma";

/// Something to say about the bytes [start, end) of a part.
struct Remark {
  std::string part;
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  std::vector<std::string> paragraphs;
};

/// A document that has been answered in.
struct Answered {
  std::string bytes;
  std::vector<bool> placed;    ///< for each remark or edit: it has been put into the document
  std::vector<bool> standing;  ///< for each remark: unstigma has put it there before
};

/// The document with a comment at each remark, but for those that stand there from an earlier time. Comments
/// and changes of others stay. A remark about notes,
/// margins, text boxes and descriptions of pictures finds no place. `date` is written as
/// 2026-11-26T12:00:00Z. Errors: as those of edited().
Result<Answered> with_comments(std::string_view document, std::string_view format,
                               const std::vector<Remark>& remarks, const std::string& date);

/// The document with edits as tracked changes: whoever reads it accepts or rejects them. Edits must not
/// overlap. One about comments or descriptions of pictures finds no place.
Result<Answered> with_tracked_changes(std::string_view document, std::string_view format,
                                      const std::vector<Edit>& edits, const std::string& date);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_ANSWERS_H_
