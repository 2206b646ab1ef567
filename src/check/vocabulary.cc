#include "check/vocabulary.h"

#include <set>

#include "check/lexicons.h"
#include "check/suppression.h"

namespace unstigma {
namespace check {
namespace {

using match::EntryRow;
using match::Program;
using match::Table;

std::vector<std::string> listed(const std::set<std::string>& names) {
  return {names.begin(), names.end()};
}

}  // namespace

Vocabulary vocabulary_of(const std::vector<Program>& programs) {
  std::set<std::string> selectors;
  std::set<std::string> lexicons;
  std::set<std::string> communities;
  for (const match::PreferenceRow& row : programs.front().table<match::PreferenceRow>(Table::preferences))
    communities.emplace(programs.front().text(row.community));
  for (const Program& program : programs) {
    for (const match::LexiconRow& row : program.lexicons()) lexicons.emplace(program.text(row.id));
    for (const EntryRow& entry : program.entries()) {
      const std::string lexicon(program.text(program.lexicons()[entry.lexicon].id));
      selectors.emplace(program.text(entry.rule));
      selectors.emplace(name(static_cast<Kind>(entry.kind)));
      for (const match::Text alias : program.rows<match::Text>(Table::texts, entry.aliases))
        selectors.insert(lexicon + "/" + std::string(program.text(alias)));
      if (entry.community.size > 0) communities.emplace(program.text(entry.community));
    }
  }
  for (const std::string& lexicon : lexicons) {
    selectors.insert(lexicon);
    selectors.insert(lexicon + "/");
  }
  for (const std::string_view rule : {rule_unused, rule_unknown}) selectors.emplace(rule);
  selectors.insert("suppression");
  selectors.insert("suppression/");
  return {listed(selectors), listed(lexicons), listed(communities)};
}

}  // namespace check

Result<Vocabulary, std::vector<Error>> vocabulary(const std::vector<std::string>& lexicon_files) {
  const auto added = check::load_lexicons(lexicon_files);
  if (!added) return added.error();
  return check::vocabulary_of(check::load_programs(*added));
}

}  // namespace unstigma
