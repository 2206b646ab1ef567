#include "match/sightings.h"

#include <algorithm>

namespace unstigma::match {

void Sightings::clear() {
  guards_.clear();
  for (Alive& alive : alive_) alive.sentence = {};
}

bool Sightings::may_match(std::uint32_t pattern, const Program& program, std::uint32_t index,
                          const Stretch& sentence) {
  if (alive_.size() <= index) alive_.resize(index + std::size_t{1});
  Alive& alive = alive_[index];
  const auto [first, last] = sentence.range;
  if (alive.sentence.first != first || alive.sentence.last != last) {
    alive.sentence = sentence.range;
    alive.asked = 0;
  }
  if (++alive.asked < few) return true;
  if (alive.asked == few) read(alive, program, sentence);
  if (program.patterns()[pattern].needs.count == 0 || pattern > most_guards) return true;
  return alive.seen[pattern] == alive.turn;
}

void Sightings::read(Alive& alive, const Program& program, const Stretch& sentence) {
  if (alive.seen.empty()) alive.seen.resize(program.patterns().size);
  if (++alive.turn == 0) {  // once in four billion sentences
    std::fill(alive.seen.begin(), alive.seen.end(), 0);
    alive.turn = 1;
  }
  for (std::uint32_t i = sentence.range.first; i < sentence.range.last; ++i) {
    for (const std::uint16_t guard : program.guards_of(sentence.tags[i].id)) alive.seen[guard] = alive.turn;
  }
}

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
