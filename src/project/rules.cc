#include "project/rules.h"

#include <algorithm>
#include <ostream>

namespace unstigma::project {
namespace {

const Key* key_named(std::string_view name) {
  const auto found =
      std::find_if(keys().begin(), keys().end(), [&](const Key& key) { return key.name == name; });
  return found == keys().end() ? nullptr : &*found;
}

/// Takes out what a new statement puts an end to.
void make_room(const Statement& said, std::vector<Statement>& statements) {
  const Key* key = key_named(said.key);
  const Shape shape = key == nullptr ? Shape::word : key->shape;
  const auto gone = [&](const Statement& old) {
    if (said.key == "select" && said.value.empty()) return old.key == "select" || old.key == "ignore";
    if (said.key == "lexicons.add" && old.key == "lexicons.without") return old.value == said.value;
    if (said.key == "lexicons.without" && old.key == "lexicons.add") return old.value == said.value;
    if (old.key != said.key) return false;
    return shape == Shape::list ? old.value == said.value : old.name == said.name;
  };
  statements.erase(std::remove_if(statements.begin(), statements.end(), gone), statements.end());
}

void apply(const Statement& said, Rules& out) {
  Settings& settings = out.settings;
  const std::string& value = said.value;
  if (said.key == "profile") settings.profile = value;
  else if (said.key == "locale") settings.locale = value;
  else if (said.key == "preview") settings.preview = value == "true";
  else if (said.key == "quotations")
    settings.quotations = value == "check"  ? Quotations::check
                          : value == "skip" ? Quotations::skip
                                            : Quotations::note;
  else if (said.key == "min-severity")
    settings.min_severity = severity_named(value).value_or(Severity::suggestion);
  else if (said.key == "fail-on") out.fail_on = value;
  else if (said.key == "input-format") out.input_format = value;
  else if (said.key == "select") settings.select.push_back(value);
  else if (said.key == "ignore") settings.ignore.push_back(value);
  else if (said.key == "allow") settings.allow.push_back(value);
  else if (said.key == "lexicons.add")
    (names_file(value) ? settings.lexicon_files : settings.lexicons).push_back(value);
  else if (said.key == "lexicons.without") settings.without.push_back(value);
  else if (said.key == "preferences") settings.preferences[said.name] = value;
  else if (said.key == "severity") settings.severities[said.name] = value;
}

/// A text as TOML writes it.
std::string in_quotes(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out.append("\\").append(1, c);
    else if (byte < 0x20 || byte == 0x7F)
      out.append("\\u00").append(1, digits[byte / 16]).append(1, digits[byte % 16]);
    else out += c;
  }
  return out + "\"";
}

std::string place_of(const Statement& said) {
  return said.place.file + (said.place.line > 0 ? ":" + std::to_string(said.place.line) : "");
}

void write_line(std::ostream& out, const std::string& text, const std::string& place) {
  constexpr std::size_t comments_from = 36;
  out << text << std::string(text.size() < comments_from ? comments_from - text.size() : 1, ' ') << "# "
      << place << '\n';
}

std::string default_for(std::string_view key) {
  const Settings plain;
  if (key == "profile") return in_quotes(plain.profile);
  if (key == "locale") return in_quotes(plain.locale);
  if (key == "preview") return "false";
  if (key == "quotations") return in_quotes("note");
  if (key == "min-severity") return in_quotes(name(plain.min_severity));
  if (key == "fail-on") return in_quotes(Rules().fail_on);
  return "[]";
}

void write_list(const std::string& key, const std::vector<Statement>& said, std::ostream& out) {
  if (said.empty()) return write_line(out, key + " = []", "default");
  out << key << " = [\n";
  for (const Statement& item : said) write_line(out, "  " + in_quotes(item.value) + ",", place_of(item));
  out << "]\n";
}

}  // namespace

Rules fold(const Settings& base, const std::vector<const std::vector<Statement>*>& layers) {
  Rules out;
  out.settings = base;
  for (const auto* layer : layers) {
    for (const Statement& said : *layer) {
      make_room(said, out.statements);
      const bool only_ends_others = said.key == "select" && said.value.empty();
      if (!only_ends_others) out.statements.push_back(said);
    }
  }
  for (const Statement& said : out.statements) apply(said, out);
  return out;
}

std::string key_of(const Settings& settings) {
  std::string out;
  const auto add = [&](std::string_view text) {
    out.append(std::to_string(text.size())).append(":").append(text);
  };
  const auto add_list = [&](const std::vector<std::string>& list) {
    out += '[';
    for (const std::string& item : list) add(item);
  };
  const auto add_table = [&](const std::map<std::string, std::string>& table) {
    out += '{';
    for (const auto& [name, value] : table) {
      add(name);
      add(value);
    }
  };
  add(settings.profile);
  add(settings.locale);
  add(settings.encoding);
  add(settings.id_field);
  for (const auto* list : {&settings.lexicon_files, &settings.lexicons, &settings.without, &settings.select,
                           &settings.ignore, &settings.allow, &settings.fields, &settings.text_fields})
    add_list(*list);
  add_table(settings.severities);
  add_table(settings.preferences);
  for (const int number : {static_cast<int>(settings.quotations), static_cast<int>(settings.min_severity),
                           static_cast<int>(settings.preview), static_cast<int>(settings.show_passed),
                           static_cast<int>(settings.show_suppressed),
                           static_cast<int>(settings.keep_paragraphs), static_cast<int>(settings.reference)})
    out += std::to_string(number);
  return out;
}

void write_rules(const Rules& rules, std::ostream& out) {
  std::string table;
  for (const Key& key : keys()) {
    std::vector<Statement> said;
    std::copy_if(rules.statements.begin(), rules.statements.end(), std::back_inserter(said),
                 [&](const Statement& statement) { return statement.key == key.name; });
    const std::size_t dot = key.name.find('.');
    const std::string inner(dot == std::string_view::npos ? key.name : key.name.substr(dot + 1));
    const std::string head(dot == std::string_view::npos ? std::string_view() : key.name.substr(0, dot));
    if (!head.empty() && head != table) out << "\n[" << (table = head) << "]\n";
    if (key.shape == Shape::list) {
      write_list(inner, said, out);
    } else if (key.shape == Shape::table) {
      if (!said.empty()) out << "\n[" << inner << "]\n";
      for (const Statement& item : said)
        write_line(out, in_quotes(item.name) + " = " + in_quotes(item.value), place_of(item));
    } else if (said.empty()) {
      write_line(out, inner + " = " + default_for(key.name), "default");
    } else {
      const Statement& item = said.back();
      const std::string value = key.shape == Shape::flag ? item.value : in_quotes(item.value);
      write_line(out, inner + " = " + value, place_of(item));
    }
  }
}

}  // namespace unstigma::project
