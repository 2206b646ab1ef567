#ifndef UNSTIGMA_MATCH_MATCH_H_
#define UNSTIGMA_MATCH_MATCH_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "match/analysis.h"
#include "match/node_matcher.h"
#include "unstigma/finding.h"

namespace unstigma::match {

/// A phrase found in a passage. Token indices are those of the Analysis at the time.
struct Match {
  std::uint32_t program = 0;
  std::uint32_t entry = 0;
  std::uint32_t group = 0;
  std::uint32_t phrase = 0;
  std::size_t sentence = 0;
  TokenRange tokens;
  std::vector<Hit> captures;  ///< by the slots of the phrase (SlotRow)
  lexicon::ShapeMask shapes = 0;
  Context context = Context::use;
  Severity severity = Severity::warning;
  lexicon::Scope scope = lexicon::Scope::words;
  bool quoted = false;             ///< inside a quotation, whatever --quotations makes of it
  std::vector<std::string> notes;  ///< why it weighs less here
  std::string passed;              ///< not empty: let pass, and why
  /// Guards on the whole document, still to be asked: patterns of this program.
  std::vector<std::uint32_t> unless_document, only_document;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_MATCH_H_
