#ifndef UNSTIGMA_MATCH_PROGRAM_H_
#define UNSTIGMA_MATCH_PROGRAM_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "match/hashes.h"

namespace unstigma::match {

// A program is a set of lexicons in the form in which they are used: tables of plain rows that refer to one
// another by index and to text by place in a pool. It is made once (for the shipped lexicons: when unstigma
// is built) and used where it lies in memory, so that starting up costs nothing.

/// Text in the pool.
struct Text {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
};
/// Rows of another table, half-open.
struct Rows {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// An index that may be missing.
inline constexpr std::uint32_t none = 0xFFFFFFFFU;

struct SetRow {
  Text name;     ///< "class" for a shared set, "lexicon/name" for a lexicon's own
  Text pattern;  ///< RE2 source, for the reference; other sets in it as \x0Ename\x0F
  Rows plain;    ///< Texts in alphabetical order: the items that are one word; of shared sets only
  std::uint32_t node = none;
};
/// How a pattern is tied to the words it is tried on.
enum class Anchoring : std::uint32_t {
  phrase,  ///< anywhere; no hyphen may tie the word behind to it
  before,  ///< ends at their end
  after,   ///< begins at their beginning
  inside,  ///< anywhere
};
/// Of a pattern that asks where the words that it is tried on begin, or end.
inline constexpr std::uint16_t starts_bounded = 1;
inline constexpr std::uint16_t ends_bounded = 2;
/// A match spans so many tokens at most.
inline constexpr std::uint32_t most_tokens = 63;
struct PatternRow {
  Text source;  ///< RE2 source, for the reference; sets in it as \x0Ename\x0F
  std::uint32_t node = none;
  Anchoring anchoring = Anchoring::phrase;
  /// Word ids, ascending: words without one of them cannot match. None when words say nothing.
  Rows needs;
  std::uint64_t seen = 0;  ///< a bit for the low six bits of each of the ids
  std::uint16_t captures = 0;
  std::uint16_t bounded = 0;            ///< starts_bounded and ends_bounded, of a guard
  std::uint32_t longest = most_tokens;  ///< how many tokens a match of a guard can take at most
};
/// Patterns up to this one are told of by Program::guards_of().
inline constexpr std::uint32_t most_guards = 0xFFFF;
/// A part of a pattern as it is matched, word by word.
enum class NodeType : std::uint8_t {
  words,           ///< one word, any of `words`, joined by a space or hyphen
  clitic,          ///< the same, right behind its word
  mark,            ///< the same, a mark
  any_word,        ///< any word, with its clitic
  gap,             ///< up to `count` of them
  sequence,        ///< `children` in order
  choice,          ///< any of `words`, `branches` and `children`
  optional,        ///< the child or nothing
  capture,         ///< the child, as the `count`-th capture
  start,           ///< the beginning, or any mark
  end,             ///< the end, or any mark
  number,          ///< digits, with stops and commas
  capital,         ///< a word with a capital
  pause,           ///< a comma, semicolon, colon or dash
  quotation_mark,  ///< of double ones
};
struct NodeRow {
  NodeType type = NodeType::choice;
  std::uint8_t unused = 0;
  std::uint16_t count = 0;
  Rows words;     ///< of table node_words: word ids, ascending
  Rows branches;  ///< BranchRows, by word
  Rows children;  ///< of table node_children: nodes
  /// Tokens with which a match can begin (first_tokens.h), as two halves; 0: any, or none at all.
  std::array<std::uint32_t, 2> first = {0, 0};
};
/// A node that is worth a try where this word stands.
struct BranchRow {
  std::uint32_t word = 0;
  std::uint32_t node = 0;
};
/// A word that some node knows, by its token_hash(). Open addressing; id 0 is a free place.
struct WordRow {
  std::uint64_t hash = 0;
  std::uint32_t id = 0;
  std::uint32_t unused = 0;
};
/// Patterns by lexicon::Where (none: no such guard), and shapes.
struct ConditionsRow {
  std::array<std::uint32_t, 5> patterns = {none, none, none, none, none};
  std::array<Rows, 5> lines = {};  ///< Texts: the guards as they are written, for people
  std::uint16_t shapes = 0;
  std::uint16_t unused = 0;
};
struct SpellingRow {
  Text text;
  std::uint32_t forms = 0;  ///< lexicon::FormSet
};
/// A capturing group of a phrase's pattern, in order from group 2 on.
struct SlotRow {
  Text name;               ///< of the set, or the word that inflects
  Rows spellings;          ///< of an inflected word; empty for a set
  std::uint32_t part = 0;  ///< lexicon::PartOfSpeech
  std::uint32_t is_set = 0;
};
/// Words of which at least one has to stand near the word by which the phrase was found, or in its sentence:
/// hashes, ascending. Long lists of words are classes: a table tells for each word which of them it is in.
struct NeedRow {
  Rows words;
  std::uint64_t seen = 0;           ///< a bit for the low six bits of each of the hashes
  std::uint32_t word_class = none;  ///< below most_classes; none for short lists
  std::uint32_t reach = none;       ///< in tokens on either side; none: anywhere in the sentence
};
inline constexpr std::size_t most_classes = 512;
/// The classes of a word, by its hash. Open addressing; count 0 is a free place.
struct ClassRow {
  std::uint32_t hash = 0;
  Rows classes;  ///< of table class_lists
};
struct PhraseRow {
  Text source;
  std::uint32_t pattern = 0;
  Rows slots;
  std::uint32_t group = 0;
  Rows exact;  ///< Texts: the words as written, where case matters
  /// The same where the phrase is found by one of them.
  Rows exact_anchor;
  Rows needs;  ///< all of them have to be met for the phrase to be worth a try
  /// Needs that have to be met by words in this order, where the word by which the phrase is found is in it
  /// or near: the reach of the first is counted from that word, that of every other from the word before.
  Rows chain;
  /// How many tokens can be between that word and where the phrase begins; none: it is anywhere in the
  /// sentence.
  std::uint32_t within = none;
};
struct PartRow {
  std::uint32_t type = 0;  ///< lexicon::Part::Type
  std::uint32_t part = 0;  ///< lexicon::PartOfSpeech
  std::uint32_t index = 0;
  Text text;
  Text plural;
  Rows spellings;
};
struct AlternativeRow {
  Text source;
  Rows parts;
};
struct GroupRow {
  std::uint32_t entry = 0;
  Rows phrases;
  Rows alternatives;
  Text advice;
  std::uint32_t safety = 0;                  ///< lexicon::Safety
  Rows locales;                              ///< alternatives and advice
  std::uint32_t unless = none, only = none;  ///< ConditionsRow of the group itself
};
struct LocaleRow {
  Text locale;
  Rows alternatives;
  Text advice, why, severity;
};
struct SourceRow {
  Text title, organization, url, via;
  std::int32_t year = 0;
};
struct SentenceRow {
  Text text;
  std::uint32_t line = 0;
};
struct EntryRow {
  std::uint32_t lexicon = 0;
  Text id, rule;  ///< rule: "lexicon/id"
  Text message, why, fine, disagreement, community, prefers;
  Rows groups, locales, sources, aliases, profiles, flag, pass;  ///< aliases and profiles: Texts
  std::uint32_t unless = none, only = none;                      ///< ConditionsRow, for every group
  std::uint32_t line = 0;
  std::uint8_t kind = 0, severity = 0, status = 0, exact_case = 0;
  std::uint8_t names = 0, mention = 0, self = 0, denied = 0;  ///< lexicon::Policy
  std::uint8_t denounced = 0;
  std::uint8_t scope = 0;  ///< lexicon::Scope
  std::uint8_t times = 1;
  std::uint8_t unused = 0;
};
struct LexiconRow {
  Text id, title, language, about, file;
  Rows entries;
};
/// A profile, and what weighs otherwise in it.
struct ProfileRow {
  Text name, about;
  Rows without;     ///< Texts: lexicons left out
  Rows severities;  ///< WeightRows
};
struct WeightRow {
  Text name;      ///< of a kind, lexicon or rule
  Text severity;  ///< or "off"
};
struct PreferenceRow {
  Text community;
  Text locale;  ///< empty: everywhere
  Text way;     ///< person-first, identity-first or either
};
struct FrameRow {
  Text name;
  std::uint32_t conditions = none;
  std::uint16_t shape = 0;       ///< lexicon::ShapeMask: what it shows
  std::uint16_t emphasized = 0;  ///< 1: only of what is set in italics or bold
};
/// Where a word leads: postings are indices of phrases, or of patterns wanted anywhere in the document with
/// probe_bit set. With before_bit or after_bit the posting counts only when the word before or after makes a
/// pair that is in the pair filter. Open addressing; count 0 is a free place.
struct AnchorRow {
  std::uint32_t hash = 0;
  Rows postings;
  /// tail_bit() of its words; all_tails when one has no letters that the hash misses.
  std::uint32_t tails = 0;
};
inline constexpr std::uint32_t probe_bit = 0x80000000U;
inline constexpr std::uint32_t before_bit = 0x40000000U;
inline constexpr std::uint32_t after_bit = 0x20000000U;
inline constexpr std::uint32_t posting_mask = 0x1FFFFFFFU;

/// The tables, in the order in which they lie in the bytes.
enum class Table : std::uint8_t {
  pool,
  sets,
  patterns,
  conditions,
  spellings,
  slots,
  phrases,
  parts,
  alternatives,
  groups,
  locales,
  sources,
  sentences,
  entries,
  lexicons,
  frames,
  profiles,
  weights,
  preferences,
  texts,
  anchors,
  postings,
  filter,
  filter_alone,
  pairs,
  pairs_of,
  needs,
  classes,
  class_lists,
  words,
  nodes,
  node_words,
  node_children,
  branches,
  vocabulary,
  vocabulary_filter,
  class_filter,
  class_members,
  need_members,
  set_places,
  guards_from,
  guard_lists,
  count
};
struct Header {
  std::array<char, 8> magic = {'u', 'n', 's', 't', 'i', 'g', 'm', '9'};
  std::array<Rows, static_cast<std::size_t>(Table::count)> tables;  ///< first: byte offset, count: rows
};

/// The candidate filter has one bit for each value of the top bits of a word's hash; the filters of pairs
/// have two for each pair, see in_filter(). What is asked at every common word stays in the first cache.
inline constexpr std::uint32_t filter_bits = 17;
inline constexpr std::uint32_t pair_bits = 18;
inline constexpr std::uint32_t posting_pair_bits = 19;
/// Likewise of the words that nodes know, by token_hash(), and of those that have classes: most words of a
/// text are neither, and their places in the tables would have to be brought from far to tell.
inline constexpr std::uint32_t vocabulary_bits = 17;
inline constexpr std::uint32_t class_bits = 16;
/// Likewise of the pairs of a class and a word in it, and of the words that a pattern needs (where they
/// begin) and one of them, by pair_hash(): two bits for each.
inline constexpr std::uint32_t member_bits = 17;
inline constexpr std::uint32_t need_member_bits = 19;

/// A read-only view of a program; rows are handed out by reference and live as long as the program.
class Program {
 public:
  /// Looks at bytes that outlive the Program and are aligned to eight bytes (those built into unstigma).
  static Program view(std::string_view bytes);
  /// Takes bytes over.
  static Program own(std::string bytes);

