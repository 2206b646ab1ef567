#include "match/nodes.h"

#include <algorithm>

namespace unstigma::match {
namespace {

using lexicon::Line;
using lexicon::Phrase;

void sort_unique(std::vector<std::uint32_t>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

std::uint32_t NodeWriter::phrase(const Phrase& phrase) {
  captures_ = 0;
  const std::uint32_t node = write(phrase);
  captures_ = none;
  return node;
}

std::uint32_t NodeWriter::any_of(const std::vector<Line>& lines) {
  const std::uint32_t node = add({});
  set(node, lines);
  return node;
}

void NodeWriter::set(std::uint32_t node, const std::vector<Line>& items) {
  std::vector<const Phrase*> phrases;
  phrases.reserve(items.size());
  for (const Line& item : items) phrases.push_back(&item.phrase);
  const NodeRow row = choice(phrases);  // first: it adds nodes
  tables_.nodes[node] = row;
}

std::uint32_t NodeWriter::add(const NodeRow& row) {
  tables_.nodes.push_back(row);
  return next(tables_.nodes) - 1;
}

NodeRow NodeWriter::single(NodeType type, const Ids& words) {
  NodeRow row;
  row.type = type;
  row.words = tables_.word_ids(words);
  return row;
}

std::uint32_t NodeWriter::captured(std::uint32_t node) {
  if (captures_ == none) return node;
  NodeRow row;
  row.type = NodeType::capture;
  row.count = static_cast<std::uint16_t>(captures_++);
  row.children = tables_.child_list({node});
  return add(row);
}

std::uint32_t NodeWriter::write(const Phrase& phrase) {
  NodeRow row;
  switch (phrase.type) {
    case Phrase::Type::word:
      return add(single(NodeType::words, {tables_.word_id(phrase.text)}));
    case Phrase::Type::clitic:
      return add(single(NodeType::clitic, {tables_.word_id(phrase.text)}));
    case Phrase::Type::punctuation:
      return add(single(NodeType::mark, {tables_.word_id(phrase.text)}));
    case Phrase::Type::inflected:
      return captured(add(single(NodeType::words, *plain_words(phrase))));
    case Phrase::Type::set: {
      bool known = false;
      row = built_in(phrase.text, known);
      return captured(known ? add(row) : tables_.set_node(set_name_(phrase.text)));
    }
    case Phrase::Type::any_word:
    case Phrase::Type::gap:
      row.type = phrase.type == Phrase::Type::gap ? NodeType::gap : NodeType::any_word;
      row.count = phrase.count;
      return add(row);
    case Phrase::Type::choice: {
      std::vector<const Phrase*> phrases;
      for (const Phrase& child : phrase.children) phrases.push_back(&child);
      return add(choice(phrases));
    }
    case Phrase::Type::sequence:
      if (phrase.children.size() == 1) return write(phrase.children.front());
      [[fallthrough]];
    case Phrase::Type::optional: {
      row.type = phrase.type == Phrase::Type::sequence ? NodeType::sequence : NodeType::optional;
      std::vector<std::uint32_t> children;
      for (const Phrase& child : phrase.children) children.push_back(write(child));
      row.children = tables_.child_list(children);
      return add(row);
    }
  }
  return none;
}

NodeRow NodeWriter::built_in(const std::string& name, bool& known) const {
  NodeRow row;
  known = true;
  if (name == "start") row.type = NodeType::start;
  else if (name == "end") row.type = NodeType::end;
  else if (name == "number") row.type = NodeType::number;
  else if (name == "capital") row.type = NodeType::capital;
  else if (name == ",") row.type = NodeType::pause;
  else if (name == "\"") row.type = NodeType::quotation_mark;
  else known = false;
  return row;
}

/// The spellings of a word, of an inflected one or of a choice of such; nothing for all else, and where they
/// have to be captured.
std::optional<NodeWriter::Ids> NodeWriter::plain_words(const Phrase& phrase) {
  Ids ids;
  const auto all_children = [&] {
    return std::all_of(phrase.children.begin(), phrase.children.end(), [&](const Phrase& child) {
      const auto some = plain_words(child);
      if (some) ids.insert(ids.end(), some->begin(), some->end());
      return some.has_value();
    });
  };
  switch (phrase.type) {
    case Phrase::Type::word:
      return Ids{tables_.word_id(phrase.text)};
    case Phrase::Type::inflected:
      for (const lexicon::Inflected& spelling : forms_.inflect(phrase.text, phrase.part))
        ids.push_back(tables_.word_id(spelling.text));
      return ids;
    case Phrase::Type::sequence:
    case Phrase::Type::choice:
      if (phrase.type == Phrase::Type::sequence && phrase.children.size() != 1) return std::nullopt;
      return all_children() ? std::optional<Ids>(ids) : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// Those that begin with one of a few words are found by it: most words begin none of them.
NodeRow NodeWriter::choice(const std::vector<const Phrase*>& phrases) {
  constexpr std::size_t few = 12;
  NodeRow row;
  row.type = NodeType::choice;
  Ids words;
  std::vector<BranchRow> branches;
  std::vector<std::uint32_t> others;
  for (const Phrase* phrase : phrases) {
    const bool keeps_nothing = captures_ == none || slots(*phrase).empty();
    const auto plain = keeps_nothing ? plain_words(*phrase) : std::nullopt;
    if (plain) {
      words.insert(words.end(), plain->begin(), plain->end());
      continue;
    }
    const std::uint32_t node = write(*phrase);
    const auto first = first_words(node);
    if (!first || first->size() > few) others.push_back(node);
    else
      for (const std::uint32_t word : *first) branches.push_back({word, node});
  }
  sort_unique(words);
  std::stable_sort(branches.begin(), branches.end(),
                   [](const BranchRow& a, const BranchRow& b) { return a.word < b.word; });
  row.words = tables_.word_ids(words);
  row.branches = {next(tables_.branches), static_cast<std::uint32_t>(branches.size())};
  tables_.branches.insert(tables_.branches.end(), branches.begin(), branches.end());
  row.children = tables_.child_list(others);
  return row;
}

/// The words one of which a match of the node begins with, joined as words are; nothing when it may begin
/// otherwise. Sets are not looked into: they may not be written yet.
std::optional<NodeWriter::Ids> NodeWriter::first_words(std::uint32_t node) const {
  const NodeRow& row = tables_.nodes[node];
  switch (row.type) {
    case NodeType::words:
      return tables_.ids_of(row.words);
    case NodeType::capture:
    case NodeType::sequence:
      return first_words(tables_.child(row.children.first));
    case NodeType::choice: {
      if (row.children.count > 0 || row.words.count + row.branches.count == 0) return std::nullopt;
      Ids ids = tables_.ids_of(row.words);
      for (std::uint32_t i = 0; i < row.branches.count; ++i)
        ids.push_back(tables_.branches[row.branches.first + i].word);
      sort_unique(ids);
      return ids;
    }
    default:
      return std::nullopt;
  }
}

std::uint64_t NodeWriter::cost(const Ids& words) const {
  std::uint64_t sum = 0;
  for (const std::uint32_t id : words) sum += frequencies_.of(tables_.word_of(id));
  return sum;
}

/// The words of a part of the phrase of which one has to be there, those that are met least often, and how
/// often that is.
std::optional<NodeWriter::Ids> NodeWriter::rarest(const Phrase& phrase, std::uint64_t& price) {
  std::optional<Ids> best = plain_words(phrase);
  price = best ? cost(*best) : ~std::uint64_t{0};
  if (best) return best;
  if (phrase.type == Phrase::Type::sequence) {
    for (const Phrase& child : phrase.children) {
      std::uint64_t its = 0;
      auto some = rarest(child, its);
      if (!some || its >= price) continue;
      best = std::move(some);
      price = its;
    }
  } else if (phrase.type == Phrase::Type::choice) {
    std::vector<const Phrase*> all;
    for (const Phrase& child : phrase.children) all.push_back(&child);
    best = rarest_of_all(all, price);
  } else if (phrase.type == Phrase::Type::set) {
    const std::vector<Line>* items = sets_(phrase.text);
    if (items == nullptr) return std::nullopt;
    std::vector<const Phrase*> all;
    for (const Line& item : *items) all.push_back(&item.phrase);
    best = rarest_of_all(all, price);
  } else if (phrase.type == Phrase::Type::clitic || phrase.type == Phrase::Type::punctuation) {
    best = Ids{tables_.word_id(phrase.text)};
    price = cost(*best) + 100000;  // marks are everywhere
  }
  return best;
}

std::optional<NodeWriter::Ids> NodeWriter::rarest_of_all(const std::vector<const Phrase*>& phrases,
                                                         std::uint64_t& price) {
  constexpr std::size_t most_words = 1000;
  Ids all;
  price = 0;
  for (const Phrase* phrase : phrases) {
    std::uint64_t its = 0;
    const auto some = rarest(*phrase, its);
    if (!some || all.size() > most_words) return std::nullopt;
    all.insert(all.end(), some->begin(), some->end());
    price += its;
  }
  return all;
}

Rows NodeWriter::needs(const std::vector<Line>& lines) {
  Ids all;
  for (const Line& line : lines) {
    std::uint64_t price = 0;
    const auto some = rarest(line.phrase, price);
    if (!some) return {};
    all.insert(all.end(), some->begin(), some->end());
  }
  sort_unique(all);
  return tables_.word_ids(all);
}

std::uint16_t NodeWriter::bounded(const std::vector<Line>& lines) const {
  unsigned sides = 0;
  for (const Line& line : lines) sides |= bounded(line.phrase);
  return static_cast<std::uint16_t>(sides);
}

std::uint16_t NodeWriter::bounded(const Phrase& phrase) const {
  unsigned sides = 0;
  if (phrase.type == Phrase::Type::set) {
    if (const std::vector<Line>* items = sets_(phrase.text)) return bounded(*items);
    if (phrase.text == "start") sides = starts_bounded;
    if (phrase.text == "end") sides = ends_bounded;
  }
  for (const Phrase& child : phrase.children) sides |= bounded(child);
  return static_cast<std::uint16_t>(sides);
}

}  // namespace unstigma::match
