#ifndef UNSTIGMA_MATCH_SIGHTINGS_H_
#define UNSTIGMA_MATCH_SIGHTINGS_H_

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "match/program.h"
#include "match/stretch.h"

namespace unstigma::match {

/// Where guards stand in a sentence: noted for those that are asked there again and again.
class Sightings {
 public:
  struct Sighting {
    std::uint32_t at = 0;
    std::uint64_t ends = 0;  ///< NodeMatcher::ends()
  };
  struct Guard {
    std::uint32_t asked = 0;
    TokenRange sentence;
    TokenRange known;             ///< where all sightings are noted that begin there
    std::vector<Sighting> noted;  ///< in order
  };

  void clear();
  /// False when a guard of the index-th program is found not to match in a sentence, where the words that it
  /// needs are missing.
  bool may_match(std::uint32_t pattern, const Program& program, std::uint32_t index, const Stretch& sentence);
  /// True when there have been so many questions about the sentence of the last that it pays to note what is
  /// seen.
  bool often(std::uint32_t index) const { return alive_[index].asked >= few; }
  /// What is known of a pattern of the index-th program; nothing when it was of another sentence.
  Guard& of(std::uint32_t index, std::uint32_t pattern, TokenRange sentence);

 private:
  static constexpr std::uint32_t few = 48;  ///< as many as a match or two give rise to

  /// Which guards of a program find a word that they need in a sentence.
  struct Alive {
    TokenRange sentence;
    std::uint32_t asked = 0;          ///< how many questions there were about it
    std::uint32_t turn = 0;           ///< of the sentence
    std::vector<std::uint32_t> seen;  ///< by pattern: the turn in which it was
  };
  void read(Alive& alive, const Program& program, const Stretch& sentence);

  std::vector<Alive> alive_;  ///< by program
  std::unordered_map<std::uint64_t, Guard> guards_;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_SIGHTINGS_H_
