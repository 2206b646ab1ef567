#include "check/run.h"

#include <algorithm>
#include <iterator>

#include "check/findings.h"
#include "check/helplines.h"
#include "document/location.h"
#include "text/words.h"

namespace unstigma::check {
Run::Run(const match::Matcher& matcher, match::Workspaces& workspaces, const Settings& settings,
         const Allowed& allowed, const FindingSink& sink)
    : matcher_(matcher), settings_(settings), allowed_(allowed), sink_(sink), workspace_(workspaces) {
  rules_.emplace(matcher_, settings_.locale);
  suppressions_.emplace(matcher_, settings_);
}

void Run::passage(const document::Passage& passage, const document::Block& block) {
  if (block.record() != nullptr && block.record()->line != record_) begin_record(*block.record());
  if (passage.aside) return suppressions_->comment(passage, block);
  suppressions_->passage(passage, block);
  count_words(std::string_view(passage.text).substr(passage.own.begin, passage.own.end - passage.own.begin));
  if (is_article()) rules_->passage(passage, block);
  if (settings_.keep_paragraphs && !passage.part.empty())
    checked_.paragraphs.push_back({passage.part, passage.paragraph, passage.text});
  matches_.clear();
  if (!matcher_.find(passage, *workspace_, matches_)) return;
  note_help(passage, block);
  names_.take(passage, workspace_->named, words_);
  for (match::Match& match : matches_) {
    if (!allowed_.empty() && match.passed.empty()) allow(passage, match);
    if (match.scope == lexicon::Scope::document) {
      if (is_article() && match.context != Context::mention) rules_->add(std::move(match));
    } else {
      take_match(std::move(match), block);
    }
  }
  may_be_article_ = may_be_article_ && waiting_.size() <= most_waiting;
  if (!is_article()) flush(false);  // until then a rule about the document may have to come first
}

/// Makes a finding of a match, which waits where the rest of the document has a say.
void Run::take_match(match::Match&& match, const document::Block& block) {
  const match::Program& program = matcher_.program(match.program);
  std::optional<MaybeName> maybe;
  if (match.passed.empty()) {
    maybe = maybe_name(match, workspace_->analysis, program);
    if (maybe && names_.tell(*maybe)) {
      match.passed = "name";
      maybe.reset();
    }
    // It need not wait, nor be located and rewritten.
    const bool passes = !match.passed.empty() || matcher_.passes_already(match, *workspace_);
    if (passes && !settings_.show_passed) return;
  }
  const bool waits = !match.unless_document.empty() || !match.only_document.empty();
  const std::uint64_t until = waits ? words_ + farthest : maybe ? words_ + Names::reach : 0;
  Finding finding = make_finding(match, workspace_->analysis, block, program, settings_.locale);
  const std::uint64_t name = maybe ? names_.ask(std::move(*maybe), words_) : 0;
  waiting_.emplace_back(std::move(match), std::move(finding), name, until);
}

bool Run::look(std::string_view text, std::vector<std::uint32_t>& places) {
  return suppressions_->silent() && matcher_.glance(text, *workspace_, places);
}

void Run::pass_over(std::string_view text) {
  count_words(text);
  if (!is_article()) flush(false);
}

void Run::count_words(std::string_view prose) {
  const std::uint64_t words = text::count_words(prose);
  words_ += words;
  bytes_ += prose.size();
  may_be_article_ =
      may_be_article_ && words_ <= DocumentRules::longest_article && bytes_ <= DocumentRules::largest_article;
  checked_.words += words;
}

void Run::abandon() {
  if (record_ > 0) return end_document();  // the other records are whole
  flush(true);
  end_comments();
}

Checked Run::finish(std::string format) {
  end_document();
  checked_.format = std::move(format);
  return std::move(checked_);
}

void Run::begin_record(const document::Record& record) {
  if (record_ > 0) end_document();
  record_ = record.line;
  id_ = record.id;
}

void Run::end_document() {
  if (is_article()) {
    for (Finding& finding : rules_->finish(*workspace_)) take(std::move(finding));
  }
  flush(true);
  end_comments();
  rules_.emplace(matcher_, settings_.locale);
  suppressions_.emplace(matcher_, settings_);
  names_ = {};
  workspace_->probes.clear();
  words_ = 0;
  bytes_ = 0;
  may_be_article_ = true;
}

/// Tells what was kept for the comments, and what is wrong with them.
void Run::end_comments() {
  if (suppressions_->silent()) return;
  std::vector<Finding> wrong = suppressions_->finish();
  kept_.insert(kept_.end(), std::move_iterator(wrong.begin()), std::move_iterator(wrong.end()));
  std::stable_sort(kept_.begin(), kept_.end(),
                   [](const Finding& a, const Finding& b) { return a.start.offset < b.start.offset; });
  for (Finding& finding : kept_) hand_out(std::move(finding));
  kept_.clear();
}

void Run::allow(const document::Passage& passage, match::Match& match) {
  const std::string* phrase = allowed_.around(passage.text, workspace_->analysis.source(match.tokens));
  if (phrase != nullptr) match.passed = "allowed: " + *phrase;
}

void Run::note_help(const document::Passage& passage, const document::Block& block) {
  if (checked_.help || workspace_->help.empty()) return;
  const document::TextRange place = workspace_->help.front();
  checked_.help.emplace();
  document::Location location = document::locate(passage, place, block);
  checked_.help->start = std::move(location.start);
  checked_.help->end = std::move(location.end);
  checked_.help->where = std::move(location.where);
  checked_.help->match =
      collapsed(std::string_view(passage.text).substr(place.begin, place.end - place.begin));
  checked_.help->id = id_;
  checked_.help->lines = helplines(settings_.locale);
}

/// Hands findings out in order; those behind one that waits for the end of the document wait with it.
void Run::flush(bool finished) {
  const auto due = [&] {
    return finished || waiting_.front().until <= words_ || waiting_.size() > most_waiting;
  };
  while (!waiting_.empty() && due()) {
    Waiting& next = waiting_.front();
    if (next.until > 0) matcher_.judge_document(next.match, *workspace_);
    if (next.name > 0 && names_.told(next.name) && next.match.passed.empty()) next.match.passed = "name";
    next.finding.passed = next.match.passed;
    if (next.match.passed.empty() || settings_.show_passed || settings_.show_suppressed)
      describe(next.match, matcher_.program(next.match.program), settings_.locale, next.finding);
    take(std::move(next.finding));
    waiting_.pop_front();
  }
}

/// Hands a finding out, or keeps it while comments may have more to say: what is wrong with them is known
/// at the end only, and comes in its place.
void Run::take(Finding&& finding) {
  if (suppressions_->silent()) return hand_out(std::move(finding));
  suppressions_->judge(finding);
  kept_.push_back(std::move(finding));
}

void Run::hand_out(Finding&& finding) {
  if (finding.passed == "quotation") ++checked_.passed_in_quotations;
  if (finding.suppressed) ++checked_.suppressed;
  const bool shown = settings_.show_passed || (settings_.show_suppressed && finding.suppressed);
  if (!finding.passed.empty() && !shown) return;
  if (finding.severity < settings_.min_severity) return;
  finding.id = id_;
  sink_(std::move(finding));
}

}  // namespace unstigma::check
