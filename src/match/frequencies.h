#ifndef UNSTIGMA_MATCH_FREQUENCIES_H_
#define UNSTIGMA_MATCH_FREQUENCIES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace unstigma::match {

/// How often words stand in a million words of English; a word that is missing is rare.
class Frequencies {
 public:
  /// Reads lines of "word count"; lines that begin with # are comments.
  static Frequencies parse(std::string_view lines);
  /// At least 1.
  std::uint32_t of(const std::string& word) const;

 private:
  std::unordered_map<std::string, std::uint32_t> counts_;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_FREQUENCIES_H_