  template <class Row>
  struct Span {
    const Row* data = nullptr;
    std::uint32_t size = 0;
    const Row* begin() const { return data; }
    const Row* end() const { return data + size; }
    const Row& operator[](std::size_t i) const { return data[i]; }
  };

  template <class Row>
  Span<Row> table(Table table) const {
    static_assert(std::is_trivially_copyable_v<Row>);
    const Rows& rows = header_->tables[static_cast<std::size_t>(table)];
    return {reinterpret_cast<const Row*>(base_ + rows.first), rows.count};
  }
  template <class Row>
  Span<Row> rows(Table which, Rows range) const {
    return {table<Row>(which).data + range.first, range.count};
  }
  std::string_view text(Text text) const { return {pool_ + text.at, text.size}; }

  Span<EntryRow> entries() const { return table<EntryRow>(Table::entries); }
  Span<GroupRow> groups() const { return table<GroupRow>(Table::groups); }
  Span<PhraseRow> phrases() const { return table<PhraseRow>(Table::phrases); }
  Span<PatternRow> patterns() const { return table<PatternRow>(Table::patterns); }
  Span<LexiconRow> lexicons() const { return table<LexiconRow>(Table::lexicons); }
  const ConditionsRow* conditions(std::uint32_t index) const {
    return index == none ? nullptr : &table<ConditionsRow>(Table::conditions)[index];
  }

