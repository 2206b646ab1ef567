#include "match/first_tokens.h"

namespace unstigma::match {
namespace {

/// With which tokens matches of a node begin.
struct Beginning {
  std::uint64_t tokens = 0;
  bool may_be_empty = false;  ///< so that it begins with whatever follows
};

class Finder {
 public:
  Finder(const std::vector<NodeRow>& nodes, const std::vector<BranchRow>& branches,
         const std::vector<std::uint32_t>& words, const std::vector<std::uint32_t>& children)
      : nodes_(nodes), branches_(branches), words_(words), children_(children), known_(nodes.size()) {}

  Beginning of(std::uint32_t index) {
    Known& known = known_[index];
    if (known.state == Known::open) return {~std::uint64_t{0}, true};  // it holds itself: anything
    if (known.state == Known::done) return known.beginning;
    known.state = Known::open;
    const Beginning found = find(nodes_[index]);
    known_[index] = {Known::done, found};
    return found;
  }

 private:
  struct Known {
    enum State : std::uint8_t { fresh, open, done } state = fresh;
    Beginning beginning;
  };

  std::uint64_t words_of(Rows rows) const {
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < rows.count; ++i) bits |= first_bits::of_word(words_[rows.first + i]);
    return bits;
  }
  Beginning child(const NodeRow& node, std::uint32_t i) { return of(children_[node.children.first + i]); }

  Beginning sequence(const NodeRow& node) {
    Beginning out{0, true};
    for (std::uint32_t i = 0; i < node.children.count && out.may_be_empty; ++i) {
      const Beginning next = child(node, i);
      out = {out.tokens | next.tokens, next.may_be_empty};
    }
    return out;
  }

  Beginning choice(const NodeRow& node) {
    Beginning out{words_of(node.words), false};
    for (std::uint32_t i = 0; i < node.branches.count; ++i)
      out.tokens |= first_bits::of_word(branches_[node.branches.first + i].word);
    for (std::uint32_t i = 0; i < node.children.count; ++i) {
      const Beginning next = child(node, i);
      out = {out.tokens | next.tokens, out.may_be_empty || next.may_be_empty};
    }
    return out;
  }

  Beginning find(const NodeRow& node) {
    switch (node.type) {
      case NodeType::words:
      case NodeType::clitic:
      case NodeType::mark:
        return {words_of(node.words), false};
      case NodeType::any_word:
        return {first_bits::any_word, false};
      case NodeType::gap:
        return {first_bits::any_word, true};
      case NodeType::sequence:
        return sequence(node);
      case NodeType::choice:
        return choice(node);
      case NodeType::optional:
        return {child(node, 0).tokens, true};
      case NodeType::capture:
        return child(node, 0);
      case NodeType::start:
      case NodeType::end:
        return {first_bits::any_mark, true};
      case NodeType::number:
        return {first_bits::number, false};
      case NodeType::capital:
        return {first_bits::capital, false};
      case NodeType::pause:
        return {first_bits::pause, false};
      case NodeType::quotation_mark:
        return {first_bits::quotation_mark, false};
    }
    return {~std::uint64_t{0}, true};
  }

  const std::vector<NodeRow>& nodes_;
  const std::vector<BranchRow>& branches_;
  const std::vector<std::uint32_t>& words_;
  const std::vector<std::uint32_t>& children_;
  std::vector<Known> known_;
};

}  // namespace

void fill_first_tokens(std::vector<NodeRow>& nodes, const std::vector<BranchRow>& branches,
                       const std::vector<std::uint32_t>& words, const std::vector<std::uint32_t>& children) {
  Finder finder(nodes, branches, words, children);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const Beginning beginning = finder.of(i);
    const std::uint64_t bits = beginning.may_be_empty ? 0 : beginning.tokens;
    nodes[i].first = {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32U)};
  }
}

}  // namespace unstigma::match
