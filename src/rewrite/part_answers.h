#ifndef UNSTIGMA_REWRITE_PART_ANSWERS_H_
#define UNSTIGMA_REWRITE_PART_ANSWERS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/zip.h"
#include "rewrite/answers.h"

namespace unstigma::rewrite {

/// The parts of a document that answering in it changes, by name.
struct PartAnswers {
  std::map<std::string, std::string> parts;
  std::vector<bool> placed;    ///< as in Answered
  std::vector<bool> standing;  ///< likewise; empty for changes
};

// with_comments() and with_tracked_changes(), format by format.
Result<PartAnswers> docx_comments(document::Zip& zip, const std::vector<Remark>& remarks,
                                  const std::string& date);
Result<PartAnswers> docx_changes(document::Zip& zip, const std::vector<Edit>& edits, const std::string& date);
Result<PartAnswers> odt_comments(document::Zip& zip, const std::vector<Remark>& remarks,
                                 const std::string& date);
Result<PartAnswers> odt_changes(document::Zip& zip, const std::vector<Edit>& edits, const std::string& date);

/// Where the root of an XML text ends: its name as the file writes it, the prefix of that with its colon, and
/// where children can be added.
struct RootEnd {
  std::string name;
  std::string prefix;
  std::size_t at = 0;
  bool empty_tag = false;  ///< "/>" stands at `at`
};
RootEnd root_end(std::string_view xml);
/// An XML text with `children` added at the end of its root.
std::string added_to_root(std::string_view xml, const RootEnd& root, std::string_view children);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_PART_ANSWERS_H_
