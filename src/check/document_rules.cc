#include "check/document_rules.h"

#include <algorithm>
#include <map>

#include "check/findings.h"
#include "check/helplines.h"
#include "document/location.h"

namespace unstigma::check {

void DocumentRules::passage(const document::Passage& passage, const document::Block& block) {
  passage_begin_ = matches_.size();
  if (top_) return;
  // The headline, or the first sentence where there is none.
  const std::size_t stop = std::min(passage.text.find(". "), passage.text.size() - 1) + 1;
  document::Location location = document::locate(passage, {0, static_cast<std::uint32_t>(stop)}, block);
  top_.emplace();
  top_->start = std::move(location.start);
  top_->end = std::move(location.end);
  top_->where = std::move(location.where);
  top_->excerpt = std::move(location.excerpt);
  top_->match = collapsed(std::string_view(passage.text).substr(0, stop));
}

void DocumentRules::add(match::Match match) {
  const auto same = [&](const match::Match& other) {
    return other.tokens.first < match.tokens.last && match.tokens.first < other.tokens.last &&
           matcher_.rule(other) == matcher_.rule(match);
  };
  const auto begin = matches_.begin() + static_cast<std::ptrdiff_t>(passage_begin_);
  if (std::none_of(begin, matches_.end(), same)) matches_.push_back(std::move(match));
}

std::vector<Finding> DocumentRules::finish(const match::Workspace& workspace) {
  std::map<std::string_view, std::pair<const match::Match*, std::uint32_t>> by_rule;
  for (match::Match& match : matches_) {
    matcher_.judge_document(match, workspace);
    if (!match.passed.empty()) continue;
    auto& [first, count] = by_rule[matcher_.rule(match)];
    if (first == nullptr) first = &match;
    ++count;
  }
  std::vector<Finding> out;
  for (const auto& [rule, found] : by_rule) {
    const match::Program& program = matcher_.program(found.first->program);
    if (!top_ || found.second < program.entries()[found.first->entry].times) continue;
    Finding finding = *top_;
    identify(*found.first, program, finding);
    describe(*found.first, program, locale_, finding);
    const match::EntryRow& entry = program.entries()[found.first->entry];
    finding.message = program.text(entry.message);
    const std::size_t helplines = finding.advice.find("{helplines}");
    if (helplines != std::string::npos) finding.advice.replace(helplines, 11, helplines_in_words(locale_));
    out.push_back(std::move(finding));
  }
  return out;
}

}  // namespace unstigma::check
