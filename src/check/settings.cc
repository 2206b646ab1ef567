#include "check/settings.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/nearest.h"
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

/// The lexicon that only the profiles clinical and all turn on.
constexpr std::string_view clinical_notes = "clinical-notes";

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

/// Finds settings that name nothing.
class Inspector {
 public:
  explicit Inspector(const std::vector<Program>& programs) : programs_(programs) {
    std::set<std::string> names(selectors_.begin(), selectors_.end());
    each_rule(programs, [&](const Rule& rule) {
      names.emplace(rule.id());
      names.insert(std::string(rule.lexicon()) + "/");
      names.emplace(name(rule.kind()));
      lexicons_.emplace(rule.lexicon());
    });
    lexicons_.emplace(clinical_notes);
    selectors_.assign(names.begin(), names.end());
  }

  void one_of(std::string_view value, const std::vector<std::string>& names, const std::string& what) {
    if (contains(names, value)) return;
    const std::string near = nearest_name(value, names);
    std::string message = "there is no " + what + " '" + std::string(value) + "'";
    if (!near.empty()) message += "; did you mean '" + near + "'?";
    errors_.push_back({Errc::invalid, {}, message});
  }

  void selector(const std::string& value) {
    bool found = false;
    each_rule(programs_, [&](const Rule& rule) { found = found || rule.named(value); });
    if (!found) one_of(value, selectors_, "rule, lexicon or kind");
  }

  void lexicon(const std::string& value) { one_of(value, {lexicons_.begin(), lexicons_.end()}, "lexicon"); }

  std::vector<Error>& errors() { return errors_; }

 private:
  const std::vector<Program>& programs_;
  std::vector<std::string> selectors_;
  std::set<std::string> lexicons_;
  std::vector<Error> errors_;
};

std::vector<Error> inspect(const Settings& settings, const std::vector<Program>& programs) {
  Inspector inspector(programs);
  inspector.one_of(settings.profile, profile_names(), "profile");
  inspector.one_of(settings.locale, locale_names(), "locale");
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
  return std::move(inspector.errors());
}

bool in_profile(const Rule& rule, const Settings& settings) {
  if (contains(settings.lexicons, rule.lexicon()) || settings.profile == "all") return true;
  if (rule.lexicon() == clinical_notes && settings.profile != "clinical") return false;
  const auto profiles = rule.program.rows<match::Text>(Table::texts, rule.entry.profiles);
  return profiles.size == 0 || std::any_of(profiles.begin(), profiles.end(), [&](match::Text text) {
           return rule.program.text(text) == settings.profile;
         });
}

bool preferred(const Rule& rule, const Settings& settings) {
  const std::string_view prefers = rule.program.text(rule.entry.prefers);
  if (prefers.empty()) return true;
  const std::string community(rule.program.text(rule.entry.community));
  const auto said = settings.preferences.find(community);
  return prefers ==
         (said != settings.preferences.end() ? said->second : default_preference(community, settings.locale));
}

void set_severity(std::string_view word, EntryState& state) {
  if (word == "off") state.on = false;
  if (const auto severity = severity_named(word)) {
    state.on = true;
    state.severity = *severity;
  }
}

EntryState state_of(const Rule& rule, const Settings& settings) {
  const auto status = static_cast<lexicon::Status>(rule.entry.status);
  EntryState state;
  state.severity = static_cast<Severity>(rule.entry.severity);
  state.on = status == lexicon::Status::stable || (status == lexicon::Status::preview && settings.preview);
  state.on = state.on && in_profile(rule, settings) && preferred(rule, settings) &&
             !contains(settings.without, rule.lexicon());
  for (const LocaleRow& row : rule.program.rows<LocaleRow>(Table::locales, rule.entry.locales)) {
    if (state.on && rule.program.text(row.locale) == settings.locale)
      set_severity(rule.program.text(row.severity), state);
  }
  if (state.on) {
    // The closest name speaks last: kind, then lexicon, then the rule itself.
    for (const auto& named : {std::string(name(rule.kind())), std::string(rule.lexicon()),
                              std::string(rule.lexicon()) + "/", std::string(rule.id())}) {
      const auto said = settings.severities.find(named);
      if (said != settings.severities.end()) set_severity(said->second, state);
    }
  }
  const auto names_it = [&](const std::string& selector) { return rule.named(selector); };
  if (!settings.select.empty() && std::none_of(settings.select.begin(), settings.select.end(), names_it))
    state.on = false;
  if (std::any_of(settings.ignore.begin(), settings.ignore.end(), names_it)) state.on = false;
  return state;
}

}  // namespace

const std::vector<std::string>& profile_names() {
  static const std::vector<std::string> names = {"news", "docs", "campaign", "clinical", "all"};
  return names;
}

const std::vector<std::string>& locale_names() {
  static const std::vector<std::string> names = {"en-US", "en-GB", "en-AU", "en-IE", "en-CA"};
  return names;
}

std::string default_preference(std::string_view community, std::string_view locale) {
  constexpr std::array<std::string_view, 4> identity_first = {"autism", "deaf", "blind", "little-people"};
  if (std::find(identity_first.begin(), identity_first.end(), community) != identity_first.end())
    return "identity-first";
  if (community == "disability")
    return locale == "en-GB" ? "identity-first" : locale == "en-IE" ? "either" : "person-first";
  return "person-first";
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
    for (const EntryRow& entry : program.entries()) list.push_back(state_of({program, entry}, settings));
  }
  return states;
}

}  // namespace unstigma::check
