#include "project/config.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <tuple>

#include "base/toml_reader.h"
#include "document/reader.h"
#include "lexicon/lexicon.h"
#include "project/place.h"

namespace unstigma::project {
namespace {

namespace fs = std::filesystem;

/// Reads one file and, first, those it extends.
class Loader {
 public:
  explicit Loader(Config& config) : config_(config) {}

  std::vector<Error>& errors() { return errors_; }

  void file(const std::string& path, const Place& asked_by) {
    const std::string real = absolute(path);
    if (std::find(open_.begin(), open_.end(), real) != open_.end()) {
      errors_.push_back({Errc::conflict, asked_by, "'extends' leads round in a circle; take this line out"});
      return;
    }
    std::ifstream in(path, std::ios::binary);
    std::error_code error;
    if (!in || !fs::is_regular_file(path, error)) {
      const std::string what = "cannot read this configuration; check the path and its permissions";
      if (asked_by.file.empty()) errors_.push_back({Errc::io, {path, 0, 0}, what});
      else errors_.push_back({Errc::io, asked_by, path + ": " + what});
      return;
    }
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    const auto table = base::parse_toml(bytes, path);
    if (!table) {
      errors_.push_back(table.error());
      return;
    }
    open_.push_back(real);
    base::TomlReader reader(path);
    root_table(reader, *table);
    errors_.insert(errors_.end(), reader.errors().begin(), reader.errors().end());
    open_.pop_back();
  }

 private:
  void root_table(base::TomlReader& reader, const toml::table& table) {
    const std::string base = reader.text(table, "extends");
    if (!base.empty()) file(beside(reader.file(), base), reader.place(*table.get("extends")));
    read_keys(reader, table, false, config_.statements);
    const toml::node* overrides = table.get("overrides");
    if (overrides == nullptr) return;
    const toml::array* list = overrides->as_array();
    if (list == nullptr)
      return reader.fail(*overrides, "overrides are written [[overrides]], in double brackets");
    for (const toml::node& item : *list) {
      if (const toml::table* one = item.as_table()) read_override(reader, *one);
      else reader.fail(item, "overrides are written [[overrides]], in double brackets");
    }
  }

  void read_override(base::TomlReader& reader, const toml::table& table) {
    Override out;
    const std::vector<std::string> paths = reader.texts(table, "paths");
    if (table.get("paths") == nullptr || (paths.empty() && table.get("paths")->is_array()))
      reader.fail(table, "an override needs paths = [\"...\"]: the files that it is about");
    for (const std::string& path : paths) out.paths.add(path);
    read_keys(reader, table, true, out.statements);
    config_.overrides.push_back(std::move(out));
  }

  void read_keys(base::TomlReader& reader, const toml::table& table, bool in_override,
                 std::vector<Statement>& out) {
    reader.only_keys(table, names_of("", in_override), in_override ? "an override" : "the configuration");
    if (const toml::node* node = table.get("lexicons")) {
      if (!node->is_table()) reader.fail(*node, "'lexicons' is a table: [lexicons]");
      else reader.only_keys(*node->as_table(), names_of("lexicons", in_override), "'lexicons'");
    }
    for (const Key& key : keys()) {
      if (in_override && !key.in_overrides) continue;
      const toml::node* node = table.at_path(key.name).node();
      if (node != nullptr) read_value(reader, key, *node, out);
    }
  }

  /// The keys of the root or of the table `inner`, as only_keys() wants them.
  static std::vector<std::string> names_of(std::string_view inner, bool in_override) {
    std::vector<std::string> out;
    for (const Key& key : keys()) {
      if (in_override && !key.in_overrides) continue;
      const std::size_t dot = key.name.find('.');
      if (inner.empty()) out.emplace_back(key.name.substr(0, dot));
      else if (key.name.substr(0, dot) == inner) out.emplace_back(key.name.substr(dot + 1));
    }
    if (inner.empty()) out.emplace_back(in_override ? "paths" : "extends");
    if (inner.empty() && !in_override) out.emplace_back("overrides");
    return out;
  }

  void read_value(base::TomlReader& reader, const Key& key, const toml::node& node,
                  std::vector<Statement>& out) {
    const std::string name(key.name);
    switch (key.shape) {
      case Shape::flag:
        if (const auto flag = node.value_exact<bool>())
          out.push_back({name, {}, *flag ? "true" : "false", reader.place(node)});
        else reader.fail(node, base::quoted(name) + " is true or false, without quotation marks");
        return;
      case Shape::word:
        return add(reader, key, {}, node, out);
      case Shape::list:
        if (!node.is_array()) return reader.fail(node, base::quoted(name) + " is a list: [\"...\"]");
        if (key.anew) out.push_back({name, {}, {}, reader.place(node)});  // "[]" says something, too
        for (const toml::node& item : *node.as_array()) add(reader, key, {}, item, out);
        return;
      case Shape::table:
        if (!node.is_table()) return reader.fail(node, base::quoted(name) + " is a table: [" + name + "]");
        read_table(reader, key, *node.as_table(), out);
        return;
    }
  }

