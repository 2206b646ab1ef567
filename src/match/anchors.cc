#include "match/anchors.h"

#include <cstdint>
#include <optional>

namespace unstigma::match {
namespace {

using lexicon::Phrase;
using Words = std::set<std::string>;

bool ascii_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// The longest run of ASCII letters and digits: what the scan sees of "naïve" is "na" and "ve".
std::string longest_run(const std::string& word) {
  std::string best;
  std::string run;
  for (const char c : word + " ") {
    if (ascii_alnum(c)) {
      run += c;
      continue;
    }
    if (run.size() > best.size()) best = run;
    run.clear();
  }
  return best;
}

class Chooser {
 public:
  Chooser(const lexicon::Forms& forms, const SetItems& sets, const Frequencies& frequencies)
      : forms_(forms), sets_(sets), frequencies_(frequencies) {}

  /// The best words for a phrase; nothing where no word is certain to be there.
  std::optional<Words> choose(const Phrase& phrase) const {
    switch (phrase.type) {
      case Phrase::Type::word: {
        const std::string run = longest_run(phrase.text);
        return run.empty() ? std::nullopt : std::optional<Words>(Words{run});
      }
      case Phrase::Type::inflected:
        return spellings(phrase);
      case Phrase::Type::set: {
        const auto* items = sets_(phrase.text);
        if (items == nullptr) return std::nullopt;
        Words all;
        for (const lexicon::Line& item : *items) {
          if (!unite(all, choose(item.phrase))) return std::nullopt;
        }
        return all;
      }
      case Phrase::Type::choice: {
        Words all;
        for (const Phrase& child : phrase.children) {
          if (!unite(all, choose(child))) return std::nullopt;
        }
        return all;
      }
      case Phrase::Type::sequence:
        return rarest(phrase);
      default:
        return std::nullopt;
    }
  }

 private:
  static bool unite(Words& all, const std::optional<Words>& more) {
    if (!more) return false;
    all.insert(more->begin(), more->end());
    return true;
  }

  std::optional<Words> spellings(const Phrase& phrase) const {
    Words all;
    for (const lexicon::Inflected& spelling : forms_.inflect(phrase.text, phrase.part)) {
      const std::string run = longest_run(spelling.text);
      if (run.empty()) return std::nullopt;
      all.insert(run);
    }
    return all;
  }

  std::optional<Words> rarest(const Phrase& sequence) const {
    std::optional<Words> best;
    std::uint64_t best_cost = 0;
    for (const Phrase& child : sequence.children) {
      std::optional<Words> words = choose(child);
      if (!words) continue;
      std::uint64_t cost = 0;
      for (const std::string& word : *words) cost += frequencies_.of(word);
      if (!best || cost < best_cost) {
        best = std::move(words);
        best_cost = cost;
      }
    }
    return best;
  }

  const lexicon::Forms& forms_;
  const SetItems& sets_;
  const Frequencies& frequencies_;
};

}  // namespace

std::set<std::string> anchor_words(const Phrase& phrase, const lexicon::Forms& forms, const SetItems& sets,
                                   const Frequencies& frequencies) {
  return Chooser(forms, sets, frequencies).choose(phrase).value_or(Words());
}

}  // namespace unstigma::match
