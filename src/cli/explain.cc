#include <ostream>

#include "cli/card.h"
#include "cli/inputs.h"
#include "cli/options.h"

namespace unstigma::cli {

namespace {

/// The lexicons, locale and preferences of these settings, with every entry on.
Settings every_entry(const Settings& settings) {
  Settings out;
  out.lexicon_files = settings.lexicon_files;
  out.locale = settings.locale;
  out.preferences = settings.preferences;
  out.profile = "all";
  out.preview = true;
  return out;
}

}  // namespace

int explain(const Options& options, std::ostream& out, std::ostream& err, const Environment& environment) {
  project::Project project = project_of(options);
  const project::Rules* here = project.rules_for("text");
  if (here == nullptr) {
    complain_of(project, err);
    return 2;
  }
  Options every = options;
  every.settings = every_entry(here->settings);
  const auto checker = build_checker(every, err);
  if (!checker) return 2;
  std::string asked;
  for (const std::string& word : options.paths) asked += (asked.empty() ? "" : " ") + word;
  const std::vector<EntryCard> cards = checker->explain(asked);
  if (cards.empty()) {
    std::vector<std::string> names;
    for (const EntryCard& card : checker->entries(true)) {
      names.push_back(card.rule);
      names.push_back(card.rule.substr(card.rule.find('/') + 1));
    }
    complain(err, "no entry speaks of '" + asked + "'" + did_you_mean(asked, names));
    return 2;
  }
  bool first = true;
  for (const EntryCard& card : cards) {
    if (!first) out << '\n';
    first = false;
    write_card(card, width_of(environment), wants_color(options.color, environment), out);
  }
  return 0;
}

}  // namespace unstigma::cli
