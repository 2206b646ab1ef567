#ifndef UNSTIGMA_TESTS_CHECK_REPEATED_TEXTS_H_
#define UNSTIGMA_TESTS_CHECK_REPEATED_TEXTS_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace unstigma::tests {

/// A text that says a few things again and again: what makes a reader or a matcher look back, or ahead, over
/// and over.
struct RepeatedText {
  std::string file;  ///< a name that tells the format
  std::string head;
  std::string unit;
  std::string tail;

  /// About so many bytes of it.
  std::string of(std::size_t bytes) const;
};

/// Makes such texts in every format out of marks, words and odd characters. Two with one seed make the same
/// texts on every machine.
class RepeatedTexts {
 public:
  explicit RepeatedTexts(std::uint32_t seed) : random_(seed) {}
  RepeatedText next();

 private:
  std::size_t below(std::size_t size) { return std::size_t{random_()} % size; }
  std::string some(std::size_t pieces);

  std::mt19937 random_;
};

}  // namespace unstigma::tests

#endif  // UNSTIGMA_TESTS_CHECK_REPEATED_TEXTS_H_
