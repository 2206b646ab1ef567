#ifndef UNSTIGMA_MATCH_GUARDS_H_
#define UNSTIGMA_MATCH_GUARDS_H_

#include <string>

#include "match/analysis.h"
#include "match/match.h"
#include "match/patterns.h"

namespace unstigma::match {

/// What stands around a range of tokens of a sentence. Holds a reference to the Analysis.
class Around {
 public:
  Around(const Analysis& analysis, std::size_t sentence, TokenRange tokens)
      : analysis_(analysis), sentence_(sentence), tokens_(tokens) {}

  /// Where a guard of this place (not the document) looks: on one side, as far as it reaches.
  TokenRange before(lexicon::Where where) const;
  TokenRange after(lexicon::Where where) const;

  /// True when the pattern of a guard matches in a range of tokens of the sentence.
  bool matches(const Patterns& patterns, std::uint32_t pattern, TokenRange range) const {
    return patterns.matches(pattern, analysis_.stretch(patterns.program(), patterns.index(), range),
                            analysis_.sentences()[sentence_], analysis_.sightings());
  }

 private:
  const Analysis& analysis_;
  std::size_t sentence_;
  TokenRange tokens_;
};

/// True when one of the patterns of `conditions` is met around the match (before, after, near, sentence);
/// `where` is told which. Shapes and the document are not looked at.
bool any_met(const ConditionsRow& conditions, const Around& around, const Patterns& patterns,
             std::string* where);

/// True when what the entry and group demand (only.*, but for shapes) stands around the match; notes what is
/// still to be asked of the document.
bool demands_met(Match& match, const Analysis& analysis, const Patterns& patterns);

/// True when the words around the match let it pass, whatever its shapes are.
bool words_let_pass(const Match& match, const Analysis& analysis, const Patterns& patterns);

/// Asks the guards of the match's entry and group that let it pass, with match.shapes, and notes in the match
/// what is still to be asked of the document. Empty when nothing lets it pass; else the reason in a few
/// words. `words`: the words around it are to be asked, too.
std::string why_passed(Match& match, const Analysis& analysis, const Patterns& patterns, bool words);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_GUARDS_H_
