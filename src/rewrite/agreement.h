#ifndef UNSTIGMA_REWRITE_AGREEMENT_H_
#define UNSTIGMA_REWRITE_AGREEMENT_H_

#include <cstdint>
#include <string_view>

#include "lexicon/forms.h"
#include "match/analysis.h"
#include "match/program.h"

namespace unstigma::rewrite {

/// The form in which a word stands in its sentence.
struct Role {
  lexicon::Form form = lexicon::Form::base;
  bool certain = true;  ///< false where the sentence does not tell (was or were after a plain past)
};

/// Chooses among the forms that the spelling of token `at` can be, by the words before it in its sentence:
/// "has committed" is a participle, "would commit" a base form.
/// The lists of auxiliaries and subjects are shared sets of `program`.
Role role_of(lexicon::FormSet can_be, std::uint32_t at, std::size_t sentence, const match::Analysis& analysis,
             const match::Program& program);

/// his, her, their, my, your or our: whose life a match speaks of. Its own pronouns tell ("killed himself"),
/// else the nearest before it in the sentence.
std::string_view possessive_for(match::TokenRange match, std::size_t sentence,
                                const match::Analysis& analysis);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_AGREEMENT_H_
