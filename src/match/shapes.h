#ifndef UNSTIGMA_MATCH_SHAPES_H_
#define UNSTIGMA_MATCH_SHAPES_H_

#include "lexicon/lexicon.h"
#include "match/analysis.h"
#include "match/match.h"
#include "match/patterns.h"

namespace unstigma::match {

/// Bits of lexicon::ShapeMask by name; the order is that of lexicon::shape_names.
enum class Shape : std::uint8_t {
  name,
  capital,
  upper,
  lower,
  heading,
  first_word,
  hyphen,
  possessive,
  noun_follows,
  quotation,
  mention,
  self,
  denied,
  denounced,
  advised,
  title,
};
constexpr lexicon::ShapeMask bit(Shape shape) {
  return lexicon::shape_bit(static_cast<std::size_t>(shape));
}

/// All shapes of a match. `patterns` are those of the program of the match; `shipped` holds the frames and
/// shared sets. Sets match.quoted too.
lexicon::ShapeMask shapes_of(Match& match, Analysis& analysis, const Patterns& patterns,
                             const Patterns& shipped);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_SHAPES_H_
