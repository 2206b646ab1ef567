#include "lexicon/validate.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "base/nearest.h"

namespace unstigma::lexicon {
namespace {

constexpr std::array<std::string_view, 6> built_in = {"start", "end", "number", "capital", ",", "\""};

/// The names that `{...}` may use here, for "did you mean".
std::vector<std::string> set_names(const Sets& own, const Shared& shared) {
  std::vector<std::string> names;
  for (const auto& [name, lines] : own) names.push_back(name);
  for (const auto& [name, lines] : shared.classes) names.push_back(name);
  names.insert(names.end(), built_in.begin(), built_in.end());
  return names;
}

void each_node(const Phrase& phrase, const std::function<void(const Phrase&)>& visit) {
  visit(phrase);
  for (const Phrase& child : phrase.children) each_node(child, visit);
}

class Validator {
 public:
  Validator(const Sets& sets, const Shared& shared, std::vector<Error>& errors)
      : sets_(sets), shared_(shared), errors_(errors) {}

  void lexicon(const Lexicon& lexicon) {
    check_sets();
    std::set<std::string> ids;
    const std::string* previous = nullptr;
    for (const Entry& entry : lexicon.entries) {
      if (!ids.insert(entry.id).second)
        fail(entry.place, "the id '" + entry.id + "' is used twice", Errc::conflict);
      if (previous != nullptr && entry.id < *previous) {
        fail(entry.place,
             "entries stand in alphabetical order: '" + entry.id + "' comes before '" + *previous + "'");
      }
      previous = &entry.id;
      check_entry(lexicon, entry);
    }
  }

  void check_sets() {
    for (const auto& [name, lines] : sets_) {
      for (const Line& line : lines) {
        phrase(line);
        each_node(line.phrase, [&](const Phrase& node) {
          if (node.type == Phrase::Type::gap || node.type == Phrase::Type::any_word) {
            fail(line.place, "items of a set hold no gaps; write the gap in the phrase");
          }
        });
      }
      std::vector<std::string> path;
      check_cycle(name, path);
    }
  }

 private:
  void fail(const Place& place, std::string message, Errc code = Errc::invalid) {
    errors_.push_back({code, place, std::move(message)});
  }

  const std::vector<Line>* find_set(const std::string& name) const {
    const auto own = sets_.find(name);
    if (own != sets_.end()) return &own->second;
    const auto shared = shared_.classes.find(name);
    return shared != shared_.classes.end() ? &shared->second : nullptr;
  }

  void check_cycle(const std::string& name, std::vector<std::string>& path) {
    const std::vector<Line>* lines = find_set(name);
    if (lines == nullptr) return;
    if (std::find(path.begin(), path.end(), name) != path.end()) {
      if (path.front() == name)
        fail(lines->front().place, "the set '" + name + "' contains itself", Errc::conflict);
      return;
    }
    path.push_back(name);
    for (const Line& line : *lines) {
      each_node(line.phrase, [&](const Phrase& node) {
        if (node.type == Phrase::Type::set) check_cycle(node.text, path);
      });
    }
    path.pop_back();
  }

  void phrase(const Line& line) {
    each_node(line.phrase, [&](const Phrase& node) {
      if (node.type != Phrase::Type::set || built_in_set(node.text) || find_set(node.text) != nullptr) return;
      const std::string near = nearest_name(node.text, set_names(sets_, shared_));
      fail(line.place,
           "there is no set {" + node.text + "}" +
               (near.empty() ? std::string("; define it under [sets]") : "; did you mean {" + near + "}?"));
    });
  }

  void guards(const Guards& guards) {
    for (const Conditions* side : {&guards.unless, &guards.only}) {
      for (const auto& lines : side->lines)
        std::for_each(lines.begin(), lines.end(), [&](const Line& l) { phrase(l); });
    }
  }

  /// A phrase of an entry must hold at least one word to find it by.
  void matchable(const Line& line) {
    phrase(line);
    bool found = false;
    each_node(line.phrase, [&](const Phrase& node) {
      found = found || node.type == Phrase::Type::word || node.type == Phrase::Type::inflected ||
              (node.type == Phrase::Type::set && !built_in_set(node.text));
      if (node.type == Phrase::Type::set &&
          (node.text == "start" || node.text == "end" || node.text == "capital")) {
        fail(line.place, "{" + node.text + "} is for guards; a phrase is words");
      }
    });
    if (!found) fail(line.place, "phrase \"" + line.source + "\" has no word to look for");
    const Phrase::Type first = line.phrase.children.front().type;
    const Phrase::Type last = line.phrase.children.back().type;
    if (first == Phrase::Type::gap || last == Phrase::Type::gap) {
      fail(line.place, "a phrase begins and ends with a word, not with a gap");
    }
  }

