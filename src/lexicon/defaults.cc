#include "lexicon/defaults.h"

#include <toml++/toml.h>

#include "lexicon/reader.h"

namespace unstigma::lexicon {
namespace {

const std::vector<std::string> severity_words = {"off", "suggestion", "warning", "error"};
const std::vector<std::string> ways = {"person-first", "identity-first", "either"};

void read_profile(Reader& reader, std::string name, const toml::table& table, Defaults& out) {
  reader.only_keys(table, {"about", "without", "severities"}, "a profile");
  ProfileLine line;
  line.about = reader.needed_text(table, "about", "profile '" + name + "'");
  line.name = std::move(name);
  line.without = reader.texts(table, "without");
  if (const toml::table* severities = table["severities"].as_table()) {
    for (const auto& [rule, value] : *severities) {
      reader.one_of(*severities, rule.str(), severity_words);
      line.severities.emplace_back(std::string(rule.str()), value.value_or(std::string()));
    }
  }
  out.profiles.push_back(std::move(line));
}

void read_preference(Reader& reader, const toml::table& all, std::string_view community, Defaults& out) {
  if (const toml::table* by_locale = all[community].as_table()) {
    for (const auto& [locale, value] : *by_locale) {
      reader.one_of(*by_locale, locale.str(), ways);
      out.preferences.push_back(
          {std::string(community), std::string(locale.str()), value.value_or(std::string())});
    }
    return;
  }
  reader.one_of(all, community, ways);
  out.preferences.push_back({std::string(community), {}, all[community].value_or(std::string())});
}

}  // namespace

Result<Defaults, std::vector<Error>> parse_defaults(std::string_view toml, const std::string& file) {
  const Result<toml::table> root = parse_toml(toml, file);
  if (!root) return std::vector<Error>{root.error()};
  const Shared nothing;
  Reader reader(file, nothing);
  reader.only_keys(*root, {"profiles", "preferences"}, "defaults.toml");
  Defaults out;
  if (const toml::table* profiles = (*root)["profiles"].as_table()) {
    for (const auto& [name, value] : *profiles) {
      if (const toml::table* profile = value.as_table())
        read_profile(reader, std::string(name.str()), *profile, out);
      else reader.fail(value, "profiles are written [profiles.NAME]");
    }
  }
  if (const toml::table* preferences = (*root)["preferences"].as_table()) {
    for (const auto& [community, value] : *preferences)
      read_preference(reader, *preferences, community.str(), out);
  }
  if (!reader.errors().empty()) return std::move(reader.errors());
  return out;
}

}  // namespace unstigma::lexicon
