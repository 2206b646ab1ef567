#ifndef UNSTIGMA_MATCH_NODES_H_
#define UNSTIGMA_MATCH_NODES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "match/anchors.h"
#include "match/frequencies.h"
#include "match/pattern.h"
#include "match/program.h"
#include "match/tables.h"

namespace unstigma::match {

/// Writes phrases into the tables as nodes (NodeRow): what matches them word by word.
class NodeWriter {
 public:
  NodeWriter(const lexicon::Forms& forms, const SetNamer& set_name, SetItems sets,
             const Frequencies& frequencies, Tables& tables)
      : forms_(forms),
        set_name_(set_name),
        sets_(std::move(sets)),
        frequencies_(frequencies),
        tables_(tables) {}

  /// A node for a phrase whose inflected words and sets are captured, in the order of slots().
  std::uint32_t phrase(const lexicon::Phrase& phrase);

  /// A node for any of the lines, nothing captured.
  std::uint32_t any_of(const std::vector<lexicon::Line>& lines);

  /// Words of which one stands wherever one of the lines does: the rarest that can be had, ids in ascending
  /// order; none when a line can do without any.
  Rows needs(const std::vector<lexicon::Line>& lines);

  /// PatternRow::bounded: whether {start} or {end} stands in one of the lines.
  std::uint16_t bounded(const std::vector<lexicon::Line>& lines) const;

  /// Fills the node of a set (Tables::set_node) with its items.
  void set(std::uint32_t node, const std::vector<lexicon::Line>& items);

 private:
  using Ids = std::vector<std::uint32_t>;

  std::uint32_t add(const NodeRow& row);
  std::uint32_t write(const lexicon::Phrase& phrase);
  std::uint32_t captured(std::uint32_t node);
  NodeRow single(NodeType type, const Ids& words);
  NodeRow built_in(const std::string& name, bool& known) const;
  NodeRow choice(const std::vector<const lexicon::Phrase*>& phrases);
  std::optional<Ids> plain_words(const lexicon::Phrase& phrase);
  std::optional<Ids> first_words(std::uint32_t node) const;
  std::optional<Ids> rarest(const lexicon::Phrase& phrase, std::uint64_t& price);
  std::optional<Ids> rarest_of_all(const std::vector<const lexicon::Phrase*>& phrases, std::uint64_t& price);
  std::uint64_t cost(const Ids& words) const;
  std::uint16_t bounded(const lexicon::Phrase& phrase) const;

  const lexicon::Forms& forms_;
  const SetNamer& set_name_;
  SetItems sets_;
  const Frequencies& frequencies_;
  Tables& tables_;
  std::uint32_t captures_ = none;  ///< how many there are so far; none: nothing is captured
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_NODES_H_
