#ifndef UNSTIGMA_LEXICON_HELPLINES_H_
#define UNSTIGMA_LEXICON_HELPLINES_H_

#include <string>
#include <string_view>
#include <vector>

#include "unstigma/finding.h"
#include "unstigma/result.h"

namespace unstigma::lexicon {

struct LocalHelpline {
  std::string locale;
  Helpline helpline;
};

/// Reads helplines.toml: [[helpline]] with locale, name, contact, url, checked (a date), and emergency.
/// Fails with every mistake, each at its place.
Result<std::vector<LocalHelpline>, std::vector<Error>> parse_helplines(std::string_view toml,
                                                                       const std::string& file);

}  // namespace unstigma::lexicon

#endif  // UNSTIGMA_LEXICON_HELPLINES_H_
