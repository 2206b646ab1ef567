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

/// What tells whether a guard is met, see PatternRow.
struct Guard {
  Telling where = Telling::any;
  std::set<std::string> plain;
  std::string source;
  std::set<std::string> words;  ///< that tell whether `source` can match; none: no telling
  Telling telling = Telling::any;
};

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

  /// Puts text into the pool, once.
  Text text(std::string_view text);
  /// Puts a pattern into its table, once.
  std::uint32_t pattern(const std::string& source);
  /// Puts a guard into the table of patterns, once.
  std::uint32_t guard(const Guard& guard);
  Rows text_list(const std::vector<std::string>& list);
  /// The hashes of words, ascending.
  Rows word_hashes(const std::set<std::string>& words);
  /// Says by which words a phrase or probe is found.
  void anchor(const Anchors& anchors, std::uint32_t posting);

  /// A row that is met by any of the words within `reach` tokens.
  NeedRow need(const std::set<std::string>& words, std::uint32_t reach);

  /// All tables with a header, as Program reads them.
  std::string bytes();

 private:
  std::uint64_t seen(Rows words) const;
  void make_classes(std::vector<ClassRow>& rows, std::vector<std::uint16_t>& lists);

  std::string pool_;
  std::unordered_map<std::string, Text> known_texts_;
  std::unordered_map<std::string, std::uint32_t> known_patterns_;
  std::map<std::string, std::vector<std::uint32_t>> anchors_;
  std::vector<std::uint32_t> words_;
  std::map<std::set<std::string>, Rows> known_needs_;
  std::vector<std::uint64_t> pairs_ = std::vector<std::uint64_t>((1U << pair_bits) / 64);
};

/// How many rows a table has, as an index.
template <class Row>
std::uint32_t next(const std::vector<Row>& rows) {
  return static_cast<std::uint32_t>(rows.size());
}

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_TABLES_H_
