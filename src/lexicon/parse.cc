#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "lexicon/lexicon.h"
#include "lexicon/reader.h"
#include "lexicon/validate.h"

namespace unstigma::lexicon {
namespace {

const std::vector<std::string> kind_names = {"label",   "description", "metaphor", "victim",
                                             "framing", "reporting",   "outdated", "slur"};
const std::vector<std::string> severity_names = {"suggestion", "warning", "error"};
const std::vector<std::string> policy_names = {"pass", "note", "check"};

Policy policy(Reader& reader, const toml::table& table, std::string_view key, Policy otherwise) {
  const auto found = reader.one_of(table, key, policy_names);
  return found ? static_cast<Policy>(*found) : otherwise;
}

/// What the program does by itself for a kind (docs/lexicons.md, "What the program does by itself").
void read_policies(Reader& reader, const toml::table& table, Entry& entry) {
  const bool framing = entry.kind == Kind::framing;
  const bool of_people = entry.kind == Kind::label || entry.kind == Kind::description ||
                         entry.kind == Kind::victim || entry.kind == Kind::outdated;
  entry.names = policy(reader, table, "names", Policy::pass);
  entry.mention = policy(reader, table, "mention", Policy::note);
  entry.self = policy(reader, table, "self", of_people ? Policy::note : Policy::check);
  entry.denied = policy(reader, table, "denied", framing ? Policy::pass : Policy::check);
  entry.denounced = policy(reader, table, "denounced", framing ? Policy::note : Policy::check);
  if (const auto found = reader.one_of(table, "case", {"any", "exact"})) entry.exact_case = *found == 1;
}

std::vector<LocaleVariant> read_locales(Reader& reader, const toml::table& table,
                                        std::initializer_list<std::string_view> keys) {
  std::vector<LocaleVariant> variants;
  const toml::node* node = table.get("locale");
  if (node == nullptr) return variants;
  if (!node->is_table()) {
    reader.fail(*node, "locales are written locale.en-GB.alternatives = [...]");
    return variants;
  }
  for (const auto& [name, value] : *node->as_table()) {
    const toml::table* inner = value.as_table();
    if (inner == nullptr) {
      reader.fail(value, "locales are written locale.en-GB.alternatives = [...]");
      continue;
    }
    reader.only_keys(*inner, keys, "a locale");
    reader.known(value, name.str(), {locale_names.begin(), locale_names.end()}, "locale");
    LocaleVariant variant;
    variant.locale = std::string(name.str());
    variant.alternatives = reader.alternatives(*inner);
    variant.advice = reader.text(*inner, "advice");
    variant.why = reader.text(*inner, "why");
    if (const auto found = reader.one_of(*inner, "severity", {"off", "suggestion", "warning", "error"})) {
      variant.severity = *inner->get("severity")->value<std::string>();
    }
    variants.push_back(std::move(variant));
  }
  return variants;
}

/// Adds the entry's variants for locales of which the group has none.
void inherit_locales(Group& group, const std::vector<LocaleVariant>& variants) {
  for (const LocaleVariant& variant : variants) {
    const auto same = [&](const LocaleVariant& own) { return own.locale == variant.locale; };
    if (std::none_of(group.locales.begin(), group.locales.end(), same)) group.locales.push_back(variant);
  }
}

Group read_group(Reader& reader, const toml::table& table, Safety otherwise) {
  Group group;
  group.place = reader.place(table);
  group.phrases = reader.phrases(table, "phrases");
  group.alternatives = reader.alternatives(table);
  group.advice = reader.text(table, "advice");
  group.safety = otherwise;
  if (const auto found = reader.one_of(table, "safety", {"advice", "suggest", "safe"})) {
    group.safety = static_cast<Safety>(*found);
  }
  return group;
}

void read_groups(Reader& reader, const toml::table& table, Entry& entry) {
  Group own = read_group(reader, table, Safety::suggest);
  const toml::node* groups = table.get("group");
  if (table.get("phrases") == nullptr && groups == nullptr) {
    reader.fail(table, "entry '" + entry.id + "' needs 'phrases': what to look for");
  }
  const bool has_own = !own.phrases.empty();
  inherit_locales(own, entry.locales);
  if (has_own) entry.groups.push_back(own);
  if (groups == nullptr) return;
  if (!groups->is_array_of_tables()) return reader.fail(*groups, "groups are written [[entry.group]]");
  for (const toml::node& node : *groups->as_array()) {
    const toml::table& inner = *node.as_table();
    reader.only_keys(inner, {"phrases", "alternatives", "advice", "safety", "unless", "only", "locale"},
                     "a group");
    Group group = read_group(reader, inner, own.safety);
    if (inner.get("phrases") == nullptr) reader.fail(inner, "a group needs 'phrases'");
    group.guards = reader.guards(inner);
    group.locales = read_locales(reader, inner, {"alternatives", "advice"});
    if (inner.get("alternatives") == nullptr && group.advice.empty()) {
      group.alternatives = own.alternatives;
      group.advice = own.advice;
      inherit_locales(group, entry.locales);
    }
    entry.groups.push_back(std::move(group));
  }
}

/// Whole documents and writers in danger: entries that speak of more than words.
void read_scope(Reader& reader, const toml::table& table, Entry& entry) {
  if (const auto scope = reader.one_of(table, "scope", {"words", "document", "help"})) {
    entry.scope = static_cast<Scope>(*scope);
  }
  const toml::node* times = table.get("times");
  if (times == nullptr) return;
  const std::int64_t count = times->value_or(std::int64_t{0});
  if (entry.scope != Scope::document) reader.fail(*times, "'times' is for entries with scope = \"document\"");
  if (count < 1 || count > 9) return reader.fail(*times, "'times' is a number from 1 to 9");
  entry.times = static_cast<std::uint8_t>(count);
}

Entry read_entry(Reader& reader, const toml::table& table) {
  reader.only_keys(
      table,
      {"id",       "kind",   "severity", "status",       "phrases", "alternatives", "advice",    "safety",
       "message",  "why",    "fine",     "disagreement", "sources", "aliases",      "community", "prefers",
       "profiles", "case",   "names",    "mention",      "self",    "denied",       "denounced", "unless",
       "only",     "locale", "flag",     "pass",         "group",   "scope",        "times"},
      "an entry");
  Entry entry;
  entry.place = reader.place(table);
  entry.id = reader.needed_text(table, "id", "an entry");
  const std::string what = "entry '" + entry.id + "'";
  const auto kind = reader.one_of(table, "kind", kind_names);
  if (table.get("kind") == nullptr) reader.fail(table, what + " needs 'kind'");
  if (kind) entry.kind = static_cast<Kind>(*kind);
  const auto severity = reader.one_of(table, "severity", severity_names);
  if (table.get("severity") == nullptr) reader.fail(table, what + " needs 'severity'");
  if (severity) entry.severity = static_cast<Severity>(*severity);
  if (const auto status = reader.one_of(table, "status", {"stable", "preview", "retired"})) {
    entry.status = static_cast<Status>(*status);
  }
  read_policies(reader, table, entry);
  read_scope(reader, table, entry);
  entry.locales = read_locales(reader, table, {"alternatives", "advice", "why", "severity"});
  read_groups(reader, table, entry);
  entry.guards = reader.guards(table);
  entry.why = reader.needed_text(table, "why", what);
  entry.message = reader.text(table, "message");
  entry.fine = reader.text(table, "fine");
  entry.disagreement = reader.text(table, "disagreement");
  entry.community = reader.text(table, "community");
  reader.one_of(table, "prefers", {"person-first", "identity-first"});
  entry.prefers = reader.text(table, "prefers");
  entry.sources = reader.texts(table, "sources");
  entry.aliases = reader.texts(table, "aliases");
  entry.profiles = reader.texts(table, "profiles");
  for (const std::string& profile : entry.profiles)
    reader.known(*table.get("profiles"), profile, {profile_names.begin(), profile_names.end()}, "profile");
  entry.flag = reader.sentences(table, "flag");
  entry.pass = reader.sentences(table, "pass");
  return entry;
}

void read_sources(Reader& reader, const toml::table& root, Lexicon& lexicon) {
  const toml::node* node = root.get("sources");
  if (node == nullptr) return;
  if (!node->is_table()) return reader.fail(*node, "sources are written [sources.ID]");
  for (const auto& [id, value] : *node->as_table()) {
    const toml::table* table = value.as_table();
    if (table == nullptr) {
      reader.fail(value, "sources are written [sources." + std::string(id.str()) + "]");
      continue;
    }
    const std::string what = "source '" + std::string(id.str()) + "'";
    reader.only_keys(*table, {"title", "organization", "year", "url", "via", "checked"}, "a source");
    Source source;
    source.title = reader.needed_text(*table, "title", what);
    source.organization = reader.text(*table, "organization");
    source.url = reader.text(*table, "url");
    source.via = reader.text(*table, "via");
    source.year = static_cast<int>((*table)["year"].value_or(std::int64_t{0}));
    lexicon.sources.emplace(std::string(id.str()), std::move(source));
  }
}

void read_sets(Reader& reader, const toml::table& root, Sets& sets) {
  const toml::node* node = root.get("sets");
  if (node == nullptr) return;
  if (!node->is_table()) return reader.fail(*node, "sets are written under [sets], one list each");
  for (const auto& [name, value] : *node->as_table()) {
    const toml::array* array = value.as_array();
    if (array == nullptr) {
      reader.fail(value, "the set '" + std::string(name.str()) + "' is a list of phrases");
    } else if (built_in_set(name.str())) {
      reader.fail(value, "'{" + std::string(name.str()) + "}' is built in; choose another name");
    } else {
      sets.emplace(std::string(name.str()), reader.phrases(*array));
    }
  }
}

void read_lexicon(Reader& reader, const toml::table& root, Lexicon& lexicon) {
  reader.only_keys(root, {"lexicon", "sets", "sources", "entry"}, "a lexicon file");
  const toml::table* head = root["lexicon"].as_table();
  if (head == nullptr) {
    reader.fail(root, "a lexicon file begins with [lexicon] and an id");
  } else {
    reader.only_keys(*head, {"id", "title", "language", "about"}, "[lexicon]");
    lexicon.id = reader.needed_text(*head, "id", "[lexicon]");
    lexicon.title = reader.needed_text(*head, "title", "[lexicon]");
    lexicon.language = reader.text(*head, "language");
    lexicon.about = reader.text(*head, "about");
  }
  read_sets(reader, root, lexicon.sets);
  read_sources(reader, root, lexicon);
  const toml::node* entries = root.get("entry");
  if (entries == nullptr) return reader.fail(root, "a lexicon file needs at least one [[entry]]");
  if (!entries->is_array_of_tables()) return reader.fail(*entries, "entries are written [[entry]]");
  for (const toml::node& node : *entries->as_array()) {
    lexicon.entries.push_back(read_entry(reader, *node.as_table()));
  }
}

void sort_by_place(std::vector<Error>& errors) {
  std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
}

}  // namespace

Result<Lexicon, std::vector<Error>> parse(std::string_view toml, const std::string& file,
                                          const Shared& shared) {
  const Result<toml::table> root = parse_toml(toml, file);
  if (!root) return std::vector<Error>{root.error()};
  Reader reader(file, shared);
  Lexicon lexicon;
  lexicon.file = file;
  read_lexicon(reader, *root, lexicon);
  validate(lexicon, shared, reader.errors());
  if (!reader.errors().empty()) {
    sort_by_place(reader.errors());
    return std::move(reader.errors());
  }
  return lexicon;
}

Result<Shared, std::vector<Error>> parse_shared(std::string_view forms, std::string_view classes,
                                                std::string_view frames) {
  Shared shared;
  auto table = Forms::parse(forms, "forms.toml");
  if (!table) return table.error();
  shared.forms = std::move(*table);
  const Result<toml::table> class_root = parse_toml(classes, "classes.toml");
  if (!class_root) return std::vector<Error>{class_root.error()};
  Reader class_reader("classes.toml", shared);
  read_sets(class_reader, *class_root, shared.classes);
  validate_sets(shared.classes, shared, class_reader.errors());
  if (!class_reader.errors().empty()) return std::move(class_reader.errors());
  const Result<toml::table> frame_root = parse_toml(frames, "frames.toml");
  if (!frame_root) return std::vector<Error>{frame_root.error()};
  Reader frame_reader("frames.toml", shared);
  for (const auto& [name, value] : *frame_root) {
    if (const toml::table* frame = value.as_table()) {
      toml::table wrapped{{"unless", *frame}};
      shared.frames.emplace(std::string(name.str()), frame_reader.guards(wrapped).unless);
    }
  }
  if (!frame_reader.errors().empty()) return std::move(frame_reader.errors());
  return shared;
}

}  // namespace unstigma::lexicon
