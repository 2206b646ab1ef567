#ifndef UNSTIGMA_REWRITE_REWRITE_H_
#define UNSTIGMA_REWRITE_REWRITE_H_

#include <string>
#include <vector>

#include "document/passage.h"
#include "match/analysis.h"
#include "match/match.h"
#include "match/program.h"

namespace unstigma::rewrite {

/// Words for a match, in its number, tense and case, with the change they need in the passage.
struct Rewriting {
  std::string text;           ///< in place of the match
  document::TextRange range;  ///< what must be replaced in the passage's text: the match, with the article
                              ///< before it where that changes
  std::string replacement;    ///< of `range`
  bool drops_in = true;       ///< false where the sentence around would have to change too
  bool certain = true;        ///< false where agreement is a guess
};

/// One rewriting for each alternative, in their order. `analysis` is that in which the match was found.
std::vector<Rewriting> rewrite(const match::Match& match,
                               match::Program::Span<match::AlternativeRow> alternatives,
                               const match::Program& program, const match::Analysis& analysis,
                               bool title_case);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_REWRITE_H_
