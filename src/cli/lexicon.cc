#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/card.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "report/report.h"

namespace unstigma::cli {
namespace {

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
    out << "\n## " << lexicon.title << "\n\n";
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
  if (options.command == "lexicon show") return show(options, out, err, environment);
  if (options.command == "lexicon validate") return validate(options, out);
  return test(options, out, err);
}

}  // namespace unstigma::cli
