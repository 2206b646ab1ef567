#ifndef UNSTIGMA_MATCH_SCAN_H_
#define UNSTIGMA_MATCH_SCAN_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "match/program.h"

namespace unstigma::match {

/// A word of the text that some phrase is looked for by.
struct Candidate {
  std::uint32_t program = 0;
  std::uint32_t posting = 0;  ///< a phrase, or a pattern with probe_bit
  std::uint32_t at = 0;       ///< where the word begins in the text
};

/// Appends the candidates of `text` to `out`, in the order of the text, and notes its words in `seen`. A
/// superset of what matches, provided that text::may_fold_to_ascii(text) is false or the text is already
/// folded.
void scan(std::string_view text, const std::vector<Program>& programs, std::vector<Candidate>& out,
          WordBits& seen);

/// True when a text with these words can hold a finding of the phrase; true for every probe.
bool worth_trying(const Candidate& candidate, const Program& program, const WordBits& seen);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_SCAN_H_
