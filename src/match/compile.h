#ifndef UNSTIGMA_MATCH_COMPILE_H_
#define UNSTIGMA_MATCH_COMPILE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/defaults.h"
#include "lexicon/lexicon.h"

namespace unstigma::match {

/// How often words stand in a million words of English; a word that is missing is rare.
class Frequencies {
 public:
  /// Reads lines of "word count"; lines that begin with # are comments.
  static Frequencies parse(std::string_view lines);
  /// At least 1.
  std::uint32_t of(const std::string& word) const;

 private:
  std::unordered_map<std::string, std::uint32_t> counts_;
};

/// Compiles lexicons into the bytes of one Program. They have passed lexicon::parse(), so nothing can fail.
/// With `defaults` the program can stand first: they and the frames of `shared` are put in.
std::string compile(const std::vector<lexicon::Lexicon>& lexicons, const lexicon::Shared& shared,
                    const Frequencies& frequencies, const lexicon::Defaults* defaults);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_COMPILE_H_
