#ifndef UNSTIGMA_CHECK_RUN_H_
#define UNSTIGMA_CHECK_RUN_H_

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/allowed.h"
#include "check/document_rules.h"
#include "check/names.h"
#include "check/suppression.h"
#include "document/glance.h"
#include "document/passage.h"
#include "match/matcher.h"
#include "match/workspaces.h"
#include "unstigma/checker.h"

namespace unstigma::check {

/// One file on its way through the rooms: a document, or many records, each of which is a document of its
/// own.
class Run : public document::Glance {
 public:
  Run(const match::Matcher& matcher, match::Workspaces& workspaces, const Settings& settings,
      const Allowed& allowed, const FindingSink& sink);

  /// Takes a passage in its turn.
  void passage(const document::Passage& passage, const document::Block& block);

  bool look(std::string_view text, std::vector<std::uint32_t>& places) override;
  void pass_over(std::string_view text) override;

  /// Hands out what was found before the file broke off.
  void abandon();

  Checked finish(std::string format);

 private:
  struct Waiting {
    Waiting(match::Match m, Finding f, std::uint64_t n, std::uint64_t u)
        : match(std::move(m)), finding(std::move(f)), name(n), until(u) {}
    match::Match match;
    Finding finding;
    std::uint64_t name;   ///< what was asked of Names; 0: nothing
    std::uint64_t until;  ///< how many words of the document it waits for; 0: for none
  };
  /// How many words behind a finding its document guards look, so that a file of any length is worked through
  /// in little memory: the length of a long book.
  static constexpr std::uint64_t farthest = 200000;
  /// And how many findings wait at most, which only texts of little else come to.
  static constexpr std::size_t most_waiting = 4096;

  /// True until too much has been read for an article, or found.
  bool is_article() const { return may_be_article_; }
  void count_words(std::string_view prose);
  void begin_record(const document::Record& record);
  void end_document();
  void end_comments();
  void allow(const document::Passage& passage, match::Match& match);
  void take_match(match::Match&& match, const document::Block& block);
  void note_help(const document::Passage& passage, const document::Block& block);
  void flush(bool finished);
  void take(Finding&& finding);
  void hand_out(Finding&& finding);

  const match::Matcher& matcher_;
  const Settings& settings_;
  const Allowed& allowed_;
  const FindingSink& sink_;
  const match::Workspaces::Lease workspace_;
  std::vector<match::Match> matches_;

  // Of the document or record:
  std::uint64_t record_ = 0;  ///< its line; 0 before the first record
  std::optional<RecordId> id_;
  std::optional<DocumentRules> rules_;
  std::optional<Suppressions> suppressions_;
  Names names_;
  std::vector<Finding> kept_;
  std::deque<Waiting> waiting_;
  std::uint64_t words_ = 0;
  std::uint64_t bytes_ = 0;  ///< of prose
  bool may_be_article_ = true;

  Checked checked_;
};

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_RUN_H_
