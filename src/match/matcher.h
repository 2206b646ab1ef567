#ifndef UNSTIGMA_MATCH_MATCHER_H_
#define UNSTIGMA_MATCH_MATCHER_H_

#include <cstdint>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "document/passage.h"
#include "match/company.h"
#include "match/match.h"
#include "match/names.h"
#include "match/patterns.h"
#include "match/scan.h"
#include "unstigma/checker.h"

namespace unstigma::match {

/// What the settings make of an entry.
struct EntryState {
  bool on = true;
  Severity severity = Severity::warning;
};

/// How matches are judged.
struct Rules {
  Quotations quotations = Quotations::note;
  bool show_passed = false;
  bool reference = false;  ///< try every phrase on every sentence
};

/// A phrase or probe that is to be tried in a sentence, around a place.
struct Try {
  std::size_t sentence = 0;
  Candidate candidate;
};

/// The memory of one thread at work on one document.
struct Workspace {
  Analysis analysis;
  text::Folded folded;
  Scanned scanned;
  Company company;
  std::vector<std::uint32_t> places;
  std::vector<Try> tries;
  std::vector<Hit> captures;
  std::vector<Match> raw;
  MetProbes probes;  ///< so far
  /// Where the words of the passage speak of a writer in danger: ranges of its text.
  std::vector<document::TextRange> help;
  std::vector<Named> named;  ///< of the passage
};

/// Finds the phrases of programs in passages and judges what stands around them.
///
/// Build one, use it for every document: find() is const and may be called from several threads at once,
/// each with a Workspace of its own.
class Matcher {
 public:
  /// The first program holds the frames and shared sets. `states` has an item for each entry of each program.
  Matcher(std::vector<Program> programs, std::vector<std::vector<EntryState>> states, Rules rules);

  /// Appends the matches of a passage to `out`, in the order of the text; none overlap, the longest wins,
  /// then the severest, then the first by rule id. Matches of document rules follow, then, with
  /// Rules::show_passed, those that were let pass. Sentences that call for help give nothing but
  /// workspace.help. Fills workspace.named.
  /// Returns true when the passage was analysed; then workspace.analysis describes it until the next call.
  bool find(const document::Passage& passage, Workspace& workspace, std::vector<Match>& out) const;

  /// Fills `places` with the bytes of `text` where something begins that find() may find in a passage made of
  /// the text around, False when there are too many to tell.
  bool glance(std::string_view text, Workspace& workspace, std::vector<std::uint32_t>& places) const;

  /// True when what has been read of the document lets a match pass, whatever is still to come.
  bool passes_already(const Match& match, const Workspace& workspace) const;

  /// Asks the document guards of a match when the document has been read.
  void judge_document(Match& match, const Workspace& workspace) const;

  const Program& program(std::uint32_t index) const { return programs_[index]; }
  const std::vector<Program>& all() const { return programs_; }
  std::size_t programs() const { return programs_.size(); }
  const EntryState& state(std::uint32_t program, std::uint32_t entry) const {
    return states_[program][entry];
  }
  const EntryState& state(const Match& match) const { return state(match.program, match.entry); }
  std::string_view rule(const Match& match) const;

 private:
  bool collect(const document::Passage& passage, Workspace& workspace) const;
  void collect_all(Workspace& workspace) const;
  void drop_idle(Workspace& workspace, bool written) const;
  void drop_idle_in_sentences(const std::vector<std::uint32_t>& ends, Workspace& workspace) const;
  void search(const Try* first, const Try* last, Workspace& workspace) const;
  void search(const Candidate& candidate, std::size_t sentence, TokenRange starts, std::uint32_t& from,
              Workspace& workspace) const;
  TokenRange starts_around(const Try& what, const Analysis& analysis) const;
  void judge(Match& match, Analysis& analysis) const;
  void weigh(Match& match, const EntryRow& entry) const;
  void take_help(Workspace& workspace) const;
  void resolve(std::vector<Match>& raw, std::vector<Match>& out) const;
  bool better(const Match& a, const Match& b) const;
  bool as_written(const Match& match, const Analysis& analysis) const;
  bool may_be_as_written(const Candidate& candidate, const Scanned& scanned) const;

  std::vector<Program> programs_;
  Scan scan_;
  std::vector<std::unique_ptr<Patterns>> patterns_;
  std::vector<std::vector<EntryState>> states_;
  std::vector<std::vector<bool>> phrases_on_;  ///< by program and phrase, from states_
  Rules rules_;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_MATCHER_H_
