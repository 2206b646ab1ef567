#ifndef UNSTIGMA_REWRITE_SURROUNDINGS_H_
#define UNSTIGMA_REWRITE_SURROUNDINGS_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "match/analysis.h"
#include "match/match.h"
#include "match/program.h"
#include "match/shapes.h"

namespace unstigma::rewrite {

/// How many tokens on either side of a match say something about it: sentences of people are shorter, and a
/// file that is one sentence takes no longer than others.
inline constexpr std::uint32_t sentence_reach = 64;

/// The part of a sentence within that reach.
constexpr match::TokenRange nearby(match::TokenRange sentence, match::TokenRange match) {
  const std::uint32_t before = match.first > sentence_reach ? match.first - sentence_reach : 0;
  return {std::max(sentence.first, before), std::min(sentence.last, match.last + sentence_reach)};
}

/// What stands around a match in its sentence. Looks at its arguments, which must outlive it.
class Surroundings {
 public:
  /// `title_case`: the sentence is a title, whose words begin with capitals.
  Surroundings(const match::Match& match, const match::Analysis& analysis, const match::Program& program,
               bool title_case)
      : match_(match), analysis_(analysis), program_(program), title_case_(title_case) {}

  /// The k-th token before or behind the match, from 1, in canonical form (a mark too); empty beyond the
  /// sentence.
  std::string_view before(std::uint32_t k) const { return word(before_at(k)); }
  std::string_view after(std::uint32_t k) const { return word(after_at(k)); }
  /// Its index, or match::none.
  std::uint32_t before_at(std::uint32_t k) const;
  std::uint32_t after_at(std::uint32_t k) const;
  /// True when the k-th token behind the match begins with a capital letter; false beyond the sentence.
  bool capital_after(std::uint32_t k) const;

  /// The first token of the match itself.
  std::string_view first() const { return word(match_.tokens.first); }
  /// True when a token of the match is the word.
  bool holds(std::string_view word) const;

  /// The tokens that are nearby(), in canonical form with spaces around each; where the match stands, "|".
  const std::string& words_beside() const;

  /// True when `word` is in a shared set of single words.
  bool in(std::string_view set, std::string_view word) const;
  bool has(match::Shape shape) const { return (match_.shapes & match::bit(shape)) != 0; }

  const match::Program& program() const { return program_; }
  bool title_case() const { return title_case_; }

  const match::Match& match() const { return match_; }
  const match::Analysis& analysis() const { return analysis_; }
  match::TokenRange sentence() const { return analysis_.sentences()[match_.sentence]; }

 private:
  std::string_view word(std::uint32_t token) const;

  const match::Match& match_;
  const match::Analysis& analysis_;
  const match::Program& program_;
  bool title_case_;
  mutable std::string words_beside_;  ///< empty until it is asked for, by most alternatives of a match
};

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_SURROUNDINGS_H_
