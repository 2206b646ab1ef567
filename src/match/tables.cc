#include "match/tables.h"

#include <algorithm>
#include <cstring>

#include "match/first_tokens.h"

namespace unstigma::match {
namespace {

/// Appends tables to bytes, each aligned to eight, and notes where they are.
class Packer {
 public:
  Packer() : bytes_(sizeof(Header), '\0') {}

  template <class Row>
  void add(Table table, const std::vector<Row>& rows) {
    add(table, rows.data(), sizeof(Row), rows.size());
  }
  void add(Table table, const void* data, std::size_t size, std::size_t count) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    header_.tables[static_cast<std::size_t>(table)] = {static_cast<std::uint32_t>(bytes_.size()),
                                                       static_cast<std::uint32_t>(count)};
    bytes_.append(static_cast<const char*>(data), size * count);
  }
  std::string finish() {
    std::memcpy(bytes_.data(), &header_, sizeof(Header));
    return std::move(bytes_);
  }

 private:
  Header header_;
  std::string bytes_;
};

void set_bit(std::vector<std::uint64_t>& bits, std::uint64_t bit) {
  bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

void put_in(std::vector<std::uint64_t>& filter, std::uint64_t hash, std::uint32_t size) {
  filter[filter_word(hash, size)] |= filter_mask(hash, size);
}

/// How many places a table of open addressing has for so many rows: three in four are taken at most, since a
/// small table stays in the cache.
std::size_t places_for(std::size_t rows) {
  std::size_t places = 16;
  while (places * 3 < rows * 4) places *= 2;
  return places;
}

}  // namespace

Text Tables::text(std::string_view text) {
  const auto found = known_texts_.find(std::string(text));
  if (found != known_texts_.end()) return found->second;
  const Text made{static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(text.size())};
  pool_ += text;
  known_texts_.emplace(std::string(text), made);
  return made;
}

std::uint32_t Tables::pattern(const std::string& source, bool& fresh) {
  const auto found = known_patterns_.emplace(source, next(patterns));
  fresh = found.second;
  if (!fresh) return found.first->second;
  PatternRow row;
  row.source = text(source);
  patterns.push_back(row);
  return found.first->second;
}

std::uint32_t Tables::set_node(const std::string& name) {
  const auto [found, fresh] = set_nodes_.emplace(name, next(nodes));
  if (fresh) nodes.emplace_back();
  return found->second;
}

std::uint32_t Tables::word_id(const std::string& word) {
  const auto [found, fresh] = word_ids_.emplace(word, next(word_texts_) + 1);
  if (fresh) word_texts_.push_back(&found->first);
  return found->second;
}

/// Lists of words are stored in ascending order, once.
Rows Tables::word_ids(const std::vector<std::uint32_t>& ids) {
  std::vector<std::uint32_t> sorted = ids;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  const Rows rows{next(node_words_), static_cast<std::uint32_t>(sorted.size())};
  const auto [found, fresh] = known_word_lists_.emplace(sorted, rows);
  if (fresh) node_words_.insert(node_words_.end(), sorted.begin(), sorted.end());
  return found->second;
}

std::vector<std::uint32_t> Tables::ids_of(Rows words) const {
  const auto first = node_words_.begin() + static_cast<std::ptrdiff_t>(words.first);
  return {first, first + static_cast<std::ptrdiff_t>(words.count)};
}

Rows Tables::child_list(const std::vector<std::uint32_t>& children) {
  const Rows rows{next(node_children_), static_cast<std::uint32_t>(children.size())};
  node_children_.insert(node_children_.end(), children.begin(), children.end());
  return rows;
}

std::uint64_t Tables::seen_ids(Rows words) const {
  std::uint64_t bits = 0;
  for (const std::uint32_t id : ids_of(words)) bits |= std::uint64_t{1} << (id & 63U);
  return bits;
}

std::vector<WordRow> Tables::vocabulary() {
  const std::size_t places = places_for(word_ids_.size());
  std::vector<WordRow> rows(places);
  for (const auto& [word, id] : word_ids_) {
    const std::uint64_t hash = token_hash(word);
    std::size_t at = hash & (places - 1);
    while (rows[at].id != 0) at = (at + 1) & (places - 1);
    rows[at] = {hash, id, 0};
  }
  return rows;
}

/// Where the sets stand, by the token_hash() of their names. Open addressing; none is a free place.
std::vector<std::uint32_t> Tables::set_places() const {
  std::vector<std::uint32_t> places(places_for(sets.size()), none);
  for (std::size_t row = 0; row < sets.size(); ++row) {
    const Text name = sets[row].name;
    std::size_t at = token_hash(std::string_view(pool_).substr(name.at, name.size)) & (places.size() - 1);
    while (places[at] != none) at = (at + 1) & (places.size() - 1);
    places[at] = static_cast<std::uint32_t>(row);
  }
  return places;
}

Rows Tables::text_list(const std::vector<std::string>& list) {
  const Rows rows{next(texts), static_cast<std::uint32_t>(list.size())};
  for (const std::string& item : list) texts.push_back(text(item));
  return rows;
}

void Tables::anchor(const Anchors& anchors, std::uint32_t posting) {
  if (anchors.partner == Anchors::Partner::before) posting |= before_bit;
  if (anchors.partner == Anchors::Partner::after) posting |= after_bit;
  for (const std::string& word : anchors.words) {
    std::vector<std::uint32_t>& postings = anchors_[word];
    if (std::find(postings.begin(), postings.end(), posting) == postings.end()) postings.push_back(posting);
  }
  for (const auto& [first, second] : anchors.pairs) {
    const std::uint64_t hash =
        pair_hash(word_hash(first.data(), first.size()), word_hash(second.data(), second.size()));
    put_in(pairs_, hash, pair_bits);
    put_in(pairs_of_, posting_pair_hash(hash, posting & posting_mask), posting_pair_bits);
  }
}

std::size_t Tables::led_to(const std::string& word) const {
  const auto found = anchors_.find(word);
  return found == anchors_.end() ? 0 : found->second.size();
}

Rows Tables::word_hashes(const std::set<std::string>& words) {
  std::set<std::uint32_t> hashes;
  for (const std::string& word : words) hashes.insert(word_hash(word.data(), word.size()));
  const Rows rows{next(words_), static_cast<std::uint32_t>(hashes.size())};
  words_.insert(words_.end(), hashes.begin(), hashes.end());
  return rows;
}

/// A bit for the low six bits of each hash.
std::uint64_t Tables::seen(Rows words) const {
  std::uint64_t bits = 0;
  for (std::uint32_t i = 0; i < words.count; ++i) bits |= std::uint64_t{1} << (words_[words.first + i] & 63U);
  return bits;
}

NeedRow Tables::need(const std::set<std::string>& words, std::uint32_t reach) {
  auto [known, fresh] = known_needs_.emplace(words, Rows{});
  if (fresh) known->second = word_hashes(words);
  return {known->second, seen(known->second), none, reach};
}

/// Makes classes of the longest lists of words that phrases need, and says in which of them each word is.
void Tables::make_classes(std::vector<ClassRow>& rows, std::vector<std::uint16_t>& lists) {
  constexpr std::uint32_t short_list = 4;          // these are looked through
  std::map<std::uint32_t, std::uint32_t> longest;  // where the words begin, and how many they are
  for (const NeedRow& need : needs) {
    if (need.words.count > short_list) longest.emplace(need.words.first, need.words.count);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order(longest.begin(), longest.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (order.size() > most_classes) order.resize(most_classes);
  std::map<std::uint32_t, std::uint32_t> class_of;
  std::map<std::uint32_t, std::vector<std::uint16_t>> by_hash;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    class_of.emplace(order[i].first, i);
    for (std::uint32_t k = 0; k < order[i].second; ++k)
      by_hash[words_[order[i].first + k]].push_back(static_cast<std::uint16_t>(i));
  }
  for (NeedRow& need : needs) {
    const auto found = class_of.find(need.words.first);
    if (found != class_of.end() && need.words.count > short_list) need.word_class = found->second;
  }
  const std::size_t places = places_for(by_hash.size());
  rows.resize(places);
  for (const auto& [hash, list] : by_hash) {
    std::size_t at = hash & (places - 1);
    while (rows[at].classes.count > 0) at = (at + 1) & (places - 1);
    rows[at] = {hash, {next(lists), static_cast<std::uint32_t>(list.size())}};
    lists.insert(lists.end(), list.begin(), list.end());
  }
}

/// Says for each word which guards need it or one of others.
void Tables::list_guards(std::vector<std::uint32_t>& from, std::vector<std::uint16_t>& lists) const {
  std::vector<std::vector<std::uint16_t>> by_word(word_texts_.size() + 1);
  for (std::size_t i = 0; i < patterns.size() && i <= most_guards; ++i) {
    for (const std::uint32_t id : ids_of(patterns[i].needs))
      by_word[id].push_back(static_cast<std::uint16_t>(i));
  }
  for (const auto& list : by_word) {
    from.push_back(next(lists));
    lists.insert(lists.end(), list.begin(), list.end());
  }
  from.push_back(next(lists));
}

std::string Tables::bytes() {
  const std::size_t places = places_for(anchors_.size());
  std::vector<AnchorRow> table(places);
  std::vector<std::uint32_t> postings;
  std::vector<std::uint64_t> filter((1U << filter_bits) / 64);
  std::vector<std::uint64_t> filter_alone(filter.size());
  std::map<std::uint32_t, std::vector<std::uint32_t>>
      by_hash;  // words whose short hashes clash share a place
  std::map<std::uint32_t, std::uint32_t> tails;
  for (const auto& [word, list] : anchors_) {
    const std::uint32_t hash = word_hash(word.data(), word.size());
    const std::uint32_t bit = hash >> (32 - filter_bits);
    filter[bit / 64] |= std::uint64_t{1} << (bit % 64);
    const bool alone = std::any_of(list.begin(), list.end(), [](std::uint32_t posting) {
      return (posting & (before_bit | after_bit)) == 0;
    });
    filter_alone[bit / 64] |= std::uint64_t{alone} << (bit % 64);
    auto& merged = by_hash[hash];
    merged.insert(merged.end(), list.begin(), list.end());
    tails[hash] |= word.size() > known_letters ? tail_bit(word.data(), word.size()) : all_tails;
  }
  for (const auto& [hash, list] : by_hash) {
    std::size_t i = hash & (places - 1);
    while (table[i].postings.count > 0) i = (i + 1) & (places - 1);
    table[i] = {hash, {next(postings), static_cast<std::uint32_t>(list.size())}, tails[hash]};
    postings.insert(postings.end(), list.begin(), list.end());
  }
  std::vector<ClassRow> classes;
  std::vector<std::uint16_t> class_lists;
  make_classes(classes, class_lists);
  std::vector<std::uint64_t> class_filter((1U << class_bits) / 64);
  std::vector<std::uint64_t> class_members((1U << member_bits) / 64);
  for (const ClassRow& row : classes) {
    if (row.classes.count > 0) set_bit(class_filter, row.hash >> (32 - class_bits));
    for (std::uint32_t i = row.classes.first; i < row.classes.first + row.classes.count; ++i)
      put_in(class_members, pair_hash(class_lists[i], row.hash), member_bits);
  }
  std::vector<std::uint64_t> need_members((1U << need_member_bits) / 64);
  for (const PatternRow& row : patterns) {
    for (const std::uint32_t id : ids_of(row.needs))
      put_in(need_members, pair_hash(row.needs.first, id), need_member_bits);
  }
  const std::vector<WordRow> vocabulary_rows = vocabulary();
  std::vector<std::uint64_t> vocabulary_filter((1U << vocabulary_bits) / 64);
  for (const WordRow& row : vocabulary_rows) {
    if (row.id != 0) set_bit(vocabulary_filter, row.hash >> (64 - vocabulary_bits));
  }
  fill_first_tokens(nodes, branches, node_words_, node_children_);
  std::vector<std::uint32_t> guards_from;
  std::vector<std::uint16_t> guard_lists;
  list_guards(guards_from, guard_lists);
  Packer packer;
  packer.add(Table::pool, pool_.data(), 1, pool_.size());
  packer.add(Table::sets, sets);
  packer.add(Table::patterns, patterns);
  packer.add(Table::conditions, conditions);
  packer.add(Table::spellings, spellings);
  packer.add(Table::slots, slots);
  packer.add(Table::phrases, phrases);
  packer.add(Table::parts, parts);
  packer.add(Table::alternatives, alternatives);
  packer.add(Table::groups, groups);
  packer.add(Table::locales, locales);
  packer.add(Table::sources, sources);
  packer.add(Table::sentences, sentences);
  packer.add(Table::entries, entries);
  packer.add(Table::lexicons, lexicons);
  packer.add(Table::frames, frames);
  packer.add(Table::profiles, profiles);
  packer.add(Table::weights, weights);
  packer.add(Table::preferences, preferences);
  packer.add(Table::texts, texts);
  packer.add(Table::anchors, table);
  packer.add(Table::postings, postings);
  packer.add(Table::filter, filter);
  packer.add(Table::filter_alone, filter_alone);
  packer.add(Table::pairs, pairs_);
  packer.add(Table::pairs_of, pairs_of_);
  packer.add(Table::needs, needs);
  packer.add(Table::classes, classes);
  packer.add(Table::class_lists, class_lists);
  packer.add(Table::words, words_);
  packer.add(Table::nodes, nodes);
  packer.add(Table::node_words, node_words_);
  packer.add(Table::node_children, node_children_);
  packer.add(Table::branches, branches);
  packer.add(Table::vocabulary, vocabulary_rows);
  packer.add(Table::vocabulary_filter, vocabulary_filter);
  packer.add(Table::class_filter, class_filter);
  packer.add(Table::class_members, class_members);
  packer.add(Table::need_members, need_members);
  packer.add(Table::set_places, set_places());
  packer.add(Table::guards_from, guards_from);
  packer.add(Table::guard_lists, guard_lists);
  return packer.finish();
}

}  // namespace unstigma::match
