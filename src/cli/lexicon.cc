#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/card.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "report/report.h"

namespace unstigma::cli {
namespace {

const std::vector<std::string> check_locales = {"en-US", "en-GB", "en-AU", "en-IE", "en-CA"};

std::string joined(const std::vector<std::string>& items, std::string_view between) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : std::string(between)) + item;
  return out;
}

/// Every entry of every lexicon, whatever profile it belongs to.
Options all_of(const Options& options) {
  Options every = options;
  every.settings.profile = "all";
  every.settings.preview = true;
  return every;
}

void write_table(const Checker& checker, std::ostream& out) {
  std::uint64_t entries = 0;
  for (const LexiconCard& card : checker.lexicons()) {
    const std::string count = std::to_string(card.entries);
    out << card.id << std::string(card.id.size() < 24 ? 24 - card.id.size() : 1, ' ')
        << std::string(count.size() < 4 ? 4 - count.size() : 0, ' ') << count << "  " << card.title << '\n';
    entries += card.entries;
  }
  out << report::counted(entries, "entries")
             .substr(0, report::counted(entries, "entries").size() - (entries == 1 ? 0 : 1))
      << " in " << report::counted(checker.lexicons().size(), "lexicon") << ".\n";
}

void write_page(const Checker& checker, std::ostream& out) {
  out << "# The words unstigma knows\n\nMade by `unstigma lexicon list --format markdown`.\n";
  const std::vector<EntryCard> entries = checker.entries(true);
  for (const LexiconCard& lexicon : checker.lexicons()) {
    out << "\n## " << lexicon.title << "\n";
    for (const EntryCard& card : entries) {
      if (card.lexicon == lexicon.id) write_markdown_card(card, out);
    }
  }
}

int list(const Options& options, std::ostream& out, std::ostream& err) {
  const auto checker = build_checker(all_of(options), err);
  if (!checker) return 2;
  if (options.format == "text") {
    write_table(*checker, out);
  } else if (options.format == "json") {
    write_json_cards(checker->entries(true), out);
  } else if (options.format == "markdown") {
    write_page(*checker, out);
  } else {
    complain(err, "--format does not know '" + options.format + "'" +
                      did_you_mean(options.format, {"text", "json", "markdown"}));
    return 2;
  }
  return 0;
}

/// For docs/profiles.md.
void write_profiles_page(const Checker& checker, std::ostream& out) {
  out << "# Profiles and preferences\n\nMade by `unstigma lexicon profiles --format markdown` from "
         "`lexicons/en/defaults.toml`.\n\n## Profiles\n\n| profile | for | lexicons left out | weighs "
         "otherwise |\n| --- | --- | --- | --- |\n";
  for (const ProfileCard& card : checker.profiles()) {
    out << "| `" << card.name << "` | " << card.about << " | " << joined(card.without, ", ") << " | ";
    std::string weights;
    for (const auto& [rule, severity] : card.severities)
      weights += (weights.empty() ? "`" : ", `") + rule + "`: " + severity;
    out << weights << " |\n";
  }
  out << "\nEntries that belong to some profiles alone:\n\n";
  for (const EntryCard& card : checker.entries(true)) {
    if (!card.profiles.empty()) out << "- `" << card.rule << "`: " << joined(card.profiles, ", ") << '\n';
  }
  out << "\n## Preferences\n\nChange one with `--prefer COMMUNITY=WAY`.\n\n| community | ";
  for (const std::string& locale : check_locales) out << locale << " | ";
  out << "\n| --- | --- | --- | --- | --- | --- |\n";
  std::map<std::string, std::string> rows;
  for (const std::string& locale : check_locales) {
    Settings settings;
    settings.locale = locale;
    const auto local = Checker::build(settings);
    if (!local) continue;
    for (const PreferenceCard& card : local->preferences()) rows[card.community] += " | " + card.way;
  }
  for (const auto& [community, row] : rows) out << "| " << community << row << " |\n";
}

void write_profiles(const Checker& checker, std::ostream& out) {
  for (const ProfileCard& card : checker.profiles()) {
    out << card.name << std::string(card.name.size() < 10 ? 10 - card.name.size() : 1, ' ') << card.about
        << '\n';
    if (!card.without.empty()) out << "          without: " << joined(card.without, ", ") << '\n';
    for (const auto& [rule, severity] : card.severities)
      out << "          " << rule << ": " << severity << '\n';
  }
  out << "\nHow communities are spoken of (--prefer COMMUNITY=WAY):\n";
  for (const PreferenceCard& card : checker.preferences()) {
    out << "  " << card.community
        << std::string(card.community.size() < 26 ? 26 - card.community.size() : 1, ' ') << card.way
        << (card.by_locale ? "  (by locale)" : "") << '\n';
  }
}

int profiles(const Options& options, std::ostream& out, std::ostream& err) {
  const auto checker = build_checker(options, err);
  if (!checker) return 2;
  if (options.format == "text") {
    write_profiles(*checker, out);
  } else if (options.format == "markdown") {
    write_profiles_page(*checker, out);
  } else {
    complain(err, "--format does not know '" + options.format + "'" +
                      did_you_mean(options.format, {"text", "markdown"}));
    return 2;
  }
  return 0;
}

int show(const Options& options, std::ostream& out, std::ostream& err, const Environment& environment) {
  const auto checker = build_checker(all_of(options), err);
  if (!checker) return 2;
  const std::string& asked = options.paths.front();
  std::vector<std::string> names;
  bool found = false;
  for (const EntryCard& card : checker->entries(true)) {
    names.push_back(card.rule);
    names.push_back(card.lexicon);
    if (card.rule != asked && card.lexicon != asked && card.lexicon + "/" != asked) continue;
    if (found) out << '\n';
    found = true;
    write_card(card, width_of(environment), wants_color(options.color, environment), out);
  }
  if (found) return 0;
  complain(err, "there is no lexicon or rule '" + asked + "'" + did_you_mean(asked, names));
  return 2;
}

int validate(const Options& options, std::ostream& out) {
  int status = 0;
  for (const std::string& path : options.paths) {
    const std::vector<Error> errors = validate_lexicon(path);
    for (const Error& error : errors) out << to_string(error) << '\n';
    if (errors.empty()) out << path << ": sound\n";
    else status = 2;
  }
  return status;
}

int test(const Options& options, std::ostream& out, std::ostream& err) {
  Options every = all_of(options);
  every.settings.lexicon_files = options.paths;
  const auto checker = build_checker(every, err);
  if (!checker) return 2;
  std::uint64_t ran = 0;
  const std::vector<Error> errors = checker->test_lexicons(&ran);
  for (const Error& error : errors) out << to_string(error) << '\n';
  out << report::counted(ran, "sentence") << ", " << errors.size() << " failed\n";
  return errors.empty() ? 0 : 1;
}

}  // namespace

int lexicon(const Options& options, std::ostream& out, std::ostream& err, const Environment& environment) {
  if (options.command == "lexicon list") return list(options, out, err);
  if (options.command == "lexicon profiles") return profiles(options, out, err);
  if (options.command == "lexicon show") return show(options, out, err, environment);
  if (options.command == "lexicon validate") return validate(options, out);
  return test(options, out, err);
}

}  // namespace unstigma::cli
