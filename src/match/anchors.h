#ifndef UNSTIGMA_MATCH_ANCHORS_H_
#define UNSTIGMA_MATCH_ANCHORS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lexicon/lexicon.h"
#include "match/compile.h"
#include "match/program.h"

namespace unstigma::match {

/// Hands out the items of a set by its name.
using SetItems = std::function<const std::vector<lexicon::Line>*(const std::string& name)>;

/// How many phrases a word leads to already.
using Load = std::function<std::size_t(const std::string& word)>;

/// By which words a phrase is looked for. Every text in which the phrase matches holds one of `words` (runs
/// of ASCII letters and digits, lower case); where `pairs` are given, next to its partner.
struct Anchors {
  enum class Partner : std::uint8_t { nobody, before, after };
  std::set<std::string> words;
  Partner partner = Partner::nobody;
  std::set<std::pair<std::string, std::string>> pairs;  ///< (first, second) in the order of the text
  std::uint64_t cost = 0;  ///< how often they are met, in a million words, and what that leads to already
};

/// Knows by which words phrases can be found. Holds references to what it is made of.
class AnchorFinder {
 public:
  AnchorFinder(const lexicon::Forms& forms, SetItems sets, const Frequencies& frequencies, Load load)
      : forms_(forms), sets_(std::move(sets)), frequencies_(frequencies), load_(std::move(load)) {}

  /// The rarest anchors that a phrase allows; no words where there are none (a phrase of marks or numbers
  /// alone).
  Anchors best(const lexicon::Phrase& phrase) const;

  /// The same where a choice or set, the phrase or a part of it, may be led to item by item, each in its own
  /// way: all of them lead to the phrase. Never dearer than best().
  std::vector<Anchors> best_of_items(const lexicon::Phrase& phrase) const;

  /// Lists of words of each of which one is certain to be there where the phrase matches: one list for each
  /// part of the phrase, without those that nearly every text would meet.
  std::vector<std::set<std::string>> needs(const lexicon::Phrase& phrase) const;
  /// The same where any one of the lines has to match: at most one list.
  std::vector<std::set<std::string>> needs(const std::vector<lexicon::Line>& lines) const;
  /// A part of a phrase that is certain to be there, by words of which one is in it; `within` says how many
  /// tokens that can be from the word of the part before.
  struct Link {
    std::set<std::string> words;
    std::uint32_t within = 0;
  };
  /// The parts of a phrase in their order, as far as their words are known.
  std::vector<Link> chain(const lexicon::Phrase& phrase) const;
  /// How often one of the words is met, in a million.
  std::uint64_t frequency(const std::set<std::string>& words) const;
  /// How many tokens a phrase, or the longest of several lines, can take.
  std::uint32_t longest(const lexicon::Phrase& phrase) const;
  std::uint32_t longest(const std::vector<lexicon::Line>& lines) const;

 private:
  using Words = std::set<std::string>;
  enum class Side : std::uint8_t { any, first, last };

  std::uint64_t load(const Words& words) const;
  bool telling(const Words& words, std::uint64_t common) const;
  std::optional<Words> word(const std::string& text, Side side) const;
  std::optional<Words> words(const lexicon::Phrase& phrase, Side side) const;
  std::optional<Words> any(const lexicon::Phrase& phrase) const { return words(phrase, Side::any); }
  std::vector<const lexicon::Phrase*> items(const lexicon::Phrase& phrase) const;
  std::optional<Words> rarest(const lexicon::Phrase& sequence) const;
  std::optional<Words> first_of(const std::vector<lexicon::Phrase>& children, std::size_t from) const;
  std::optional<Words> last_of(const std::vector<lexicon::Phrase>& children, std::size_t to) const;
  void consider_pair(const std::vector<lexicon::Phrase>& children, std::size_t i, Anchors& out) const;

  const lexicon::Forms& forms_;
  SetItems sets_;
  const Frequencies& frequencies_;
  Load load_;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_ANCHORS_H_
