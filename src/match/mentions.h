#ifndef UNSTIGMA_MATCH_MENTIONS_H_
#define UNSTIGMA_MATCH_MENTIONS_H_

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon.h"

namespace unstigma::match {

/// In how many phrases of lexicons a word stands.
class Mentions {
 public:
  void count(const lexicon::Lexicon& lexicon, const lexicon::Forms& forms);
  std::size_t of(const std::string& word) const;

 private:
  std::unordered_map<std::string, std::size_t> counts_;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_MENTIONS_H_
