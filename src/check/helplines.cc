#include "check/helplines.h"

#include "check/shipped.h"
#include "lexicon/helplines.h"

namespace unstigma::check {

std::vector<Helpline> helplines(std::string_view locale) {
  std::vector<Helpline> out;
  auto all = lexicon::parse_helplines(shipped_helplines(), "helplines.toml");
  if (!all) return out;  // the build has parsed the same bytes
  for (lexicon::LocalHelpline& line : *all) {
    if (line.locale == locale) out.push_back(std::move(line.helpline));
  }
  return out;
}

std::string helplines_in_words(std::string_view locale) {
  std::string out;
  for (const Helpline& line : helplines(locale)) {
    if (line.emergency) continue;
    out += (out.empty() ? "" : "; ") + line.name + ", " + line.contact;
  }
  return out;
}

}  // namespace unstigma::check
