#ifndef UNSTIGMA_TEXT_TOKENS_H_
#define UNSTIGMA_TEXT_TOKENS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.h"
#include "text/segmenter.h"

namespace unstigma::text {

/// How a token is joined to what stands before it. In the canonical text every token begins with this
/// character, so that patterns can tell words from punctuation, spaces from hyphens and capitals from
/// small letters without looking elsewhere.
enum class Joint : char {
  space = '\x01',           ///< white space, punctuation or nothing before
  hyphen = '\x02',          ///< a hyphen, without spaces: the "bound" of wheelchair-bound
  space_capital = '\x03',   ///< as space, and the word begins with a capital letter
  hyphen_capital = '\x04',  ///< as hyphen, and the word begins with a capital letter
  punctuation = '\x05',     ///< the token is not a word: a mark, a symbol, U+FFFC
};

/// A word, number or mark. Words are ICU's (root locale) with three cuts more: clitics ('s, 're, n't) are
/// words of their own, so are the parts around a full stop inside a word.
struct Token {
  std::uint32_t begin = 0;  ///< in the text it was made of, bytes, half-open
  std::uint32_t end = 0;
  std::uint32_t canonical_begin = 0;  ///< of its joint, in Tokens::canonical
  std::uint32_t canonical_end = 0;
  Joint joint = Joint::space;

  bool word() const { return joint != Joint::punctuation; }
  bool capital() const { return joint == Joint::space_capital || joint == Joint::hyphen_capital; }
  bool hyphen() const { return joint == Joint::hyphen || joint == Joint::hyphen_capital; }
};

/// The words of a text in the form in which phrases are matched: for "The Wheelchair-bound man’s"
/// canonical is \3the \3wheelchair \2bound \1man \1's (without the spaces shown here). A hyphen between two
/// words is no token, only a joint.
struct Tokens {
  std::string canonical;
  std::vector<Token> tokens;

  std::string_view canonical_word(std::size_t i) const {
    const Token& t = tokens[i];
    return std::string_view(canonical).substr(t.canonical_begin + 1, t.canonical_end - t.canonical_begin - 1);
  }
};

/// True for the auxiliaries that n't is cut from, as they stand before it: do, ca, wo ... In other words it
/// is a slip of the pen, and no clitic.
constexpr bool takes_not(std::string_view word) {
  constexpr std::array<std::string_view, 22> auxiliaries = {
      "is", "are",   "was",   "were",   "am", "do",   "does",  "did",  "have", "has", "had",
      "ca", "could", "would", "should", "wo", "must", "might", "need", "ai",   "sha", "dare"};
  for (const std::string_view auxiliary : auxiliaries) {
    if (word == auxiliary) return true;
  }
  return false;
}

/// Cuts texts into tokens; keeps its buffers. Not to be shared between threads.
class Tokenizer {
 public:
  /// Appends the tokens of utf8[begin, end) to `out`; their places are those in `utf8`.
  void tokenize(std::string_view utf8, std::uint32_t begin, std::uint32_t end, Tokens& out);

  /// The sentences' ends, see Segmenter::sentences() and join_at_abbreviations().
  void sentences(std::string_view utf8, std::vector<std::uint32_t>& ends);

 private:
  void add_word(std::uint32_t begin, std::uint32_t end, bool hyphen);
  void add(std::uint32_t begin, std::uint32_t end, Joint joint);
  bool capital_at(std::uint32_t folded);

  Segmenter segmenter_;
  Folded folded_;
  SourceWalk walk_ = SourceWalk(folded_.map);
  std::vector<Segmenter::Run> runs_;
  std::string_view source_;
  std::uint32_t offset_ = 0;  ///< of source_ in the text that places are told of
  Tokens* out_ = nullptr;
};

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_TOKENS_H_
