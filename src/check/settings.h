#ifndef UNSTIGMA_CHECK_SETTINGS_H_
#define UNSTIGMA_CHECK_SETTINGS_H_

#include <string>
#include <vector>

#include "match/matcher.h"
#include "match/program.h"
#include "unstigma/checker.h"

namespace unstigma::check {

/// What the settings make of every entry of every program. Fails with each setting that names a rule, kind,
/// lexicon, profile or locale that is not there.
Result<std::vector<std::vector<match::EntryState>>, std::vector<Error>> entry_states(
    const Settings& settings, const std::vector<match::Program>& programs);

/// Turns off the entries of every shipped lexicon that a later program brings under the same id.
void replace_shipped(const std::vector<match::Program>& programs,
                     std::vector<std::vector<match::EntryState>>& states);

/// The preferences of the communities that lexicons/en/defaults.toml names, as the settings leave them.
std::vector<PreferenceCard> preferences(const Settings& settings, const match::Program& shipped);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_SETTINGS_H_
