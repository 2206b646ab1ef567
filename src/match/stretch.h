#ifndef UNSTIGMA_MATCH_STRETCH_H_
#define UNSTIGMA_MATCH_STRETCH_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "match/program.h"
#include "text/tokens.h"

namespace unstigma::match {

/// A half-open range of tokens.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// What patterns ask of a token.
struct Tag {
  enum Flag : std::uint8_t {
    word = 1,            ///< no mark
    close = 2,           ///< joined as clitics are: with nothing but its word before it
    capital = 4,         ///< begins with one
    clitic = 8,          ///< 's, n't and the like, whatever stands before
    number = 16,         ///< digits, with stops and commas
    pause = 32,          ///< a comma, semicolon, colon or dash
    quotation_mark = 64  ///< a double one
  };
  std::uint64_t first = 0;  ///< first_bits
  std::uint32_t id = 0;     ///< Program::word_id()
  std::uint8_t flags = 0;

  bool is(Flag flag) const { return (flags & flag) != 0; }
};

/// Tokens that follow one another, as a pattern sees them: nothing before the first, nothing behind the last.
struct Stretch {
  const text::Tokens* tokens = nullptr;
  const Tag* tags = nullptr;  ///< of all tokens
  TokenRange range;

  /// Canonical text.
  std::string_view text() const;
};

/// Replaces `out` by the tags of all tokens.
void tag(const text::Tokens& tokens, const Program& program, std::vector<Tag>& out);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_STRETCH_H_
