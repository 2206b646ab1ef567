#include "lexicon/forms.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>

namespace unstigma::lexicon {
namespace {

bool vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool ends_with(std::string_view word, std::string_view tail) {
  return word.size() >= tail.size() && word.substr(word.size() - tail.size()) == tail;
}

bool ends_in_consonant_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !vowel(word[word.size() - 2]);
}

std::string without_last(std::string_view word) {
  return std::string(word.substr(0, word.size() - 1));
}

/// cat, box, baby: cats, boxes, babies. Serves for plurals and for the third person alike.
std::string with_s(std::string_view word) {
  for (const std::string_view hiss : {"s", "x", "z", "ch", "sh"}) {
    if (ends_with(word, hiss)) return std::string(word) + "es";
  }
  if (ends_in_consonant_y(word)) return without_last(word) + "ies";
  return std::string(word) + "s";
}

/// stop, rob, snap: one syllable that ends in one vowel and one consonant doubles the consonant.
bool doubles(std::string_view word) {
  if (word.size() < 3) return false;
  const char last = word.back();
  if (vowel(last) || last == 'w' || last == 'x' || last == 'y' || !vowel(word[word.size() - 2])) return false;
  if (vowel(word[word.size() - 3]) && word[word.size() - 3] != 'u') return false;
  const auto vowels = std::count_if(word.begin(), word.end(), vowel);
  return vowels == 1 || (vowels == 2 && word.substr(0, 2) == "qu");
}

std::string doubled(std::string_view word) {
  return std::string(word) + word.back();
}

std::string with_ed(std::string_view word) {
  if (doubles(word)) return doubled(word) + "ed";
  if (ends_with(word, "e")) return std::string(word) + "d";
  if (ends_in_consonant_y(word)) return without_last(word) + "ied";
  return std::string(word) + "ed";
}

std::string with_ing(std::string_view word) {
  if (doubles(word)) return doubled(word) + "ing";
  if (ends_with(word, "ie")) return std::string(word.substr(0, word.size() - 2)) + "ying";
  if (ends_with(word, "e") && !ends_with(word, "ee") && !ends_with(word, "ye") && !ends_with(word, "oe")) {
    return without_last(word) + "ing";
  }
  return std::string(word) + "ing";
}

/// crazy, mad, insane: crazier, madder, insaner.
std::string with_degree(std::string_view word, std::string_view tail) {
  if (doubles(word)) return doubled(word) + std::string(tail);
  if (ends_with(word, "e")) return without_last(word) + std::string(tail);
  if (ends_in_consonant_y(word)) return without_last(word) + "i" + std::string(tail);
  return std::string(word) + std::string(tail);
}

/// Adds every spelling of "labelled/labeled" as `forms`, merging with one that is there.
void add(std::vector<Inflected>& out, std::string_view spellings, FormSet forms) {
  while (!spellings.empty()) {
    const std::size_t slash = spellings.find('/');
    const std::string_view one = spellings.substr(0, slash);
    bool merged = false;
    for (Inflected& known : out) {
      if (known.text != one) continue;
      known.forms = static_cast<FormSet>(known.forms | forms);
      merged = true;
    }
    if (!merged) out.push_back({std::string(one), forms});
    spellings = slash == std::string_view::npos ? std::string_view() : spellings.substr(slash + 1);
  }
}

std::vector<Inflected> inflect_be() {
  return {{"be", bit(Form::base)},
          {"is", bit(Form::third)},
          {"are", bit(Form::plural_present)},
          {"was", bit(Form::past)},
          {"were", bit(Form::plural_past)},
          {"am", bit(Form::first)},
          {"been", bit(Form::participle)},
          {"being", bit(Form::gerund)},
          {"'s", bit(Form::third)},
          {"'re", bit(Form::plural_present)},
          {"'m", bit(Form::first)}};
}

/// Reads a table of arrays of `count` strings.
void read_lists(const toml::table& root, std::string_view key, std::size_t count, const std::string& file,
                std::map<std::string, std::vector<std::string>, std::less<>>& into,
                std::vector<Error>& errors) {
  const toml::table* table = root[key].as_table();
  if (table == nullptr) return;
  for (const auto& [word, value] : *table) {
    std::vector<std::string> forms;
    if (const toml::array* array = value.as_array()) {
      for (const auto& item : *array) {
        if (const auto text = item.value<std::string>()) forms.push_back(*text);
      }
    }
    if (forms.size() != count) {
      errors.push_back({Errc::invalid,
                        {file, value.source().begin.line, value.source().begin.column},
                        "the forms of '" + std::string(word.str()) + "' are a list of " +
                            std::to_string(count) + " strings"});
      continue;
    }
    into.emplace(std::string(word.str()), std::move(forms));
  }
}

}  // namespace

