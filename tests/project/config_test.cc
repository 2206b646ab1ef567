#include "project/config.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "project/project.h"
#include "temporary.h"

namespace unstigma::project {
namespace {

std::string told(const std::vector<Error>& errors, const std::string& folder) {
  std::string out;
  for (const Error& error : errors) {
    std::string line = to_string(error);
    for (std::size_t at = line.find(folder); at != std::string::npos; at = line.find(folder))
      line.erase(at, folder.size() + 1);
    out += line + "\n";
  }
  return out;
}

TEST_CASE("Every mistake of a configuration is told in one run, with its place and the nearest name") {
  const tests::TemporaryFolder folder;
  struct Row {
    const char* toml;
    const char* told;
  };
  const Row rows[] = {
      {"profil = 'docs'", "1:1: the configuration has no key 'profil'; did you mean 'profile'?"},
      {"\nprofile = 'doc'", "2:11: there is no profile 'doc'; did you mean 'docs'?"},
      {"ignore = ['slur', 'slurr']", "1:19: there is no rule, lexicon or kind 'slurr'; did you mean 'slur'?"},
      {"ignore = 'slur'", "1:10: 'ignore' is a list: [\"...\"]"},
      {"allow = [3]", "1:10: 'allow' holds texts in quotation marks"},
      {"allow = ['']", "1:10: 'allow' is empty; say something, or take it out"},
      {"preview = 'yes'", "1:11: 'preview' is true or false, without quotation marks"},
      {"severity = 'error'", "1:12: 'severity' is a table: [severity]"},
      {"[severity]\nslur = 'eror'", "2:8: there is no severity 'eror'; did you mean 'error'?"},
      {"[severity]\nslurr = 'error'", "2:1: there is no rule, lexicon or kind 'slurr'; did you mean 'slur'?"},
      {"[preferences]\nautizm = 'either'", "2:1: there is no community 'autizm'; did you mean 'autism'?"},
      {"lexicons = []", "1:12: 'lexicons' is a table: [lexicons]"},
      {"[lexicons]\nad = []", "2:1: 'lexicons' has no key 'ad'; did you mean 'add'?"},
      {"[lexicons]\nwithout = ['wieght']", "2:12: there is no lexicon 'wieght'; did you mean 'weight'?"},
      {"[[overrides]]\nprofile = 'all'",
       "1:1: an override needs paths = [\"...\"]: the files that it is about"},
      {"[[overrides]]\npaths = ['a']\nexclude = ['b']", "3:1: an override has no key 'exclude'"},
      {"[overrides]\npaths = ['a']", "1:1: overrides are written [[overrides]], in double brackets"},
      {"extends = 'c.toml'", "1:11: 'extends' leads round in a circle; take this line out"},
      {"formats = {'*.x' = 'markdwn'}", "1:20: there is no format 'markdwn'; did you mean 'markdown'?"},
      {"profile = ", "1:11: Error while parsing key-value pair: encountered end-of-file"},
  };
  std::string all;
  for (const Row& row : rows) {
    CAPTURE(row.toml);
    const std::string path = folder.write("c.toml", row.toml);
    const auto config = load_config(path, "", {});
    REQUIRE_FALSE(config);
    CHECK(told(config.error(), folder.path()) == "c.toml:" + std::string(row.told) + "\n");
  }
  const auto two = load_config(folder.write("c.toml", "profil = 1\nlocale = 'en'\nallow = 2"), "", {});
  REQUIRE_FALSE(two);
  CHECK(two.error().size() == 3);
  const auto none = load_config(folder / "none.toml", "", {});
  REQUIRE_FALSE(none);
  CHECK(told(none.error(), folder.path()) ==
        "none.toml: cannot read this configuration; check the path and its permissions\n");
}

std::string rules_text(Project& project, const std::string& path) {
  const Rules* rules = project.rules_for(path);
  if (rules == nullptr) return "broken";
  const Settings& s = rules->settings;
  std::string out = s.profile + " " + s.locale + " " + rules->fail_on + " " + rules->input_format;
  for (const auto* list : {&s.select, &s.ignore, &s.allow}) {
    out += " |";
    for (const std::string& item : *list) out += " " + item;
  }
  return out;
}

TEST_CASE(
    "The nearest configuration holds, alone, with its overrides in order, and the command line beats it") {
  const tests::TemporaryFolder folder;
  folder.write("unstigma.toml", "profile = 'all'");
  folder.write(
      ".unstigma.toml",
      "profile = 'docs'\nignore = ['slur']\nfail-on = 'error'\n"
      "[formats]\n'*.page' = 'markdown'\n'old.page' = 'text'\n"
      "[[overrides]]\npaths = ['legal/', '!legal/new.md']\nallow = ['Lunacy Act']\nprofile = 'news'\n"
      "[[overrides]]\npaths = ['*.txt']\nselect = ['metaphor']\n");
  folder.write("inner/unstigma.toml", "locale = 'en-GB'");
  folder.write("broken/.unstigma.toml", "locale = 'en-XX'");
  folder.write("stop/.unstigma.toml", "");
  Project project({});
  struct Row {
    const char* path;
    const char* rules;
  };
  const Row rows[] = {
      {"a.md", "docs en-US error  | | slur |"},
      {"x/y/a.page", "docs en-US error markdown | | slur |"},
      {"old.page", "docs en-US error text | | slur |"},
      {"legal/x/a.md", "news en-US error  | | slur | Lunacy Act"},
      {"legal/new.md", "docs en-US error  | | slur |"},
      {"legal/a.txt", "news en-US error  | metaphor | | Lunacy Act"},
      {"inner/deep/a.md", "news en-GB warning  | | |"},
      {"stop/a.md", "news en-US warning  | | |"},
      {"broken/deep/a.md", "broken"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CHECK(rules_text(project, folder / row.path) == row.rules);
  }
  CHECK(told(project.take_errors(), folder.path()) ==
        "broken/.unstigma.toml:1:10: there is no locale 'en-XX'; it is one of en-US, en-GB, en-AU, en-IE, "
        "en-CA\n");
  CHECK(project.take_errors().empty());

  ProjectOptions options;
  options.command_line = {{"profile", "", "clinical", {"--profile", 0, 0}},
                          {"select", "", "", {"--select", 0, 0}},
                          {"select", "", "label", {"--select", 0, 0}}};
  Project with_line(options);
  CHECK(rules_text(with_line, folder / "legal/a.txt") == "clinical en-US error  | label | | Lunacy Act");
  options.no_config = true;
  Project without(options);
  CHECK(rules_text(without, folder / "legal/a.txt") == "clinical en-US warning  | label | |");
  options.no_config = false;
  options.config_file = folder / "inner/unstigma.toml";
  Project given(options);
  CHECK(rules_text(given, folder / "legal/a.txt") == "clinical en-GB warning  | label | |");
}

TEST_CASE("A configuration can build on another, whose files are named from where it stands") {
  const tests::TemporaryFolder folder;
  folder.write("house/words.toml", tests::read_file(UNSTIGMA_SOURCE_DIR "/lexicons/en/weight.toml"));
  folder.write("house/base.toml",
               "profile = 'campaign'\nallow = ['A']\n[lexicons]\nadd = ['words.toml']\n"
               "without = ['suicide']");
  folder.write("paper/.unstigma.toml",
               "extends = '../house/base.toml'\nallow = ['B']\n[lexicons]\nadd = ['suicide']");
  Project project({});
  const Rules* rules = project.rules_for(folder / "paper/a.md");
  REQUIRE(rules != nullptr);
  CHECK(rules_text(project, folder / "paper/a.md") == "campaign en-US warning  | | | A B");
  CHECK(rules->settings.lexicon_files == std::vector<std::string>{folder / "house/words.toml"});
  CHECK(rules->settings.lexicons == std::vector<std::string>{"suicide"});
  CHECK(rules->settings.without.empty());
}

TEST_CASE("Files with the same settings share a Checker") {
  const tests::TemporaryFolder folder;
  folder.write(".unstigma.toml",
               "[[overrides]]\npaths = ['b.md']\nprofile = 'all'\n"
               "[[overrides]]\npaths = ['c.md']\nfail-on = 'never'\n");
  Project project({});
  const auto checker = [&](const char* name) {
    return project.checker_for(*project.rules_for(folder / name));
  };
  REQUIRE(checker("a.md") != nullptr);
  CHECK(checker("a.md") == checker("x/d.md"));
  CHECK(checker("a.md") == checker("c.md"));
  CHECK(checker("a.md") != checker("b.md"));
}

TEST_CASE("What is printed as configuration reads as the same configuration") {
  const tests::TemporaryFolder folder;
  folder.write(
      ".unstigma.toml",
      "profile = 'docs'\nselect = ['slur', 'label']\nignore = ['slur']\nallow = [\"a \\\"b\\\\ \\u0001\"]\n"
      "preview = true\nquotations = 'skip'\n[severity]\n'mental-health/' = 'error'\n"
      "[preferences]\nautism = 'either'\n[formats]\n'*.x' = 'html'\n[lexicons]\nwithout = ['weight']\n");
  const auto printed = [](Project& project, const std::string& path) {
    std::ostringstream out;
    REQUIRE(project.rules_for(path) != nullptr);
    write_rules(*project.rules_for(path), out);
    return out.str();
  };
  const auto bare = [](const std::string& toml) {
    std::istringstream in(toml);
    std::string out;
    for (std::string line; std::getline(in, line);) out += line.substr(0, line.find(" # ")) + "\n";
    return out;
  };
  Project first({});
  const std::string once = printed(first, folder / "a.md");
  CHECK(once.find(".unstigma.toml:10\n") != std::string::npos);
  folder.write("again/.unstigma.toml", once);
  Project second({});
  const std::string twice = printed(second, folder / "again/a.md");
  CHECK(second.take_errors().empty());
  CHECK(bare(once).size() > 200);
  CHECK(key_of(first.rules_for(folder / "a.md")->settings) ==
        key_of(second.rules_for(folder / "again/a.md")->settings));
}

/// The keys of a schema's object as keys() writes them, with the words they take.
std::map<std::string, std::set<std::string>> schema_keys(const nlohmann::json& object,
                                                         const std::string& inner = {}) {
  std::map<std::string, std::set<std::string>> out;
  CHECK(object.at("additionalProperties") == false);
  for (const auto& [name, value] : object.at("properties").items()) {
    if (value.contains("properties")) {
      for (auto& one : schema_keys(value, name + ".")) out.insert(one);
      continue;
    }
    CHECK(!value.at("description").get<std::string>().empty());
    std::set<std::string>& words = out[inner + name];
    const auto& holder = value.at("type") == "object" ? value.at("additionalProperties") : value;
    if (holder.contains("enum")) words = holder.at("enum").get<std::set<std::string>>();
  }
  return out;
}

TEST_CASE("The JSON Schema that is shipped knows what the reader knows, and nothing else") {
  const auto schema =
      nlohmann::json::parse(tests::read_file(UNSTIGMA_SOURCE_DIR "/docs/schema/unstigma.schema.json"));
  for (const bool in_overrides : {false, true}) {
    const auto& object = in_overrides ? schema.at("properties").at("overrides").at("items") : schema;
    auto known = schema_keys(object);
    if (in_overrides) CHECK(known.erase("paths") == 1);
    else CHECK(known.erase("extends") + known.erase("overrides") == 2);
    std::map<std::string, std::set<std::string>> read;
    for (const Key& key : keys()) {
      if (in_overrides && !key.in_overrides) continue;
      const auto words = words_for(key.name);
      read[std::string(key.name)] = {words.begin(), words.end()};
      const nlohmann::json::json_pointer pointer("/properties/" + [&] {
        std::string path(key.name);
        const std::size_t dot = path.find('.');
        if (dot != std::string::npos) path.replace(dot, 1, "/properties/");
        return path;
      }());
      const std::string type = object.at(pointer).at("type");
      const std::string expected = key.shape == Shape::flag    ? "boolean"
                                   : key.shape == Shape::list  ? "array"
                                   : key.shape == Shape::table ? "object"
                                                               : "string";
      CHECK(type == expected);
    }
    CHECK(known == read);
  }
}

}  // namespace
}  // namespace unstigma::project
