#ifndef UNSTIGMA_MATCH_TABLES_H_
#define UNSTIGMA_MATCH_TABLES_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/anchors.h"
#include "match/program.h"

namespace unstigma::match {

/// The tables of a Program while it is made.
struct Tables {
  std::vector<SetRow> sets;
  std::vector<PatternRow> patterns;
  std::vector<ConditionsRow> conditions;
  std::vector<SpellingRow> spellings;
  std::vector<SlotRow> slots;
  std::vector<PhraseRow> phrases;
  std::vector<PartRow> parts;
  std::vector<AlternativeRow> alternatives;
  std::vector<GroupRow> groups;
  std::vector<LocaleRow> locales;
  std::vector<SourceRow> sources;
  std::vector<SentenceRow> sentences;
  std::vector<EntryRow> entries;
  std::vector<LexiconRow> lexicons;
  std::vector<FrameRow> frames;
  std::vector<ProfileRow> profiles;
  std::vector<WeightRow> weights;
  std::vector<PreferenceRow> preferences;
  std::vector<Text> texts;
  std::vector<NeedRow> needs;
  std::vector<NodeRow> nodes;
  std::vector<BranchRow> branches;

  /// Puts text into the pool, once.
  Text text(std::string_view text);
  /// Puts a pattern into its table, once; `fresh` tells whether its row is still to be filled.
  std::uint32_t pattern(const std::string& source, bool& fresh);
  /// The node of a set, which NodeWriter::set() fills.
  std::uint32_t set_node(const std::string& name);
  /// A number for a word that nodes know, the same each time; from 1.
  std::uint32_t word_id(const std::string& word);
  const std::string& word_of(std::uint32_t id) const { return *word_texts_[id - 1]; }
  Rows word_ids(const std::vector<std::uint32_t>& ids);
  std::vector<std::uint32_t> ids_of(Rows words) const;
  Rows child_list(const std::vector<std::uint32_t>& children);
  std::uint32_t child(std::uint32_t index) const { return node_children_[index]; }
  /// A bit for the low six bits of each of the ids.
  std::uint64_t seen_ids(Rows words) const;
  Rows text_list(const std::vector<std::string>& list);
  /// The hashes of words, ascending.
  Rows word_hashes(const std::set<std::string>& words);
  /// Says by which words a phrase or probe is found.
  void anchor(const Anchors& anchors, std::uint32_t posting);
  /// How many phrases and probes a word leads to so far.
  std::size_t led_to(const std::string& word) const;

  /// A row that is met by any of the words within `reach` tokens.
  NeedRow need(const std::set<std::string>& words, std::uint32_t reach);

  /// All tables with a header, as Program reads them.
  std::string bytes();

 private:
  std::uint64_t seen(Rows words) const;
  std::vector<WordRow> vocabulary();
  std::vector<std::uint32_t> set_places() const;
  void list_guards(std::vector<std::uint32_t>& from, std::vector<std::uint16_t>& lists) const;
  void make_classes(std::vector<ClassRow>& rows, std::vector<std::uint16_t>& lists);

  std::string pool_;
  std::unordered_map<std::string, Text> known_texts_;
  std::unordered_map<std::string, std::uint32_t> known_patterns_;
  std::map<std::string, std::vector<std::uint32_t>> anchors_;
  std::vector<std::uint32_t> words_;
  std::map<std::string, std::uint32_t> set_nodes_;
  std::map<std::string, std::uint32_t> word_ids_;
  std::vector<const std::string*> word_texts_;  ///< keys of word_ids_
  std::vector<std::uint32_t> node_words_;
  std::map<std::vector<std::uint32_t>, Rows> known_word_lists_;
  std::vector<std::uint32_t> node_children_;
  std::map<std::set<std::string>, Rows> known_needs_;
  std::vector<std::uint64_t> pairs_ = std::vector<std::uint64_t>((1U << pair_bits) / 64);
  std::vector<std::uint64_t> pairs_of_ = std::vector<std::uint64_t>((1U << posting_pair_bits) / 64);
};

/// How many rows a table has, as an index.
template <class Row>
std::uint32_t next(const std::vector<Row>& rows) {
  return static_cast<std::uint32_t>(rows.size());
}

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_TABLES_H_
