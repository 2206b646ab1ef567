#ifndef UNSTIGMA_CHECK_FINDINGS_H_
#define UNSTIGMA_CHECK_FINDINGS_H_

#include <string>

#include "document/passage.h"
#include "match/analysis.h"
#include "match/match.h"
#include "match/program.h"
#include "unstigma/finding.h"

namespace unstigma::check {

/// What a writer is told about a match: its place, its words, what to write instead; what its entry has to
/// say is left to describe(). `analysis` is that in which the match was found.
Finding make_finding(const match::Match& match, match::Analysis& analysis, const document::Block& block,
                     const match::Program& program, std::string_view locale);

/// What the entry of a match is, and weighs: rule, kind, severity, context.
void identify(const match::Match& match, const match::Program& program, Finding& finding);

/// What it says whatever the place: reasons, advice, notes (before those there are), sources. Most of what a
/// finding takes in memory, so it is added when that is known to be told.
void describe(const match::Match& match, const match::Program& program, std::string_view locale,
              Finding& finding);

/// White space as single spaces, valid UTF-8.
std::string collapsed(std::string_view text);

/// The sentence that opens a finding, after the quoted words, where an entry brings none of its own.
std::string_view default_message(Kind kind);

std::vector<Source> sources_of(const match::Program& program, const match::EntryRow& entry);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_FINDINGS_H_
