#include "lexicon/reader.h"

namespace unstigma::lexicon {

using base::did_you_mean;
using base::quoted;

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
