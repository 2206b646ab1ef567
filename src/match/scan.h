#ifndef UNSTIGMA_MATCH_SCAN_H_
#define UNSTIGMA_MATCH_SCAN_H_

#include <bitset>
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

/// Looks for the words by which the phrases of programs are found. Not changed by use.
class Scan {
 public:
  explicit Scan(std::vector<Program> programs);

  /// Appends the candidates of `text` to `out`, in the order of the text, and notes its words in `seen`. A
  /// superset of what matches, provided that text::may_fold_to_ascii(text) is false or the text is already
  /// folded.
  void run(std::string_view text, std::vector<Candidate>& out, WordBits& seen) const;

  /// The low halves of the hashes of a text's words, each once where the text is long.
  static void words(std::string_view text, std::vector<std::uint32_t>& out);

 private:
  std::vector<Program> programs_;
  std::vector<std::uint64_t> filter_;  ///< of all programs together
};

/// The words of a sentence, and the classes they are in for each program.
struct SentenceWords {
  std::vector<std::uint32_t> hashes;
  std::vector<std::bitset<most_classes>> classes;

  void read(std::string_view text, const std::vector<Program>& programs);
};

/// True when a text with these words can hold a finding of the phrase; true for every probe. The first is
/// quick and for a passage, the second exact and for a sentence.
bool worth_trying(const Candidate& candidate, const Program& program, const WordBits& seen);
bool worth_trying(const Candidate& candidate, const Program& program, const SentenceWords& sentence);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_SCAN_H_
