#include "match/names.h"

#include "match/shapes.h"

namespace unstigma::match {
namespace {

bool is_name(Match& match, Analysis& analysis, const Patterns& patterns, const Patterns& shipped) {
  const EntryRow& entry = patterns.program().entries()[match.entry];
  if (entry.names == static_cast<std::uint8_t>(lexicon::Policy::check)) return false;
  // Words around that let a match pass are asked before its shapes are read.
  const lexicon::ShapeMask shapes =
      match.passed == "unless" ? shapes_of(match, analysis, patterns, shipped) : match.shapes;
  return (shapes & bit(Shape::name)) != 0;
}

/// True for the last word of "Michael Nutter" and "Dr. Nutter".
bool is_surname(const Match& match, const Analysis& analysis) {
  const auto capital = [&](std::uint32_t i) { return analysis.tokens().tokens[i].capital(); };
  const TokenRange sentence = analysis.sentences()[match.sentence];
  std::uint32_t before = match.tokens.first;
  if (before > sentence.first && analysis.surface(before - 1) == ".") --before;
  const bool goes_on = match.tokens.last < sentence.last && capital(match.tokens.last);
  return before > sentence.first && capital(before - 1) && !goes_on;
}

}  // namespace

void take_names(std::vector<Match>& judged, Analysis& analysis,
                const std::vector<std::unique_ptr<Patterns>>& patterns, std::vector<Named>& out) {
  for (Match& match : judged) {
    if (match.passed.empty() || !analysis.tokens().tokens[match.tokens.first].capital()) continue;
    if (!is_name(match, analysis, *patterns[match.program], *patterns.front())) continue;
    out.push_back({match.program, match.entry, analysis.source(match.tokens), is_surname(match, analysis)});
  }
}

}  // namespace unstigma::match
