#include "match/node_matcher.h"

#include <algorithm>

namespace unstigma::match {
namespace {

/// Calls visit(k) for every bit of the set, from the lowest on; stops and returns true when it does.
template <class Visit>
bool any_bit(std::uint64_t set, const Visit& visit) {
  for (; set != 0; set &= set - 1) {
    if (visit(static_cast<std::uint32_t>(__builtin_ctzll(set)))) return true;
  }
  return false;
}

}  // namespace

bool NodeMatcher::holds(Rows words, std::uint32_t id) const {
  const auto list = program_.rows<std::uint32_t>(Table::node_words, words);
  if (list.size == 1) return list[0] == id;
  return std::binary_search(list.begin(), list.end(), id);
}

std::uint64_t NodeMatcher::any_word(std::uint32_t at) const {
  const auto clitic = [](const Tag& tag) { return tag.is(Tag::clitic); };
  if (at >= stretch_.range.last || !stretch_.tags[at].is(Tag::word)) return 0;
  const text::Token& token = stretch_.tokens->tokens[at];
  if (stretch_.tokens->canonical[token.canonical_begin + 1] == '\'') return 0;
  const bool longer =
      at + 1 < stretch_.range.last && clitic(stretch_.tags[at + 1]) && stretch_.tags[at + 1].is(Tag::close);
  return longer ? 6 : 2;
}

/// Nodes that are one token long.
std::uint64_t NodeMatcher::one(NodeType type, const NodeRow& node, std::uint32_t at) const {
  if (at >= stretch_.range.last) return 0;
  const Tag& tag = stretch_.tags[at];
  bool met = false;
  switch (type) {
    case NodeType::words:
      met = tag.id != 0 && tag.is(Tag::word) && holds(node.words, tag.id);
      break;
    case NodeType::clitic:
      met = tag.id != 0 && tag.is(Tag::close) && holds(node.words, tag.id);
      break;
    case NodeType::mark:
      met = tag.id != 0 && !tag.is(Tag::word) && holds(node.words, tag.id);
      break;
    case NodeType::number:
      met = tag.is(Tag::number);
      break;
    case NodeType::capital:
      met = tag.is(Tag::capital);
      break;
    case NodeType::pause:
      met = tag.is(Tag::pause);
      break;
    case NodeType::quotation_mark:
      met = tag.is(Tag::quotation_mark);
      break;
    default:
      met = !tag.is(Tag::word);
  }
  return met ? 2 : 0;
}

std::uint64_t NodeMatcher::sequence(const NodeRow& node, std::uint32_t at) const {
  std::uint64_t reached = 1;
  for (const std::uint32_t child : program_.rows<std::uint32_t>(Table::node_children, node.children)) {
    std::uint64_t next = 0;
    any_bit(reached, [&](std::uint32_t k) {
      next |= ends(child, at + k) << k;
      return false;
    });
    reached = next;
    if (reached == 0) break;
  }
  return reached;
}

std::uint64_t NodeMatcher::choice(const NodeRow& node, std::uint32_t at) const {
  std::uint64_t reached = 0;
  const Tag tag = at < stretch_.range.last ? stretch_.tags[at] : Tag();
  if (tag.id != 0 && tag.is(Tag::word)) {
    if (node.words.count > 0 && holds(node.words, tag.id)) reached |= 2;
    const auto branches = program_.rows<BranchRow>(Table::branches, node.branches);
    const BranchRow* branch =
        std::lower_bound(branches.begin(), branches.end(), tag.id,
                         [](const BranchRow& row, std::uint32_t id) { return row.word < id; });
    for (; branch != branches.end() && branch->word == tag.id; ++branch) reached |= ends(branch->node, at);
  }
  for (const std::uint32_t child : program_.rows<std::uint32_t>(Table::node_children, node.children))
    reached |= ends(child, at);
  return reached;
}

std::uint64_t NodeMatcher::gap(const NodeRow& node, std::uint32_t at) const {
  std::uint64_t all = 1;
  std::uint64_t fresh = 1;
  for (std::uint32_t i = 0; i < node.count && fresh != 0; ++i) {
    std::uint64_t next = 0;
    any_bit(fresh, [&](std::uint32_t k) {
      next |= any_word(at + k) << k;
      return false;
    });
    fresh = next;
    all |= next;
  }
  return all;
}

std::uint64_t NodeMatcher::ends(std::uint32_t index, std::uint32_t at) const {
  const NodeRow& node = nodes_[index];
  if ((node.first[0] | node.first[1]) != 0) {  // most of what is asked ends here
    const std::uint64_t bits = at < stretch_.range.last ? stretch_.tags[at].first : 0;
    if (((bits & node.first[0]) | (bits >> 32U & node.first[1])) == 0) return 0;
  }
  switch (node.type) {
    case NodeType::any_word:
      return any_word(at);
    case NodeType::gap:
      return gap(node, at);
    case NodeType::sequence:
      return sequence(node, at);
    case NodeType::choice:
      return choice(node, at);
    case NodeType::optional:
      return 1 | ends(program_.table<std::uint32_t>(Table::node_children)[node.children.first], at);
    case NodeType::capture:
      return ends(program_.table<std::uint32_t>(Table::node_children)[node.children.first], at);
    case NodeType::start:
      return (at == stretch_.range.first ? 1U : 0U) | one(node.type, node, at);
    case NodeType::end:
      return (at == stretch_.range.last ? 1U : 0U) | one(node.type, node, at);
    default:
      return one(node.type, node, at);
  }
}

void NodeMatcher::capture(std::uint32_t node, std::uint32_t at, std::uint32_t end,
                          std::vector<Hit>& captures) const {
  way(node, at, captures, [end](std::uint32_t reached) { return reached == end; });
}

bool NodeMatcher::way_through(Program::Span<std::uint32_t> nodes, std::uint32_t at,
                              std::vector<Hit>& captures, const Rest& rest) const {
  if (nodes.size == 0) return rest(at);
  const Program::Span<std::uint32_t> others{nodes.data + 1, nodes.size - 1};
  return way(nodes[0], at, captures,
             [&](std::uint32_t reached) { return way_through(others, reached, captures, rest); });
}

/// Looks for a way through the node behind which `rest` matches.
bool NodeMatcher::way(std::uint32_t index, std::uint32_t at, std::vector<Hit>& captures,
                      const Rest& rest) const {
  const NodeRow& node = nodes_[index];
  const std::uint64_t reached = ends(index, at);
  const auto children = program_.rows<std::uint32_t>(Table::node_children, node.children);
  switch (node.type) {
    case NodeType::sequence:
      return reached != 0 && way_through(children, at, captures, rest);
    case NodeType::optional:
      return way(children[0], at, captures, rest) || rest(at);
    case NodeType::capture: {
      if (captures.size() <= node.count) captures.resize(node.count + std::size_t{1});
      const Hit before = captures[node.count];
      if (any_bit(reached, [&](std::uint32_t k) {
            captures[node.count] = {true, {at, at + k}};
            return rest(at + k);
          }))
        return true;
      captures[node.count] = before;
      return false;
    }
    case NodeType::choice: {
      const Tag tag = at < stretch_.range.last ? stretch_.tags[at] : Tag();
      if (tag.id != 0 && tag.is(Tag::word) && holds(node.words, tag.id) && rest(at + 1)) return true;
      for (const BranchRow& branch : program_.rows<BranchRow>(Table::branches, node.branches)) {
        if (branch.word == tag.id && tag.is(Tag::word) && way(branch.node, at, captures, rest)) return true;
      }
      return std::any_of(children.begin(), children.end(),
                         [&](std::uint32_t child) { return way(child, at, captures, rest); });
    }
    case NodeType::gap:
    case NodeType::any_word:  // as many words as there can be
      for (std::uint32_t k = 64; k-- > 0;) {
        if ((reached >> k & 1U) != 0 && rest(at + k)) return true;
      }
      return false;
    default:
      return any_bit(reached, [&](std::uint32_t k) { return rest(at + k); });
  }
}

}  // namespace unstigma::match
