#ifndef UNSTIGMA_MATCH_COMPANY_H_
#define UNSTIGMA_MATCH_COMPANY_H_

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "match/program.h"
#include "match/scan.h"

namespace unstigma::match {

/// Words of a text, half-open.
struct WordRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// Where the words of a text stand that phrases need. Reading a word costs more than looking at it a few
/// times, so this is for texts where nearly every word leads to phrases. Keeps its memory from text to text.
class WordIndex {
 public:
  /// Forgets all words.
  void clear() { words_ = {}; }
  /// Reads the words around one of them, unless they are known already.
  void read_around(std::uint32_t word, const Scanned& scanned, const std::vector<Program>& programs);

  bool knows(WordRange range) const { return range.first >= words_.first && range.last <= words_.last; }
  /// True when one of the words, which have to be known, is one that the need of the program asks for.
  bool met(const NeedRow& need, std::uint32_t program, const std::vector<Program>& programs,
           WordRange range) const;
  /// The words of the tokens that begin `reach` tokens before the word and end so many behind it.
  WordRange tokens_around(std::uint32_t word, std::uint32_t reach) const;

 private:
  void read(WordRange words, const Scanned& scanned);
  void read_classes(const std::vector<Program>& programs);
  std::uint32_t place(std::uint32_t hash) const;
  bool stands_in(std::uint32_t hash, WordRange range) const;

  struct Spelling {
    std::uint32_t hash = 0;
    std::uint32_t first = 0;  ///< of places_
    std::uint32_t count = 0;
  };

  WordRange words_;                       ///< that are known; all that follows is about them
  WordRange core_;                        ///< those around which enough is known
  std::vector<std::uint32_t> tokens_;     ///< by word: how many begin before or with it
  std::vector<std::uint32_t> beginning_;  ///< by token: its first word
  std::vector<std::uint32_t> table_;      ///< of spellings_, by hash; open addressing
  std::vector<Spelling> spellings_;       ///< from 1
  std::vector<std::uint32_t> which_;      ///< by word: of spellings_
  std::vector<std::uint32_t> places_;     ///< words by spelling, ascending
  std::size_t stride_ = 0;                ///< of classes_
  std::vector<std::uint64_t> classes_;    ///< by program and class: a bit for each word in it
};

/// Tells of candidates whether the words that their phrases need stand around them.
class Company {
 public:
  /// Begins with a text. Both have to stay where they are.
  void open(const Scanned& scanned, const std::vector<Program>& programs);

  /// Asks the processor to bring near what nearby() looks at.
  void prefetch(const Candidate& candidate) const;

  /// False when a word that the phrase needs is missing around the candidate, or its words cannot stand in
  /// their order; true for every probe. Looks at needs that have a reach only.
  bool nearby(const Candidate& candidate);

  /// Begins with a sentence.
  void enter(WordRange sentence);
  /// The same for the needs without a reach: a word has to be among those of the sentence.
  bool among(const Candidate& candidate);

 private:
  /// The words around one. Candidates that stand at one word ask for the same ones.
  struct Near {
    std::uint32_t word = none;
    std::uint32_t reach = none;  ///< in tokens on either side
    WordRange words;
    std::uint64_t seen = ~std::uint64_t{0};  ///< a bit for the low six bits of each of their hashes, at least
    bool known = true;  ///< they are all: not where words without white space between them go on and on
  };

  void look_around(std::uint32_t word, std::uint32_t reach);
  void walk_around(std::uint32_t word, std::uint32_t reach);
  bool met(const NeedRow& need, std::uint32_t program, WordRange range) const;
  bool in_order(const Candidate& candidate);
  bool follow(const NeedRow& link, std::uint32_t program, bool last);

  const Scanned* scanned_ = nullptr;
  const std::vector<Program>* programs_ = nullptr;
  bool dense_ = false;  ///< whether index_ is used
  WordIndex index_;
  Near near_;
  WordRange sentence_;
  /// Which needs (by program and words) the sentence has been found to meet or not.
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> known_;
  std::vector<std::uint32_t> reached_, next_;  ///< words, in in_order()
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_COMPANY_H_