  /// True when the word is an item of the shared set `name` by itself.
  bool set_holds(std::string_view name, std::string_view word) const;
  /// The single words of a shared set, in alphabetical order; none when there is no such set.
  Span<Text> words_of_set(std::string_view name) const;
  /// Where a word's hash leads; nullptr for most words.
  const AnchorRow* anchor(std::uint32_t hash) const;
  /// The classes (NeedRow) that the word with this hash is in.
  Span<std::uint16_t> classes(std::uint32_t hash) const;
  /// True when the word with this hash is in a class.
  bool in_class(std::uint32_t word_class, std::uint32_t hash) const {
    const std::uint64_t* const members = table<std::uint64_t>(Table::class_members).data;
    return in_filter(members, pair_hash(word_class, hash), member_bits) != 0 && listed(word_class, hash);
  }
  /// The id of a word of canonical text (joint not included), by its token_hash(); 0 when no node knows it.
  std::uint32_t word_id(std::uint64_t hash) const;
  /// Asks the processor to bring near what word_id(hash) looks at.
  void prefetch_word(std::uint64_t hash) const {
    const Span<WordRow> words = table<WordRow>(Table::vocabulary);
    __builtin_prefetch(words.data + (hash & (words.size - 1)));
  }
  /// True when the word with this id is one of those that a pattern needs.
  bool needs_word(const PatternRow& pattern, std::uint32_t id) const {
    const std::uint64_t* const members = table<std::uint64_t>(Table::need_members).data;
    return in_filter(members, pair_hash(pattern.needs.first, id), need_member_bits) != 0 &&
           needs_listed(pattern, id);
  }
  /// The patterns of guards that need one of some words and are met by the word with this id.
  Span<std::uint16_t> guards_of(std::uint32_t id) const {
    const std::uint32_t* const from = table<std::uint32_t>(Table::guards_from).data + id;
    return {table<std::uint16_t>(Table::guard_lists).data + from[0], from[1] - from[0]};
  }
  /// The candidate filter: a word is worth anchor() only when bit (hash >> (32 - filter_bits)) is set.
  const std::uint64_t* filter() const { return table<std::uint64_t>(Table::filter).data; }
  /// The same for words that lead somewhere whatever stands beside them.
  const std::uint64_t* filter_alone() const { return table<std::uint64_t>(Table::filter_alone).data; }
  /// Asks the processor to bring the place of anchor(hash) near.
  void prefetch_anchor(std::uint32_t hash) const {
    const Span<AnchorRow> anchors = table<AnchorRow>(Table::anchors);
    __builtin_prefetch(anchors.data + (hash & (anchors.size - 1)));
  }
  /// The pair filter, by pair_hash(), see in_filter().
  const std::uint64_t* pairs() const { return table<std::uint64_t>(Table::pairs).data; }
  /// The same for the pairs of each posting alone, by posting_pair_hash().
  const std::uint64_t* pairs_of() const { return table<std::uint64_t>(Table::pairs_of).data; }

 private:
  bool listed(std::uint32_t word_class, std::uint32_t hash) const;
  bool needs_listed(const PatternRow& pattern, std::uint32_t id) const;

  std::shared_ptr<const std::string> owned_;
  const char* base_ = nullptr;
  const char* pool_ = nullptr;
  const Header* header_ = nullptr;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_PROGRAM_H_
