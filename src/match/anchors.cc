#include "match/anchors.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "text/tokens.h"

namespace unstigma::match {
namespace {

using lexicon::Phrase;
using Words = std::set<std::string>;

// In a million words: needs that are met oftener tell too little. The words of a phrase are looked for close
// by, those of guards in the whole sentence.
constexpr std::uint64_t common_nearby = 40000;
constexpr std::uint64_t common_in_sentence = 20000;

bool ascii_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// The runs of ASCII letters and digits of a word: what the scan sees of "naïve" is "na" and "ve".
std::vector<std::string> runs_of(const std::string& word) {
  std::vector<std::string> runs;
  std::string run;
  for (const char c : word + " ") {
    if (ascii_alnum(c)) {
      run += c;
    } else if (!run.empty()) {
      runs.push_back(std::move(run));
      run.clear();
    }
  }
  return runs;
}

bool unite(Words& all, const std::optional<Words>& more) {
  if (!more) return false;
  all.insert(more->begin(), more->end());
  return true;
}

}  // namespace

Anchors AnchorFinder::best(const Phrase& phrase) const {
  Anchors out;
  out.words = any(phrase).value_or(Words());
  out.cost = frequency(out.words) + load(out.words);
  if (phrase.type != Phrase::Type::sequence || out.words.empty()) return out;
  for (std::size_t i = 0; i + 1 < phrase.children.size(); ++i) consider_pair(phrase.children, i, out);
  return out;
}

/// The phrases one of which stands where a choice or set does; none for all else.
std::vector<const Phrase*> AnchorFinder::items(const Phrase& phrase) const {
  std::vector<const Phrase*> out;
  if (phrase.type == Phrase::Type::choice) {
    for (const Phrase& child : phrase.children) out.push_back(&child);
  } else if (phrase.type == Phrase::Type::set) {
    if (const auto* lines = sets_(phrase.text)) {
      for (const lexicon::Line& line : *lines) out.push_back(&line.phrase);
    }
  }
  return out;
}

std::vector<Anchors> AnchorFinder::best_of_items(const Phrase& phrase) const {
  constexpr std::size_t most_items = 100;
  std::vector<Anchors> out{best(phrase)};
  std::uint64_t cost = out.front().words.empty() ? ~std::uint64_t{0} : out.front().cost;
  const auto consider = [&](const Phrase& part) {
    const auto all = items(part);
    std::vector<Anchors> some;
    std::uint64_t sum = all.empty() || all.size() > most_items ? cost : 0;
    for (std::size_t i = 0; i < all.size() && sum < cost; ++i) {
      some.push_back(best(*all[i]));
      sum = some.back().words.empty() ? cost : sum + some.back().cost;
    }
    if (sum >= cost) return;
    out = std::move(some);
    cost = sum;
  };
  if (phrase.type != Phrase::Type::sequence) consider(phrase);
  else std::for_each(phrase.children.begin(), phrase.children.end(), consider);
  return out;
}

std::vector<Words> AnchorFinder::needs(const Phrase& phrase) const {
  std::vector<Words> lists;
  if (phrase.type != Phrase::Type::sequence) return lists;
  for (const Phrase& child : phrase.children) {
    const auto some = any(child);
    if (some && telling(*some, common_nearby)) lists.push_back(*some);
  }
  return lists;
}

std::vector<AnchorFinder::Link> AnchorFinder::chain(const Phrase& phrase) const {
  constexpr std::size_t most_words = 2000;
  std::vector<Link> out;
  if (phrase.type != Phrase::Type::sequence) return out;
  std::uint32_t between = 0;  // tokens since the last word that is known
  for (const Phrase& child : phrase.children) {
    const std::uint32_t length = longest(child);
    auto some = any(child);
    between += length;
    if (!some || some->empty() || some->size() > most_words) continue;
    out.push_back({std::move(*some), between});
    between = length;
  }
  return out;
}

std::uint32_t AnchorFinder::longest(const Phrase& phrase) const {
  constexpr std::uint32_t gap_word = 2;  // with a clitic
  std::uint32_t most = 0;
  switch (phrase.type) {
    case Phrase::Type::any_word:
      return gap_word;
    case Phrase::Type::gap:
      return gap_word * phrase.count;
    case Phrase::Type::set: {
      const auto* items = sets_(phrase.text);
      return items != nullptr ? longest(*items) : 1;  // the built-in ones are one token or none
    }
    case Phrase::Type::sequence:
    case Phrase::Type::optional:
      for (const Phrase& child : phrase.children) most += longest(child);
      return most;
    case Phrase::Type::choice:
      for (const Phrase& child : phrase.children) most = std::max(most, longest(child));
      return most;
    default:
      return 1;
  }
}

std::uint32_t AnchorFinder::longest(const std::vector<lexicon::Line>& lines) const {
  std::uint32_t most = 0;
  for (const lexicon::Line& line : lines) most = std::max(most, longest(line.phrase));
  return most;
}

std::vector<Words> AnchorFinder::needs(const std::vector<lexicon::Line>& lines) const {
  Words all;
  for (const lexicon::Line& line : lines) {
    if (!unite(all, any(line.phrase))) return {};
  }
  return telling(all, common_in_sentence) ? std::vector<Words>{all} : std::vector<Words>();
}

/// True when a short text will mostly hold none of the words: together they are met less often than `common`
/// in a million words.
bool AnchorFinder::telling(const Words& words, std::uint64_t common) const {
  constexpr std::size_t many = 500;
  return !words.empty() && words.size() <= many && frequency(words) < common;
}

std::uint64_t AnchorFinder::frequency(const Words& words) const {
  std::uint64_t sum = 0;
  for (const std::string& word : words) sum += frequencies_.of(word);
  return sum;
}

/// How many phrases the words lead to already. Each weighs as much as one meeting in a million words: a text
/// may repeat a word all the time, so phrases that have a choice should not be found by one word all of them.
std::uint64_t AnchorFinder::load(const Words& words) const {
  std::uint64_t sum = 0;
  for (const std::string& word : words) sum += load_(word);
  return sum;
}

/// Words of which one is certain to be there: anywhere in the phrase, or as its first or last word.
std::optional<Words> AnchorFinder::words(const Phrase& phrase, Side side) const {
  Words all;
  switch (phrase.type) {
    case Phrase::Type::word:
    case Phrase::Type::clitic:
      return word(phrase.text, side);
    case Phrase::Type::inflected:
      for (const lexicon::Inflected& spelling : forms_.inflect(phrase.text, phrase.part)) {
        if (!unite(all, word(spelling.text, side))) return std::nullopt;
      }
      return all;
    case Phrase::Type::set: {
      const auto* items = sets_(phrase.text);
      if (items == nullptr) return std::nullopt;
      for (const lexicon::Line& item : *items) {
        if (!unite(all, words(item.phrase, side))) return std::nullopt;
      }
      return all;
    }
    case Phrase::Type::choice:
      for (const Phrase& child : phrase.children) {
        if (!unite(all, words(child, side))) return std::nullopt;
      }
      return all;
    case Phrase::Type::sequence:
      if (side == Side::any) return rarest(phrase);
      return side == Side::first ? first_of(phrase.children, 0)
                                 : last_of(phrase.children, phrase.children.size());
    default:
      return std::nullopt;
  }
}

std::optional<Words> AnchorFinder::word(const std::string& text, Side side) const {
  if (text == "n't") return std::nullopt;  // the scan sees a bare "t", after the "don" of "don't"
  const std::vector<std::string> runs = runs_of(text);
  if (runs.empty()) return std::nullopt;
  const auto longest = std::max_element(runs.begin(), runs.end(),
                                        [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const std::string& run = side == Side::first ? runs.front() : side == Side::last ? runs.back() : *longest;
  // Auxiliaries hide in contractions: the run of "don't" is "don", though its word is "do".
  if (text::takes_not(text)) return Words{run, run + "n"};
  return Words{run};
}

std::optional<Words> AnchorFinder::rarest(const Phrase& sequence) const {
  std::optional<Words> best;
  std::uint64_t best_cost = 0;
  for (const Phrase& child : sequence.children) {
    std::optional<Words> some = any(child);
    if (!some) continue;
    const std::uint64_t cost = frequency(*some) + load(*some);
    if (!best || cost < best_cost) {
      best = std::move(some);
      best_cost = cost;
    }
  }
  return best;
}

/// The first words of children[from..], over what may be missing.
std::optional<Words> AnchorFinder::first_of(const std::vector<Phrase>& children, std::size_t from) const {
  Words all;
  for (std::size_t i = from; i < children.size(); ++i) {
    const bool optional = children[i].type == Phrase::Type::optional;
    if (!unite(all, words(optional ? children[i].children.front() : children[i], Side::first)))
      return std::nullopt;
    if (!optional) return all;
  }
  return std::nullopt;
}

/// The last words of children[..to).
std::optional<Words> AnchorFinder::last_of(const std::vector<Phrase>& children, std::size_t to) const {
  Words all;
  for (std::size_t i = to; i-- > 0;) {
    const bool optional = children[i].type == Phrase::Type::optional;
    if (!unite(all, words(optional ? children[i].children.front() : children[i], Side::last)))
      return std::nullopt;
    if (!optional) return all;
  }
  return std::nullopt;
}

/// Looks at children[i] with what follows it, taking the rarer side as the word to look for.
void AnchorFinder::consider_pair(const std::vector<Phrase>& children, std::size_t i, Anchors& out) const {
  constexpr std::size_t most_pairs = 20000;
  constexpr std::uint64_t per_million = 1000000;
  constexpr std::uint64_t togetherness = 30;  // words of a phrase stand together oftener than chance
  constexpr std::uint64_t anywhere = per_million / 10;  // but the commonest stand beside everything
  for (const bool forward : {true, false}) {
    const std::size_t anchor = forward ? i : i + 1;
    if (children[anchor].type == Phrase::Type::optional) continue;
    const auto own = words(children[anchor], forward ? Side::last : Side::first);
    const auto other = forward ? first_of(children, i + 1) : last_of(children, i + 1);
    if (!own || !other || own->size() * other->size() > most_pairs) continue;
    const std::uint64_t alone = frequency(*own);
    const std::uint64_t others = frequency(*other);
    const std::uint64_t together =
        alone * std::min(others * togetherness, anywhere + others) / per_million + 1;
    // Meeting the word costs a little even where its partner is missing.
    const std::uint64_t price = together + alone / 20 + load(*own);
    if (price >= out.cost) continue;
    out = Anchors{*own, forward ? Anchors::Partner::after : Anchors::Partner::before, {}, price};
    for (const std::string& a : forward ? *own : *other) {
      for (const std::string& b : forward ? *other : *own) out.pairs.emplace(a, b);
    }
  }
}

}  // namespace unstigma::match
