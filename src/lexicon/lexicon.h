#ifndef UNSTIGMA_LEXICON_LEXICON_H_
#define UNSTIGMA_LEXICON_LEXICON_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/forms.h"
#include "lexicon/phrase.h"
#include "unstigma/finding.h"
#include "unstigma/result.h"

namespace unstigma::lexicon {

/// A phrase with the place it was read at.
struct Line {
  std::string source;
  Phrase phrase;
  Place place;
};

/// Where a guard looks.
enum class Where : std::uint8_t { before, after, near, sentence, document };
inline constexpr std::array<std::string_view, 5> where_names = {"before", "after", "near", "sentence",
                                                                "document"};

/// What a match can look like; bits of a mask. Names in the order of the bits.
inline constexpr std::array<std::string_view, 16> shape_names = {
    "name",         "capital",   "upper",   "lower", "heading", "first-word", "hyphen",  "possessive",
    "noun-follows", "quotation", "mention", "self",  "denied",  "denounced",  "advised", "title"};
using ShapeMask = std::uint16_t;
constexpr ShapeMask shape_bit(std::size_t index) {
  return static_cast<ShapeMask>(1U << index);
}

/// One half of a guard: what lets a match pass (unless) or what it needs (only).
struct Conditions {
  std::array<std::vector<Line>, where_names.size()> lines;
  ShapeMask shapes = 0;
};
struct Guards {
  Conditions unless;
  Conditions only;
};

struct AlternativeLine {
  std::string source;
  Alternative parts;
  Place place;
};

enum class Safety : std::uint8_t { advice, suggest, safe };
enum class Status : std::uint8_t { stable, preview, retired };
enum class Policy : std::uint8_t { pass, note, check };
/// Whose English, and what is checked: names that lexicons, settings and defaults.toml share.
inline constexpr std::array<std::string_view, 5> locale_names = {"en-US", "en-GB", "en-AU", "en-IE", "en-CA"};
inline constexpr std::array<std::string_view, 5> profile_names = {"news", "docs", "campaign", "clinical",
                                                                  "all"};

/// What an entry speaks of: the words themselves, the whole document, or a writer who may be in danger.
enum class Scope : std::uint8_t { words, document, help };

/// What is different in one locale.
struct LocaleVariant {
  std::string locale;
  std::vector<AlternativeLine> alternatives;  ///< empty: as everywhere
  std::string advice, why;                    ///< likewise
  std::string severity;                       ///< likewise; may be "off"
};

/// Phrases that share alternatives and guards.
struct Group {
  std::vector<Line> phrases;
  std::vector<AlternativeLine> alternatives;
  std::string advice;
  Safety safety = Safety::suggest;
  Guards guards;                       ///< beside those of the entry
  std::vector<LocaleVariant> locales;  ///< alternatives and advice; those of the entry where it has its words
  Place place;
};

struct Sentence {
  std::string text;  ///< flag sentences with [[ ]]
  Place place;
};

struct Entry {
  std::string id;
  Place place;
  Kind kind = Kind::label;
  Severity severity = Severity::warning;
  Status status = Status::stable;
  Scope scope = Scope::words;
  std::uint8_t times = 1;     ///< how many matches a document rule needs
  std::vector<Group> groups;  ///< the first holds the entry's own phrases, if it has any
  Guards guards;              ///< hold for every group
  std::string message, why, fine, disagreement, community, prefers;
  std::vector<std::string> sources, aliases, profiles;
  bool exact_case = false;
  Policy names = Policy::pass;
  Policy mention = Policy::note;
  Policy self = Policy::check;
  Policy denied = Policy::check;
  Policy denounced = Policy::check;
  std::vector<LocaleVariant> locales;  ///< why and severity; the words are in the groups
  std::vector<Sentence> flag, pass;
};

using Sets = std::map<std::string, std::vector<Line>, std::less<>>;

struct Lexicon {
  std::string id, title, language, about, file;
  Sets sets;
  std::map<std::string, Source, std::less<>> sources;
  std::vector<Entry> entries;
};

/// What all lexicons of a language share.
struct Shared {
  Forms forms;
  Sets classes;                              ///< classes.toml
  std::map<std::string, Conditions> frames;  ///< frames.toml: mention, self, denied, denounced
};

/// Reads forms.toml, classes.toml and frames.toml.
Result<Shared, std::vector<Error>> parse_shared(std::string_view forms, std::string_view classes,
                                                std::string_view frames);

/// Reads a lexicon. Fails with every mistake, each with file, line and column and a hint, in the order of
/// the file.
Result<Lexicon, std::vector<Error>> parse(std::string_view toml, const std::string& file,
                                          const Shared& shared);

/// Sets that the phrase language has by itself: {start}, {end}, {number}, {capital}, {,} and {"}.
bool built_in_set(std::string_view name);

}  // namespace unstigma::lexicon

#endif  // UNSTIGMA_LEXICON_LEXICON_H_
