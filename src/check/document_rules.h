#ifndef UNSTIGMA_CHECK_DOCUMENT_RULES_H_
#define UNSTIGMA_CHECK_DOCUMENT_RULES_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/passage.h"
#include "match/matcher.h"
#include "unstigma/finding.h"

namespace unstigma::check {

/// Rules about a whole document: an article about a suicide that names no source of help. Their matches are
/// counted while the document is read; what holds at its end is told once, at its top.
class DocumentRules {
 public:
  /// A document of more words is a book or a collection, and no rule about an article speaks of it.
  static constexpr std::uint64_t longest_article = 10000;
  /// And one of more bytes too, where words are not parted.
  static constexpr std::uint64_t largest_article = std::uint64_t{256} * 1024;

  DocumentRules(const match::Matcher& matcher, std::string_view locale)
      : matcher_(matcher), locale_(locale) {}

  /// Takes a passage in its turn: the first is the top of the document.
  void passage(const document::Passage& passage, const document::Block& block);
  /// Takes a match of an entry whose scope is the document, of the last passage. Of matches of one rule that
  /// overlap one counts.
  void add(match::Match match);

  /// What the rules have to say, all placed at the top, sorted by rule.
  std::vector<Finding> finish(const match::Workspace& workspace);

 private:
  const match::Matcher& matcher_;
  std::string_view locale_;
  std::optional<Finding> top_;  ///< place and excerpt only
  std::vector<match::Match> matches_;
  std::size_t passage_begin_ = 0;  ///< the first of matches_ that stands in the last passage
};

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_DOCUMENT_RULES_H_
