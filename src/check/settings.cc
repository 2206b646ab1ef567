#include "check/settings.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "check/vocabulary.h"
#include "lexicon/lexicon.h"

namespace unstigma::check {
namespace {

using match::EntryRow;
using match::EntryState;
using match::LexiconRow;
using match::LocaleRow;
using match::Program;
using match::Table;

bool contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

const std::vector<std::string> ways = {"person-first", "identity-first", "either"};

/// An entry with its program, and what names it.
struct Rule {
  const Program& program;
  const EntryRow& entry;

  std::string_view id() const { return program.text(entry.rule); }
  std::string_view lexicon() const { return program.text(program.lexicons()[entry.lexicon].id); }
  Kind kind() const { return static_cast<Kind>(entry.kind); }

  /// True for its id, an old id, "lexicon/", "lexicon" or its kind.
  bool named(std::string_view selector) const {
    if (selector == id() || selector == lexicon() || selector == name(kind())) return true;
    if (selector == std::string(lexicon()) + "/") return true;
    for (const match::Text alias : program.rows<match::Text>(Table::texts, entry.aliases)) {
      if (selector == std::string(lexicon()) + "/" + std::string(program.text(alias))) return true;
    }
    return false;
  }
};

template <class Each>
void each_rule(const std::vector<Program>& programs, const Each& each) {
  for (const Program& program : programs) {
    for (const EntryRow& entry : program.entries()) each(Rule{program, entry});
  }
}

Program::Span<match::PreferenceRow> preference_rows(const Program& shipped) {
  return shipped.table<match::PreferenceRow>(Table::preferences);
}

std::string preference_for(std::string_view community, const Settings& settings, const Program& shipped) {
  const auto said = settings.preferences.find(std::string(community));
  if (said != settings.preferences.end()) return said->second;
  for (const match::PreferenceRow& row : preference_rows(shipped)) {
    const std::string_view locale = shipped.text(row.locale);
    if (shipped.text(row.community) == community && (locale.empty() || locale == settings.locale))
      return std::string(shipped.text(row.way));
  }
  return "person-first";
}

bool preferred(const Rule& rule, const Settings& settings, const Program& shipped) {
  const std::string_view prefers = rule.program.text(rule.entry.prefers);
  return prefers.empty() ||
         prefers == preference_for(rule.program.text(rule.entry.community), settings, shipped);
}

const match::ProfileRow& profile_row(const Program& shipped, std::string_view name) {
  const auto rows = shipped.table<match::ProfileRow>(Table::profiles);
  return *std::find_if(rows.begin(), rows.end() - 1,
                       [&](const match::ProfileRow& row) { return shipped.text(row.name) == name; });
}

/// Finds settings that name nothing.
class Inspector {
 public:
  explicit Inspector(const std::vector<Program>& programs)
      : programs_(programs), known_(vocabulary_of(programs)) {}

  void one_of(std::string_view value, const std::vector<std::string>& names, const std::string& what) {
    if (contains(names, value)) return;
    const std::string near = nearest_name(value, names);
    std::string message = "there is no " + what + " '" + std::string(value) + "'";
    if (!near.empty()) message += "; did you mean '" + near + "'?";
    errors_.push_back({Errc::invalid, {}, message});
  }

  void selector(const std::string& value) { one_of(value, known_.selectors, "rule, lexicon or kind"); }
  void lexicon(const std::string& value) { one_of(value, known_.lexicons, "lexicon"); }

  void preference(const std::string& community, const std::string& way) {
    one_of(community, known_.communities, "community");
    one_of(way, ways, "preference");
  }

  /// A rule asked for by name that the preference of its community turns off: to obey both would be to call
  /// both directions of a pair wrong.
  void contradiction(const Rule& rule, const Settings& settings) {
    const std::string id(rule.id());
    const auto weight = settings.severities.find(id);
    const bool asked =
        contains(settings.select, id) || (weight != settings.severities.end() && weight->second != "off");
    if (!asked || preferred(rule, settings, programs_.front())) return;
    const std::string community(rule.program.text(rule.entry.community));
    const std::string prefers(rule.program.text(rule.entry.prefers));
    errors_.push_back({Errc::conflict,
                       {},
                       "'" + id + "' speaks only where " + community + " is " + prefers +
                           ", and here it is " + preference_for(community, settings, programs_.front()) +
                           "; say --prefer " + community + "=" + prefers + ", or leave the rule out"});
  }

  std::vector<Error>& errors() { return errors_; }

