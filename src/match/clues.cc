#include "match/clues.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "match/reach.h"

namespace unstigma::match {
namespace {

using lexicon::Conditions;
using lexicon::Line;
using lexicon::Phrase;

/// The places of guards that look no further than the sentence of the match.
constexpr std::array<lexicon::Where, 4> in_sentence = {lexicon::Where::before, lexicon::Where::after,
                                                       lexicon::Where::near, lexicon::Where::sentence};

/// Works out the clues of one phrase.
class ClueWriter {
 public:
  ClueWriter(const AnchorFinder& finder, const Demands& demands, std::uint32_t posting, Tables& tables)
      : finder_(finder), demands_(demands), posting_(posting), tables_(tables) {}

  Clues write(const Phrase& phrase) {
    const std::uint32_t anchor = add_anchors(phrase);
    const Rows needs = add_needs(phrase, anchor);
    const std::uint32_t within = anchor == none ? none : finder_.longest(phrase) + anchor;
    return {needs, add_chain(phrase, anchor), within, by_own_};
  }

 private:
  /// How many tokens the words of a guard can be from the phrase; none: anywhere in the sentence.
  std::uint32_t distance(lexicon::Where where, const std::vector<Line>& lines) const {
    if (where == lexicon::Where::sentence) return none;
    return where == lexicon::Where::near ? reach(where) : std::min(reach(where), finder_.longest(lines));
  }

  /// Says by which words a phrase is found: its own, or those that a guard demands in the same sentence
  /// where they are rarer. Returns how many tokens these can be from the phrase.
  std::uint32_t add_anchors(const Phrase& phrase) {
    std::vector<Anchors> best = finder_.best_of_items(phrase);
    std::uint64_t cost = 0;
    for (const Anchors& anchors : best)
      cost = anchors.words.empty() ? ~std::uint64_t{0} : cost + anchors.cost;
    std::uint32_t from = 0;
    for (const Conditions* only : {&demands_.entry, &demands_.group}) {
      for (const lexicon::Where where : in_sentence) {
        const auto& lines = only->lines[static_cast<std::size_t>(where)];
        std::vector<Anchors> some;
        std::uint64_t sum = 0;
        for (const Line& line : lines) {
          some.push_back(finder_.best(line.phrase));
          sum = some.back().words.empty() ? ~std::uint64_t{0} : sum + some.back().cost;
          if (sum >= cost) break;
        }
        if (some.empty() || sum >= cost) continue;
        best = std::move(some);
        cost = sum;
        from = distance(where, lines);
        by_own_ = false;
      }
    }
    for (const Anchors& anchors : best) tables_.anchor(anchors, posting_);
    anchors_ = std::move(best);
    return from;
  }

  /// True when the words by which the phrase is found, or their partners, meet a need by themselves.
  bool met_by_anchors(const std::set<std::string>& list) const {
    const auto met = [&](const Anchors& anchors) {
      const auto in_list = [&](const std::string& word) { return list.count(word) > 0; };
      if (std::all_of(anchors.words.begin(), anchors.words.end(), in_list)) return true;
      const auto partner_in_list = [&](const auto& pair) {
        return in_list(anchors.partner == Anchors::Partner::before ? pair.first : pair.second);
      };
      return anchors.partner != Anchors::Partner::nobody &&
             std::all_of(anchors.pairs.begin(), anchors.pairs.end(), partner_in_list);
    };
    return !anchors_.empty() && std::all_of(anchors_.begin(), anchors_.end(), met);
  }

  /// The words without which the phrase cannot be a finding, see PhraseRow::needs; the word by which it is
  /// found is in it or up to `anchor` tokens from it.
  Rows add_needs(const Phrase& phrase, std::uint32_t anchor) {
    const std::uint32_t length = finder_.longest(phrase);
    std::vector<std::pair<std::set<std::string>, std::uint32_t>> lists;
    const auto add = [&](std::vector<std::set<std::string>> some, std::uint32_t from) {
      const std::uint32_t within = anchor == none || from == none ? none : length + anchor + from;
      for (auto& list : some) lists.emplace_back(std::move(list), within);
    };
    add(finder_.needs(phrase), 0);
    for (const Conditions* only : {&demands_.entry, &demands_.group}) {
      for (const lexicon::Where where : in_sentence) {
        const auto& lines = only->lines[static_cast<std::size_t>(where)];
        if (!lines.empty()) add(finder_.needs(lines), distance(where, lines));
      }
    }
    lists.erase(std::remove_if(lists.begin(), lists.end(),
                               [&](const auto& list) { return met_by_anchors(list.first); }),
                lists.end());
    // The rarest first: they tell most.
    std::stable_sort(lists.begin(), lists.end(), [&](const auto& a, const auto& b) {
      return finder_.frequency(a.first) < finder_.frequency(b.first);
    });
    const Rows rows{next(tables_.needs), static_cast<std::uint32_t>(lists.size())};
    for (const auto& [list, within] : lists) tables_.needs.push_back(tables_.need(list, within));
    return rows;
  }

  /// See PhraseRow::chain; none where a chain of one word would tell nothing new.
  Rows add_chain(const Phrase& phrase, std::uint32_t anchor) {
    Rows rows{next(tables_.needs), 0};
    if (anchor == none) return rows;
    auto links = finder_.chain(phrase);
    if (links.size() < 2) return rows;
    links.front().within = finder_.longest(phrase) + anchor;
    for (const AnchorFinder::Link& link : links)
      tables_.needs.push_back(tables_.need(link.words, link.within));
    rows.count = static_cast<std::uint32_t>(links.size());
    return rows;
  }

  const AnchorFinder& finder_;
  const Demands& demands_;
  std::uint32_t posting_;
  Tables& tables_;
  std::vector<Anchors> anchors_;  ///< by which the phrase is found
  bool by_own_ = true;            ///< see Clues
};

}  // namespace

Clues add_clues(const AnchorFinder& finder, const Phrase& phrase, const Demands& demands,
                std::uint32_t posting, Tables& tables) {
  return ClueWriter(finder, demands, posting, tables).write(phrase);
}

}  // namespace unstigma::match
