#ifndef UNSTIGMA_LEXICON_PHRASE_H_
#define UNSTIGMA_LEXICON_PHRASE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/forms.h"
#include "unstigma/result.h"

namespace unstigma::lexicon {

/// A phrase as a tree. docs/lexicons.md describes the language.
struct Phrase {
  enum class Type : std::uint8_t {
    word,         ///< `text`, lower case; joined to the word before by a space or hyphen
    punctuation,  ///< `text`, a mark
    clitic,       ///< `text`: 's, n't ...; belongs to the word before
    inflected,    ///< every form of `text` as `part`
    set,          ///< any item of the set `text`
    any_word,     ///< _
    gap,          ///< up to `count` words
    sequence,     ///< `children` in order
    choice,       ///< one of `children`
    optional,     ///< `children[0]` or nothing
  };
  Type type = Type::word;
  std::string text;
  PartOfSpeech part = PartOfSpeech::verb;
  std::uint8_t count = 0;
  std::vector<Phrase> children;
};

/// Why a phrase cannot be read; `column` counts characters of the phrase from 1.
struct PhraseError {
  std::size_t column = 1;
  std::string message;
};

/// Parses a phrase; the outcome is a sequence with at least one child.
Result<Phrase, PhraseError> parse_phrase(std::string_view source, const Forms& forms);

/// A part of an alternative.
struct Part {
  enum class Type : std::uint8_t {
    text,       ///< `text` as it is, with its spaces
    inflected,  ///< `text` in the form of the phrase's `index`-th word of that part of speech
    set,        ///< what the phrase's set `text` matched
    number,     ///< `text` for one, `plural` for several
    their,      ///< his, her, their, my, your, our
  };
  Type type = Type::text;
  std::string text;
  std::string plural;
  PartOfSpeech part = PartOfSpeech::verb;
  std::uint8_t index = 0;
};
using Alternative = std::vector<Part>;

Result<Alternative, PhraseError> parse_alternative(std::string_view source, const Forms& forms);

/// A phrase written back, for messages and tests: `<commit:verb> suicide`.
std::string to_string(const Phrase& phrase);

}  // namespace unstigma::lexicon

#endif  // UNSTIGMA_LEXICON_PHRASE_H_
