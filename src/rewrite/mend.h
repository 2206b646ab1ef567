#ifndef UNSTIGMA_REWRITE_MEND_H_
#define UNSTIGMA_REWRITE_MEND_H_

#include <string>

#include "rewrite/rewrite.h"
#include "rewrite/surroundings.h"

namespace unstigma::rewrite {

/// Mends what stands before the words that are put in: a or an, an article that the second of a pair did not
/// need ("an addict or alcoholic"), "of" after most and many. Widens the rewriting's range where it has to.
/// `one_person`: the words are a singular noun for somebody.
void mend_before(const Surroundings& around, bool one_person, Rewriting& out);

/// a and an inside made text, where a set was put back behind them: "a opioid addiction".
void mend_inside(std::string& text, const match::Program& program);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_MEND_H_
