#include "lexicon/reader.h"

#include <algorithm>

#include "base/nearest.h"

namespace unstigma::lexicon {
namespace {

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& names) {
  const std::string near = nearest_name(word, names);
  return near.empty() ? std::string() : "; did you mean " + quoted(near) + "?";
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

Result<toml::table> parse_toml(std::string_view toml, const std::string& file) {
  try {
    return toml::parse(toml, file);
  } catch (const toml::parse_error& e) {
    return Error{
        Errc::syntax, {file, e.source().begin.line, e.source().begin.column}, std::string(e.description())};
  }
}

Place Reader::place(const toml::node& node) const {
  const auto& begin = node.source().begin;
  return {file_, begin.line, begin.column};
}

void Reader::fail(const toml::node& node, std::string message, Errc code) {
  fail(place(node), std::move(message), code);
}

void Reader::fail(Place place, std::string message, Errc code) {
  errors_.push_back({code, std::move(place), std::move(message)});
}

void Reader::only_keys(const toml::table& table, std::initializer_list<std::string_view> known,
                       std::string_view what) {
  const std::vector<std::string> names(known.begin(), known.end());
  for (const auto& [key, value] : table) {
    bool found = false;
    for (const std::string_view name : known) found = found || key.str() == name;
    if (found) continue;
    const auto& begin = key.source().begin;
    fail(Place{file_, begin.line, begin.column},
         std::string(what) + " has no key " + quoted(key.str()) + did_you_mean(key.str(), names));
  }
}

std::string Reader::text(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return {};
  if (const auto value = node->value_exact<std::string>()) return *value;
  fail(*node, quoted(key) + " is a text in quotation marks");
  return {};
}

std::string Reader::needed_text(const toml::table& table, std::string_view key, std::string_view what) {
  if (table.get(key) == nullptr) {
    fail(table, std::string(what) + " needs " + quoted(key));
    return {};
  }
  std::string value = text(table, key);
  if (value.empty() && table.get(key)->is_string())
    fail(*table.get(key), quoted(key) + " is empty; say something");
  return value;
}

const toml::array* Reader::array(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return nullptr;
  if (!node->is_array()) fail(*node, quoted(key) + " is a list: " + std::string(key) + " = [\"...\"]");
  return node->as_array();
}

std::vector<std::string> Reader::texts(const toml::table& table, std::string_view key) {
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

std::vector<Line> Reader::phrases(const toml::table& table, std::string_view key) {
  const toml::array* list = array(table, key);
  return list == nullptr ? std::vector<Line>() : phrases(*list);
}

std::vector<Line> Reader::phrases(const toml::array& array) {
  std::vector<Line> out;
  for (const toml::node& item : array) {
    const auto source = item.value_exact<std::string>();
    if (!source) {
      fail(item, "a phrase is a text in quotation marks");
      continue;
    }
    auto phrase = parse_phrase(*source, forms());
    Place at = place(item);
    if (phrase) {
      out.push_back({*source, *phrase, at});
    } else {
      at.column += phrase.error().column;  // the quotation mark is one column wide
      fail(at, "phrase \"" + *source + "\": " + phrase.error().message, Errc::syntax);
    }
  }
  return out;
}

std::vector<AlternativeLine> Reader::alternatives(const toml::table& table) {
  std::vector<AlternativeLine> out;
  const toml::array* list = array(table, "alternatives");
  if (list == nullptr) return out;
  for (const toml::node& item : *list) {
    const auto source = item.value_exact<std::string>();
    if (!source) {
      fail(item, "an alternative is a text in quotation marks");
      continue;
    }
    Place at = place(item);
    auto parts = parse_alternative(*source, forms());
    if (parts) {
      out.push_back({*source, *parts, at});
    } else {
      at.column += parts.error().column;
      fail(at, "alternative \"" + *source + "\": " + parts.error().message, Errc::syntax);
    }
  }
  return out;
}

std::vector<Sentence> Reader::sentences(const toml::table& table, std::string_view key) {
  std::vector<Sentence> out;
  const toml::array* list = array(table, key);
  if (list == nullptr) return out;
  for (const toml::node& item : *list) {
    if (const auto value = item.value_exact<std::string>()) {
      out.push_back({*value, place(item)});
    } else {
      fail(item, quoted(key) + " holds sentences in quotation marks");
    }
  }
  return out;
}

void Reader::known(const toml::node& node, std::string_view word, const std::vector<std::string>& names,
                   std::string_view what) {
  if (std::find(names.begin(), names.end(), word) != names.end()) return;
  const std::string hint = did_you_mean(word, names);
  fail(node, "there is no " + std::string(what) + " " + quoted(word) +
                 (hint.empty() ? "; it is one of " + listed(names) : hint));
}

std::optional<std::size_t> Reader::one_of(const toml::table& table, std::string_view key,
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

Guards Reader::guards(const toml::table& table) {
  return {conditions(table, "unless"), conditions(table, "only")};
}

Conditions Reader::conditions(const toml::table& table, std::string_view key) {
  Conditions out;
  const toml::node* node = table.get(key);
  if (node == nullptr) return out;
  const toml::table* guard = node->as_table();
  if (guard == nullptr) {
    fail(*node, quoted(key) + " is written with a place: " + std::string(key) + ".before = [\"...\"]");
    return out;
  }
  only_keys(*guard, {"before", "after", "near", "sentence", "document", "shape"}, key);
  for (std::size_t i = 0; i < where_names.size(); ++i) out.lines[i] = phrases(*guard, where_names[i]);
  const std::vector<std::string> shapes(shape_names.begin(), shape_names.end());
  for (const std::string& shape : texts(*guard, "shape")) {
    std::size_t i = 0;
    while (i < shapes.size() && shapes[i] != shape) ++i;
    if (i < shapes.size()) {
      out.shapes = static_cast<ShapeMask>(out.shapes | shape_bit(i));
    } else {
      fail(*guard->get("shape"), quoted(shape) + " is no shape" + did_you_mean(shape, shapes));
    }
  }
  return out;
}

}  // namespace unstigma::lexicon
