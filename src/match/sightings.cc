#include "match/sightings.h"

namespace unstigma::match {

Sightings::Guard& Sightings::of(std::uint32_t index, std::uint32_t pattern, TokenRange sentence) {
  Guard& guard = guards_[std::uint64_t{index} << 32U | pattern];
  if (guard.sentence.first == sentence.first && guard.sentence.last == sentence.last) return guard;
  guard.asked = 0;
  guard.sentence = sentence;
  guard.known = {};
  guard.noted.clear();
  return guard;
}

}  // namespace unstigma::match