  void alternative(const AlternativeLine& line, const Group& group) {
    std::array<std::uint8_t, 3> needed = {0, 0, 0};
    for (const Part& part : line.parts) {
      if (part.type == Part::Type::inflected) {
        auto& count = needed[static_cast<std::size_t>(part.part)];
        count = std::max<std::uint8_t>(count, static_cast<std::uint8_t>(part.index + 1));
      }
    }
    for (const Line& phrase : group.phrases) {
      std::array<std::uint8_t, 3> there = {0, 0, 0};
      std::set<std::string> sets;
      each_node(phrase.phrase, [&](const Phrase& node) {
        if (node.type == Phrase::Type::inflected) ++there[static_cast<std::size_t>(node.part)];
        if (node.type == Phrase::Type::set) sets.insert(node.text);
      });
      for (std::size_t i = 0; i < needed.size(); ++i) {
        constexpr std::array<std::string_view, 3> names = {"verb", "noun", "adjective"};
        if (needed[i] > there[i]) {
          fail(line.place,
               "alternative \"" + line.source + "\" inflects a " + std::string(names[i]) +
                   " that the phrase \"" + phrase.source +
                   "\" does not have; write the form out, or mark the word in the phrase with < >");
        }
      }
      for (const Part& part : line.parts) {
        if (part.type == Part::Type::set && sets.find(part.text) == sets.end()) {
          fail(line.place, "alternative \"" + line.source + "\" puts back {" + part.text +
                               "}, which the phrase \"" + phrase.source + "\" does not have");
        }
      }
    }
  }

  void flags(const Entry& entry) {
    if (entry.flag.size() < 2)
      fail(entry.place, "entry '" + entry.id + "' needs two 'flag' sentences at least");
    if (entry.pass.size() < 2)
      fail(entry.place, "entry '" + entry.id + "' needs two 'pass' sentences at least");
    if (entry.scope == Scope::document) return;  // told at the top, wherever the words stand
    for (const Sentence& sentence : entry.flag) {
      const std::size_t open = sentence.text.find("[[");
      const std::size_t close = sentence.text.find("]]");
      if (open == std::string::npos || close == std::string::npos || close < open + 3 ||
          sentence.text.find("[[", open + 2) != std::string::npos) {
        fail(sentence.place, "a 'flag' sentence marks one finding with [[ ]]");
      }
    }
  }

  void check_entry(const Lexicon& lexicon, const Entry& entry) {
    const bool well_formed = !entry.id.empty() && std::all_of(entry.id.begin(), entry.id.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!well_formed && !entry.id.empty()) {
      fail(entry.place, "the id '" + entry.id + "' is made of lower-case letters, digits and hyphens");
    }
    guards(entry.guards);
    for (const Group& group : entry.groups) {
      guards(group.guards);
      for (const Line& line : group.phrases) matchable(line);
      for (const AlternativeLine& line : group.alternatives) alternative(line, group);
      for (const LocaleVariant& variant : group.locales) {
        for (const AlternativeLine& line : variant.alternatives) alternative(line, group);
      }
      if (group.alternatives.empty() && group.advice.empty() && entry.scope != Scope::help) {
        fail(group.place, "entry '" + entry.id + "' needs 'alternatives' or 'advice': what to write instead");
      }
    }
    if (entry.sources.empty())
      fail(entry.place, "entry '" + entry.id + "' needs 'sources'; \"editorial\" where no guide says it");
    for (const std::string& source : entry.sources) {
      if (source == "editorial" || lexicon.sources.find(source) != lexicon.sources.end()) continue;
      std::vector<std::string> names;
      for (const auto& [id, value] : lexicon.sources) names.push_back(id);
      const std::string near = nearest_name(source, names);
      fail(entry.place,
           "there is no [sources." + source + "]" + (near.empty() ? "" : "; did you mean '" + near + "'?"));
    }
    flags(entry);
  }

  const Sets& sets_;
  const Shared& shared_;
  std::vector<Error>& errors_;
};

}  // namespace

bool built_in_set(std::string_view name) {
  return std::find(built_in.begin(), built_in.end(), name) != built_in.end();
}

void validate(const Lexicon& lexicon, const Shared& shared, std::vector<Error>& errors) {
  Validator(lexicon.sets, shared, errors).lexicon(lexicon);
}

void validate_sets(const Sets& sets, const Shared& shared, std::vector<Error>& errors) {
  Validator(sets, shared, errors).check_sets();
}

}  // namespace unstigma::lexicon
