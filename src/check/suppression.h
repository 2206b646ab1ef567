#ifndef UNSTIGMA_CHECK_SUPPRESSION_H_
#define UNSTIGMA_CHECK_SUPPRESSION_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/passage.h"
#include "match/matcher.h"
#include "unstigma/checker.h"

namespace unstigma::check {

/// The comments of one document that let findings pass:
///
///     unstigma-ignore       the block below, or the line it stands in when there is more in it
///     unstigma-ignore-line  the line it stands in
///     unstigma-off, -on     from here to there, or to the end
///     unstigma-ignore-file  the whole file
///
/// each followed by nothing (everything) or by rules, "lexicon/", kinds or words, parted by commas, and,
/// behind a colon, by a reason.
class Suppressions {
 public:
  Suppressions(const match::Matcher& matcher, const Settings& settings)
      : matcher_(matcher), settings_(settings) {}

  /// True while nothing was meant for unstigma.
  bool silent() const { return comments_.empty() && wrong_.empty(); }

  /// Takes a comment meant for unstigma. All of them come before the passages.
  void comment(const document::Passage& comment, const document::Block& block);

  /// Takes a passage in its turn.
  void passage(const document::Passage& passage, const document::Block& block);

  /// Lets a finding pass if a comment says so: sets its `passed` and `suppressed`.
  void judge(Finding& finding);

  /// What is wrong with the comments: rules that are not there, comments that let nothing pass.
  std::vector<Finding> finish();

 private:
  enum class Reach : std::uint8_t { next_block, line, rest, file };
  struct Selector {
    std::string name;
    std::string folded = {};
    bool used = false;
    bool known = true;
  };
  struct Comment {
    Finding finding;   ///< place and excerpt, for telling what is wrong
    std::string word;  ///< "unstigma-ignore"
    Reach reach = Reach::line;
    std::vector<Selector> selectors;  ///< none: everything
    std::string reason;
    bool used = false;
    bool waits = false;            ///< next_block, and the block has not come
    bool table = false;            ///< what is covered is one
    std::uint64_t first_line = 0;  ///< of what is covered
    std::uint64_t last_line = 0;
    std::uint64_t end = 0;  ///< Reach::rest: the byte where it ends
  };

  void open(Comment comment, bool alone);
  void close(const Comment& on);
  static bool covers(const Comment& comment, const Finding& finding);
  /// `word` is the finding's match, folded.
  static bool names(const Selector& selector, const Finding& finding, const std::string& word);
  void complain(const Comment& comment, std::string_view rule, std::string message);
  /// The rule id of a selector that is an old id, else the selector; nothing for a rule or lexicon that is
  /// not there.
  std::optional<std::string> resolved(const std::string& selector);
  /// True when nothing that the selector names is on, so that it cannot let anything pass.
  bool is_off(const std::string& selector);
  void learn_rules();
  void learn_words();

  const match::Matcher& matcher_;
  const Settings& settings_;
  std::vector<Comment> comments_;
  std::vector<std::size_t> unsettled_;  ///< of comments_: those whose block has not come or not ended
  std::unordered_map<std::string, std::string> rules_;  ///< ids, old ids and "lexicon/" -> id, "lexicon/"
  std::unordered_map<std::string, bool> on_;            ///< rule, "lexicon/", kind, marked word -> one is on
  bool words_known_ = false;
  std::size_t hints_ = 0;
  std::vector<Finding> wrong_;
};

/// The rules about comments, for `explain`; empty when `rule` is none of them.
std::vector<EntryCard> suppression_cards(std::string_view rule);

inline constexpr std::string_view rule_unused = "suppression/unused";
inline constexpr std::string_view rule_unknown = "suppression/unknown";

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_SUPPRESSION_H_
