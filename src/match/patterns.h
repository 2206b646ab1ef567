#ifndef UNSTIGMA_MATCH_PATTERNS_H_
#define UNSTIGMA_MATCH_PATTERNS_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/node_matcher.h"
#include "match/program.h"
#include "match/reference.h"
#include "match/sightings.h"
#include "match/stretch.h"

namespace unstigma::match {

/// The patterns of a program. May be used from several threads.
class Patterns {
 public:
  /// `index` is the program's among those of the Matcher. With `by_reference` everything is matched by RE2.
  Patterns(Program program, std::uint32_t index, bool by_reference);

  const Program& program() const { return program_; }
  std::uint32_t index() const { return index_; }

  /// True when the pattern of a guard matches: somewhere, or at the side to which it is anchored.
  bool matches(std::uint32_t pattern, const Stretch& stretch) const;
  /// The same for a stretch of a sentence, by what is noted of it.
  bool matches(std::uint32_t pattern, const Stretch& stretch, TokenRange sentence,
               Sightings& sightings) const;

  /// The first match of a phrase's pattern that begins at one of the tokens `starts` of the stretch, the
  /// longest of those that begin there. captures[k] is what slot k matched; it may be shorter than there are
  /// slots. The reference looks behind `starts.last` too.
  Hit search(std::uint32_t pattern, const Stretch& stretch, TokenRange starts,
             std::vector<Hit>& captures) const;

  /// True when the stretch begins with an item of the shared set `name`.
  bool begins_with(std::string_view name, const Stretch& stretch) const;

 private:
  template <class Visit>
  bool any_start(const PatternRow& pattern, const Stretch& stretch, TokenRange starts,
                 const Visit& visit) const;
  void note(const PatternRow& pattern, const Stretch& sentence, TokenRange starts,
            Sightings::Guard& guard) const;

  Program program_;
  std::uint32_t index_;
  std::unordered_map<std::string_view, std::uint32_t> set_nodes_;
  std::unique_ptr<Reference> reference_;  ///< nullptr unless everything goes by it
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_PATTERNS_H_