 private:
  const std::vector<Program>& programs_;
  Vocabulary known_;
  std::vector<Error> errors_;
};

/// True when the settings name nothing that could be misspelt: the common case, which should cost nothing.
bool names_nothing(const Settings& settings) {
  const Settings plain;
  return settings.profile == plain.profile && settings.locale == plain.locale && settings.select.empty() &&
         settings.ignore.empty() && settings.severities.empty() && settings.lexicons.empty() &&
         settings.without.empty() && settings.preferences.empty();
}

std::vector<Error> inspect(const Settings& settings, const std::vector<Program>& programs) {
  if (names_nothing(settings)) return {};
  Inspector inspector(programs);
  inspector.one_of(settings.profile, {lexicon::profile_names.begin(), lexicon::profile_names.end()},
                   "profile");
  inspector.one_of(settings.locale, {lexicon::locale_names.begin(), lexicon::locale_names.end()}, "locale");
  for (const auto* list : {&settings.select, &settings.ignore}) {
    for (const std::string& value : *list) inspector.selector(value);
  }
  for (const auto& [rule, severity] : settings.severities) {
    inspector.selector(rule);
    inspector.one_of(severity, {"off", "suggestion", "warning", "error"}, "severity");
  }
  for (const auto* list : {&settings.lexicons, &settings.without}) {
    for (const std::string& value : *list) inspector.lexicon(value);
  }
  for (const auto& [community, way] : settings.preferences) inspector.preference(community, way);
  if (inspector.errors().empty())
    each_rule(programs, [&](const Rule& rule) { inspector.contradiction(rule, settings); });
  return std::move(inspector.errors());
}

bool in_profile(const Rule& rule, const Settings& settings, const Program& shipped) {
  if (contains(settings.lexicons, rule.lexicon())) return true;
  const match::ProfileRow& profile = profile_row(shipped, settings.profile);
  for (const match::Text without : shipped.rows<match::Text>(Table::texts, profile.without)) {
    if (shipped.text(without) == rule.lexicon()) return false;
  }
  const auto profiles = rule.program.rows<match::Text>(Table::texts, rule.entry.profiles);
  return settings.profile == "all" || profiles.size == 0 ||
         std::any_of(profiles.begin(), profiles.end(),
                     [&](match::Text text) { return rule.program.text(text) == settings.profile; });
}

void set_severity(std::string_view word, EntryState& state) {
  if (word == "off") state.on = false;
  if (const auto severity = severity_named(word)) {
    state.on = true;
    state.severity = *severity;
  }
}

/// The names by which a rule's severity can be said ("lexicon" and "lexicon/" are two); the closest speaks
/// last.
std::array<std::string_view, 4> weight_names(const Rule& rule) {
  return {name(rule.kind()), rule.lexicon(), rule.id().substr(0, rule.lexicon().size() + 1), rule.id()};
}

/// What the profile, then the settings say of a rule's severity.
void weigh(const Rule& rule, const Settings& settings, const Program& shipped, EntryState& state) {
  const match::ProfileRow& profile = profile_row(shipped, settings.profile);
  for (const std::string_view named : weight_names(rule)) {
    for (const match::WeightRow& row : shipped.rows<match::WeightRow>(Table::weights, profile.severities)) {
      if (shipped.text(row.name) == named) set_severity(shipped.text(row.severity), state);
    }
  }
  if (settings.severities.empty()) return;
  for (const std::string_view named : weight_names(rule)) {
    const auto said = settings.severities.find(std::string(named));
    if (said != settings.severities.end()) set_severity(said->second, state);
  }
}

EntryState state_of(const Rule& rule, const Settings& settings, const Program& shipped) {
  const auto status = static_cast<lexicon::Status>(rule.entry.status);
  // A preference that was said outright asks for its entries, tried out or not.
  const bool asked = rule.entry.prefers.size > 0 &&
                     settings.preferences.count(std::string(rule.program.text(rule.entry.community))) > 0;
  EntryState state;
  state.severity = static_cast<Severity>(rule.entry.severity);
  state.on = status == lexicon::Status::stable ||
             (status == lexicon::Status::preview && (settings.preview || asked));
  state.on = state.on && in_profile(rule, settings, shipped) && preferred(rule, settings, shipped) &&
             !contains(settings.without, rule.lexicon());
  for (const LocaleRow& row : rule.program.rows<LocaleRow>(Table::locales, rule.entry.locales)) {
    if (state.on && rule.program.text(row.locale) == settings.locale)
      set_severity(rule.program.text(row.severity), state);
  }
  if (state.on) weigh(rule, settings, shipped, state);
  const auto names_it = [&](const std::string& selector) { return rule.named(selector); };
  if (!settings.select.empty() && std::none_of(settings.select.begin(), settings.select.end(), names_it))
    state.on = false;
  if (std::any_of(settings.ignore.begin(), settings.ignore.end(), names_it)) state.on = false;
  return state;
}

}  // namespace

std::vector<PreferenceCard> preferences(const Settings& settings, const Program& shipped) {
  std::vector<PreferenceCard> out;
  for (const match::PreferenceRow& row : preference_rows(shipped)) {
    const std::string community(shipped.text(row.community));
    if (!out.empty() && out.back().community == community) continue;
    out.push_back({community, preference_for(community, settings, shipped), row.locale.size > 0});
  }
  return out;
}

void replace_shipped(const std::vector<Program>& programs, std::vector<std::vector<EntryState>>& states) {
  const Program& shipped = programs.front();
  for (std::size_t p = 1; p < programs.size(); ++p) {
    for (const LexiconRow& added : programs[p].lexicons()) {
      for (const LexiconRow& old : shipped.lexicons()) {
        if (shipped.text(old.id) != programs[p].text(added.id)) continue;
        for (std::uint32_t i = 0; i < old.entries.count; ++i) states[0][old.entries.first + i].on = false;
      }
    }
  }
}

Result<std::vector<std::vector<EntryState>>, std::vector<Error>> entry_states(
    const Settings& settings, const std::vector<Program>& programs) {
  std::vector<Error> errors = inspect(settings, programs);
  if (!errors.empty()) return errors;
  std::vector<std::vector<EntryState>> states;
  for (const Program& program : programs) {
    std::vector<EntryState>& list = states.emplace_back();
    for (const EntryRow& entry : program.entries())
      list.push_back(state_of({program, entry}, settings, programs.front()));
  }
  return states;
}

}  // namespace unstigma::check