  /// The entries of a table in the order in which they stand in the file.
  void read_table(base::TomlReader& reader, const Key& key, const toml::table& table,
                  std::vector<Statement>& out) {
    const auto before = static_cast<std::ptrdiff_t>(out.size());
    for (const auto& [entry, value] : table) {
      add(reader, key, entry.str(), value, out);
      if (!out.empty() && out.back().name == entry.str()) out.back().place = reader.place(entry);
    }
    std::sort(out.begin() + before, out.end(), [](const Statement& a, const Statement& b) {
      return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
  }

  void add(base::TomlReader& reader, const Key& key, std::string_view entry, const toml::node& node,
           std::vector<Statement>& out) {
    const std::string name(key.name);
    const auto value = node.value_exact<std::string>();
    const std::string what = entry.empty() ? base::quoted(name) : base::quoted(entry);
    if (!value)
      return reader.fail(
          node, what + (key.shape == Shape::list ? " holds texts" : " is a text") + " in quotation marks");
    if (value->empty()) return reader.fail(node, what + " is empty; say something, or take it out");
    const std::vector<std::string> words = words_for(name);
    if (!words.empty() && !reader.known(node, *value, words,
                                        name == "preferences" ? "preference"
                                        : name == "formats"   ? "format"
                                                              : name))
      return;
    Statement statement{name, std::string(entry), *value, reader.place(node)};
    if (name == "lexicons.add" && names_file(*value)) {
      statement.value = beside(reader.file(), *value);
      config_.lexicon_files.push_back(statement.value);
    }
    out.push_back(std::move(statement));
  }

  static std::string beside(const std::string& file, const std::string& path) {
    return (fs::path(file).parent_path() / path).lexically_normal().string();
  }

  Config& config_;
  std::vector<std::string> open_;  ///< files being read, outermost first
  std::vector<Error> errors_;
};

/// Holds names of rules, lexicons and communities against those that there are.
void check_names(const std::vector<Statement>& statements, const Vocabulary& known,
                 base::TomlReader& reader) {
  for (const Statement& said : statements) {
    if (said.key == "ignore" || (said.key == "select" && !said.value.empty()))
      reader.known(said.place, said.value, known.selectors, "rule, lexicon or kind");
    else if (said.key == "severity")
      reader.known(said.place, said.name, known.selectors, "rule, lexicon or kind");
    else if (said.key == "lexicons.without" || (said.key == "lexicons.add" && !names_file(said.value)))
      reader.known(said.place, said.value, known.lexicons, "lexicon");
    else if (said.key == "preferences") reader.known(said.place, said.name, known.communities, "community");
  }
}

/// True when a statement can be wrong about a name; to know all names takes a millisecond.
bool names_something(const Config& config) {
  const auto any = [](const std::vector<Statement>& statements) {
    return std::any_of(statements.begin(), statements.end(), [](const Statement& said) {
      return said.key == "ignore" || said.key == "select" || said.key == "severity" ||
             said.key == "preferences" || said.key.substr(0, 8) == "lexicons";
    });
  };
  return any(config.statements) || std::any_of(config.overrides.begin(), config.overrides.end(),
                                               [&](const Override& one) { return any(one.statements); });
}

std::vector<Error> name_errors(const Config& config, const std::vector<std::string>& lexicon_files) {
  if (!names_something(config)) return {};
  std::vector<std::string> files = config.lexicon_files;
  files.insert(files.end(), lexicon_files.begin(), lexicon_files.end());
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  const auto known = vocabulary(files);
  if (!known) return known.error();
  base::TomlReader reader(config.path);
  check_names(config.statements, *known, reader);
  for (const Override& one : config.overrides) check_names(one.statements, *known, reader);
  return std::move(reader.errors());
}

}  // namespace

const std::vector<Key>& keys() {
  static const std::vector<Key> all = {{"profile"},
                                       {"locale"},
                                       {"preview", Shape::flag},
                                       {"quotations"},
                                       {"min-severity"},
                                       {"fail-on"},
                                       {"select", Shape::list, true, true},
                                       {"ignore", Shape::list},
                                       {"allow", Shape::list},
                                       {"exclude", Shape::list, false},
                                       {"lexicons.add", Shape::list},
                                       {"lexicons.without", Shape::list},
                                       {"preferences", Shape::table},
                                       {"severity", Shape::table},
                                       {"formats", Shape::table, false}};
  return all;
}

std::vector<std::string> words_for(std::string_view key) {
  if (key == "profile") return {lexicon::profile_names.begin(), lexicon::profile_names.end()};
  if (key == "locale") return {lexicon::locale_names.begin(), lexicon::locale_names.end()};
  if (key == "quotations") return {"note", "check", "skip"};
  if (key == "min-severity") return {"suggestion", "warning", "error"};
  if (key == "fail-on") return {"suggestion", "warning", "error", "never"};
  if (key == "severity") return {"suggestion", "warning", "error", "off"};
  if (key == "preferences") return {"person-first", "identity-first", "either"};
  if (key == "formats") return {document::format_names().begin(), document::format_names().end()};
  return {};
}

bool names_file(std::string_view lexicon) {
  return lexicon.find('/') != std::string_view::npos || lexicon.find('.') != std::string_view::npos;
}

Result<Config, std::vector<Error>> load_config(const std::string& path, const std::string& root,
                                               const std::vector<std::string>& lexicon_files) {
  Config config;
  config.path = path;
  config.root = root.empty() ? folder_of(absolute(path)) : root;
  Loader loader(config);
  loader.file(path, {});
  std::vector<Error> errors = std::move(loader.errors());
  const std::vector<Error> names = name_errors(config, lexicon_files);
  errors.insert(errors.end(), names.begin(), names.end());
  std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) <
           std::tie(b.place.file, b.place.line, b.place.column);
  });
  if (!errors.empty()) return errors;
  for (const Statement& said : config.statements) {
    if (said.key == "exclude") config.exclude.add(said.value);
    if (said.key == "formats") config.formats.emplace_back().second = said.value;
    if (said.key == "formats") config.formats.back().first.add(said.name);
  }
  return config;
}

std::string Config::format_of(std::string_view below_root) const {
  for (auto rule = formats.rbegin(); rule != formats.rend(); ++rule) {
    if (rule->first.chooses(below_root)) return rule->second;
  }
  return {};
}

}  // namespace unstigma::project