Result<Forms, std::vector<Error>> Forms::parse(std::string_view toml, const std::string& file) {
  toml::table root;
  try {
    root = toml::parse(toml, file);
  } catch (const toml::parse_error& e) {
    return std::vector<Error>{
        {Errc::syntax, {file, e.source().begin.line, e.source().begin.column}, std::string(e.description())}};
  }
  Forms forms;
  std::vector<Error> errors;
  read_lists(root, "verbs", 4, file, forms.verbs_, errors);
  read_lists(root, "adjectives", 2, file, forms.adjectives_, errors);
  if (const toml::table* nouns = root["nouns"].as_table()) {
    for (const auto& [word, value] : *nouns) {
      forms.nouns_.emplace(std::string(word.str()), value.value_or(std::string(word.str())));
    }
  }
  const auto regular = [&](const char* key, const auto& each) {
    if (const toml::array* words = root["regular"][key].as_array()) {
      for (const auto& word : *words) each(word.value_or(std::string()));
    }
  };
  regular("verbs", [&](const std::string& w) {
    forms.verbs_.emplace(w, std::vector<std::string>{with_s(w), with_ed(w), with_ed(w), with_ing(w)});
  });
  regular("nouns", [&](const std::string& w) { forms.nouns_.emplace(w, with_s(w)); });
  if (!errors.empty()) return errors;
  return forms;
}

std::optional<PartOfSpeech> Forms::known(std::string_view word) const {
  if (word == "be" || verbs_.find(word) != verbs_.end()) return PartOfSpeech::verb;
  if (nouns_.find(word) != nouns_.end()) return PartOfSpeech::noun;
  if (adjectives_.find(word) != adjectives_.end()) return PartOfSpeech::adjective;
  return std::nullopt;
}

std::vector<Inflected> Forms::inflect(std::string_view word, PartOfSpeech part) const {
  std::vector<Inflected> out;
  if (part == PartOfSpeech::verb) {
    if (word == "be") return inflect_be();
    const auto found = verbs_.find(word);
    const std::vector<std::string> forms =
        found != verbs_.end()
            ? found->second
            : std::vector<std::string>{with_s(word), with_ed(word), with_ed(word), with_ing(word)};
    add(out, word, bit(Form::base) | bit(Form::first) | bit(Form::plural_present));
    add(out, forms[0], bit(Form::third));
    add(out, forms[1], bit(Form::past) | bit(Form::plural_past));
    add(out, forms[2], bit(Form::participle));
    add(out, forms[3], bit(Form::gerund));
  } else if (part == PartOfSpeech::noun) {
    const auto found = nouns_.find(word);
    add(out, word, bit(Form::singular));
    add(out, found != nouns_.end() ? found->second : with_s(word), bit(Form::plural));
  } else {
    const auto found = adjectives_.find(word);
    add(out, word, bit(Form::positive));
    add(out, found != adjectives_.end() ? found->second[0] : with_degree(word, "er"), bit(Form::comparative));
    add(out, found != adjectives_.end() ? found->second[1] : with_degree(word, "est"),
        bit(Form::superlative));
  }
  return out;
}

const Inflected* find_form(const std::vector<Inflected>& spellings, Form form) {
  for (const Inflected& spelling : spellings) {
    if ((spelling.forms & bit(form)) != 0) return &spelling;
  }
  return nullptr;
}

}  // namespace unstigma::lexicon
