#include "match/guards.h"

#include <algorithm>
#include <array>

#include "match/reach.h"

namespace unstigma::match {
namespace {

using lexicon::Where;
using lexicon::where_names;

bool met(Where where, std::uint32_t pattern, const Around& around, const Patterns& patterns) {
  const auto in = [&](TokenRange range) { return around.matches(patterns, pattern, range); };
  switch (where) {
    case Where::before:
      return in(around.before(where));
    case Where::after:
      return in(around.after(where));
    default:
      return in(around.before(where)) || in(around.after(where));
  }
}

std::string shape_list(lexicon::ShapeMask shapes) {
  std::string out;
  for (std::size_t i = 0; i < lexicon::shape_names.size(); ++i) {
    if ((shapes & lexicon::shape_bit(i)) == 0) continue;
    out += (out.empty() ? "" : ", ") + std::string(lexicon::shape_names[i]);
  }
  return out;
}

/// `words`: those around the match are to be asked, too.
std::string unless_met(const ConditionsRow& row, Match& match, const Around& around, const Patterns& patterns,
                       bool words) {
  const auto shapes = static_cast<lexicon::ShapeMask>(row.shapes & match.shapes);
  if (shapes != 0) return "unless.shape: " + shape_list(shapes);
  std::string where;
  if (words && any_met(row, around, patterns, &where)) return "unless." + where;
  const std::uint32_t document = row.patterns[static_cast<std::size_t>(Where::document)];
  if (document != none) match.unless_document.push_back(document);
  return {};
}

bool only_met(const ConditionsRow& row, Match& match, const Around& around, const Patterns& patterns) {
  for (const Where where : {Where::before, Where::after, Where::near, Where::sentence}) {
    const std::uint32_t pattern = row.patterns[static_cast<std::size_t>(where)];
    if (pattern != none && !met(where, pattern, around, patterns)) return false;
  }
  const std::uint32_t document = row.patterns[static_cast<std::size_t>(Where::document)];
  if (document != none) match.only_document.push_back(document);
  return true;
}

/// The conditions of a match's entry and group, each nullptr where there are none.
std::array<const ConditionsRow*, 2> rows_of(const Match& match, const Program& program,
                                            std::uint32_t EntryRow::*entry, std::uint32_t GroupRow::*group) {
  return {program.conditions(program.entries()[match.entry].*entry),
          program.conditions(program.groups()[match.group].*group)};
}

}  // namespace

TokenRange Around::before(Where where) const {
  TokenRange range{analysis_.sentences()[sentence_].first, tokens_.first};
  if (range.last > reach(where)) range.first = std::max(range.first, range.last - reach(where));
  return range;
}

TokenRange Around::after(Where where) const {
  const std::uint32_t end = analysis_.sentences()[sentence_].last;
  return {tokens_.last, std::min(end, tokens_.last + reach(where))};
}

bool any_met(const ConditionsRow& conditions, const Around& around, const Patterns& patterns,
             std::string* where) {
  for (const Where place : {Where::before, Where::after, Where::near, Where::sentence}) {
    const std::uint32_t pattern = conditions.patterns[static_cast<std::size_t>(place)];
    if (pattern == none || !met(place, pattern, around, patterns)) continue;
    if (where != nullptr) *where = where_names[static_cast<std::size_t>(place)];
    return true;
  }
  return false;
}

bool demands_met(Match& match, const Analysis& analysis, const Patterns& patterns) {
  const Around around(analysis, match.sentence, match.tokens);
  for (const ConditionsRow* row : rows_of(match, patterns.program(), &EntryRow::only, &GroupRow::only)) {
    if (row != nullptr && !only_met(*row, match, around, patterns)) return false;
  }
  return true;
}

bool words_let_pass(const Match& match, const Analysis& analysis, const Patterns& patterns) {
  const Around around(analysis, match.sentence, match.tokens);
  const auto rows = rows_of(match, patterns.program(), &EntryRow::unless, &GroupRow::unless);
  return std::any_of(rows.begin(), rows.end(), [&](const ConditionsRow* row) {
    return row != nullptr && any_met(*row, around, patterns, nullptr);
  });
}

std::string why_passed(Match& match, const Analysis& analysis, const Patterns& patterns, bool words) {
  const Around around(analysis, match.sentence, match.tokens);
  for (const ConditionsRow* row : rows_of(match, patterns.program(), &EntryRow::only, &GroupRow::only)) {
    if (row != nullptr && row->shapes != 0 && (row->shapes & match.shapes) == 0)
      return "only.shape: not " + shape_list(row->shapes);
  }
  for (const ConditionsRow* row : rows_of(match, patterns.program(), &EntryRow::unless, &GroupRow::unless)) {
    if (row == nullptr) continue;
    std::string reason = unless_met(*row, match, around, patterns, words);
    if (!reason.empty()) return reason;
  }
  return {};
}

}  // namespace unstigma::match
