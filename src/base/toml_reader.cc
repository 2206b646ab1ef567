#include "base/toml_reader.h"

#include <algorithm>

#include "base/nearest.h"

namespace unstigma::base {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& names) {
  const std::string near = nearest_name(word, names);
  return near.empty() ? std::string() : "; did you mean " + quoted(near) + "?";
}

Result<toml::table> parse_toml(std::string_view toml, const std::string& file) {
  try {
    return toml::parse(toml, file);
  } catch (const toml::parse_error& e) {
    return Error{
        Errc::syntax, {file, e.source().begin.line, e.source().begin.column}, std::string(e.description())};
  }
}

Place TomlReader::place(const toml::node& node) const {
  const auto& begin = node.source().begin;
  return {file_, begin.line, begin.column};
}

Place TomlReader::place(const toml::key& key) const {
  const auto& begin = key.source().begin;
  return {file_, begin.line, begin.column};
}

void TomlReader::fail(const toml::node& node, std::string message, Errc code) {
  fail(place(node), std::move(message), code);
}

void TomlReader::fail(Place place, std::string message, Errc code) {
  errors_.push_back({code, std::move(place), std::move(message)});
}

void TomlReader::only_keys(const toml::table& table, std::initializer_list<std::string_view> known,
                           std::string_view what) {
  only_keys(table, std::vector<std::string>(known.begin(), known.end()), what);
}

void TomlReader::only_keys(const toml::table& table, const std::vector<std::string>& known,
                           std::string_view what) {
  for (const auto& [key, value] : table) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    fail(place(key), std::string(what) + " has no key " + quoted(key.str()) + did_you_mean(key.str(), known));
  }
}

std::string TomlReader::text(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return {};
  if (const auto value = node->value_exact<std::string>()) return *value;
  fail(*node, quoted(key) + " is a text in quotation marks");
  return {};
}

std::string TomlReader::needed_text(const toml::table& table, std::string_view key, std::string_view what) {
  if (table.get(key) == nullptr) {
    fail(table, std::string(what) + " needs " + quoted(key));
    return {};
  }
  std::string value = text(table, key);
  if (value.empty() && table.get(key)->is_string())
    fail(*table.get(key), quoted(key) + " is empty; say something");
  return value;
}

const toml::array* TomlReader::array(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return nullptr;
  if (!node->is_array()) fail(*node, quoted(key) + " is a list: " + std::string(key) + " = [\"...\"]");
  return node->as_array();
}

std::vector<std::string> TomlReader::texts(const toml::table& table, std::string_view key) {
  std::vector<std::string> out;
  const toml::array* list = array(table, key);
  if (list == nullptr) return out;
  for (const toml::node& item : *list) {
    if (const auto value = item.value_exact<std::string>()) {
      out.push_back(*value);
    } else {
      fail(item, quoted(key) + " holds texts in quotation marks");
    }
  }
  return out;
}

bool TomlReader::known(const toml::node& node, std::string_view word, const std::vector<std::string>& names,
                       std::string_view what) {
  return known(place(node), word, names, what);
}

bool TomlReader::known(const Place& place, std::string_view word, const std::vector<std::string>& names,
                       std::string_view what) {
  if (std::find(names.begin(), names.end(), word) != names.end()) return true;
  constexpr std::size_t most_listed = 10;
  std::string hint = did_you_mean(word, names);
  if (hint.empty() && names.size() <= most_listed) hint = "; it is one of " + listed(names);
  fail(place, "there is no " + std::string(what) + " " + quoted(word) + hint);
  return false;
}

std::optional<std::size_t> TomlReader::one_of(const toml::table& table, std::string_view key,
                                              const std::vector<std::string>& names) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return std::nullopt;
  const std::string value = text(table, key);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == value) return i;
  }
  if (node->is_string()) {
    const std::string hint = did_you_mean(value, names);
    fail(*node, quoted(value) + " is no " + std::string(key) +
                    (hint.empty() ? "; it is one of " + listed(names) : hint));
  }
  return std::nullopt;
}

}  // namespace unstigma::base
