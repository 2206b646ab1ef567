#ifndef UNSTIGMA_LEXICON_FORMS_H_
#define UNSTIGMA_LEXICON_FORMS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unstigma/result.h"

namespace unstigma::lexicon {

enum class PartOfSpeech : std::uint8_t { verb, noun, adjective };

/// The forms a word can take. A spelling can be several at once ("put", "suffered"), so forms are bits.
enum class Form : std::uint16_t {
  base = 1,            ///< suffer, be
  first = 2,           ///< (I) suffer, am
  third = 4,           ///< suffers, is
  plural_present = 8,  ///< (they) suffer, are
  past = 16,           ///< (he) suffered, was
  plural_past = 32,    ///< (they) suffered, were
  participle = 64,     ///< suffered, been
  gerund = 128,        ///< suffering, being
  singular = 256,      ///< nouns
  plural = 512,
  positive = 1024,  ///< adjectives
  comparative = 2048,
  superlative = 4096,
};
using FormSet = std::uint16_t;
constexpr FormSet bit(Form form) {
  return static_cast<FormSet>(form);
}

/// One spelling and all it can be.
struct Inflected {
  std::string text;
  FormSet forms = 0;
};

/// How words inflect: the regular rules of English, and a table (lexicons/en/forms.toml) of the words that
/// follow none. Immutable after parse(); may be shared between threads.
class Forms {
 public:
  /// Reads the table. `file` is what errors call it.
  static Result<Forms, std::vector<Error>> parse(std::string_view toml, const std::string& file);

  /// The part of speech that the table knows for a bare `<word>`.
  std::optional<PartOfSpeech> known(std::string_view word) const;

  /// Every spelling of `word`, the preferred one of each form first; `word` alone at least.
  std::vector<Inflected> inflect(std::string_view word, PartOfSpeech part) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> verbs_;  // third, past, participle, gerund
  std::map<std::string, std::string, std::less<>> nouns_;               // plural
  std::map<std::string, std::vector<std::string>, std::less<>> adjectives_;  // comparative, superlative
};

/// The spelling of `spellings` that is exactly `form`, the first if several are; nullptr if none.
const Inflected* find_form(const std::vector<Inflected>& spellings, Form form);

}  // namespace unstigma::lexicon

#endif  // UNSTIGMA_LEXICON_FORMS_H_
