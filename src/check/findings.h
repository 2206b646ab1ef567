#ifndef UNSTIGMA_CHECK_FINDINGS_H_
#define UNSTIGMA_CHECK_FINDINGS_H_

#include <string>

#include "document/passage.h"
#include "match/analysis.h"
#include "match/match.h"
#include "match/program.h"
#include "unstigma/finding.h"

namespace unstigma::check {

/// What a writer is told about a match: its place, its words, what to write instead and why. `analysis` is
/// that in which the match was found.
Finding make_finding(const match::Match& match, match::Analysis& analysis, const document::Block& block,
                     const match::Program& program, std::string_view locale);

/// What the entry of a match says, whatever its place: rule, kind, severity, reasons, sources.
void describe(const match::Match& match, const match::Program& program, std::string_view locale,
              Finding& finding);

/// White space as single spaces, valid UTF-8.
std::string collapsed(std::string_view text);

/// The sentence that opens a finding, after the quoted words, where an entry brings none of its own.
std::string_view default_message(Kind kind);

std::vector<Source> sources_of(const match::Program& program, const match::EntryRow& entry);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_FINDINGS_H_
