#ifndef UNSTIGMA_LEXICON_DEFAULTS_H_
#define UNSTIGMA_LEXICON_DEFAULTS_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "unstigma/result.h"

namespace unstigma::lexicon {

/// Which lexicons, entries and severities a profile has.
struct ProfileLine {
  std::string name, about;
  std::vector<std::string> without;  ///< lexicons left out
  /// Kind, "lexicon/" or rule, and its severity or "off"; sorted by name.
  std::vector<std::pair<std::string, std::string>> severities;
};

/// How a community is spoken of: person-first, identity-first or either.
struct PreferenceLine {
  std::string community;
  std::string locale;  ///< empty: everywhere
  std::string way;
};

struct Defaults {
  std::vector<ProfileLine> profiles;
  std::vector<PreferenceLine> preferences;
};

/// Reads defaults.toml. Fails with every mistake, each at its place.
Result<Defaults, std::vector<Error>> parse_defaults(std::string_view toml, const std::string& file);

}  // namespace unstigma::lexicon

#endif  // UNSTIGMA_LEXICON_DEFAULTS_H_
