#ifndef UNSTIGMA_TESTS_CHECK_ODD_TEXTS_H_
#define UNSTIGMA_TESTS_CHECK_ODD_TEXTS_H_

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "unstigma/checker.h"

namespace unstigma::tests {

/// Makes texts out of the words of lexicons: those that phrases are found by, whole flagged phrases, words
/// that guards ask for. Two OddTexts with one seed make the same texts on every machine.
class OddTexts {
 public:
  OddTexts(const std::vector<EntryCard>& cards, std::uint32_t seed);

  /// Some words in random order, joined by odd separators, some of them written oddly.
  std::string random(std::size_t words);

  /// One long line: `words` words joined by `joint` alone.
  std::string joined(std::size_t words, std::string_view joint);

  /// Paragraphs in which a word begins at each of `size` places, and paragraphs that end with it there.
  std::string at_every_place(std::size_t size);

  /// Words that share the first and last eight letters with a longer word, or all but their size.
  std::string look_alikes();

  const std::vector<std::string>& words() const { return words_; }

 private:
  std::size_t below(std::size_t size) { return std::size_t{random_()} % size; }
  const std::string& any(const std::vector<std::string>& list) { return list[below(list.size())]; }
  std::string odd(std::string word);

  std::mt19937 random_;
  std::vector<std::string> words_;    ///< single, in alphabetical order
  std::vector<std::string> flagged_;  ///< what the sentences of entries mark
};

/// What stands between [[ and ]] of a sentence; and the sentence without them.
std::string marked(const std::string& sentence);
std::string unmarked(std::string sentence);

/// The text as prose of a document of that format: in a string of JSON, behind the marks of a comment.
std::string as_format(std::string_view format, const std::string& text);

}  // namespace unstigma::tests

#endif  // UNSTIGMA_TESTS_CHECK_ODD_TEXTS_H_
