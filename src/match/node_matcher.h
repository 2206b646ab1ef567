#ifndef UNSTIGMA_MATCH_NODE_MATCHER_H_
#define UNSTIGMA_MATCH_NODE_MATCHER_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "match/program.h"
#include "match/stretch.h"

namespace unstigma::match {

/// Where a pattern or one of its captures stands; found is false where nothing was.
struct Hit {
  bool found = false;
  TokenRange tokens;
};

/// Matches nodes word by word. A match spans at most most_tokens.
class NodeMatcher {
 public:
  NodeMatcher(const Program& program, const Stretch& stretch)
      : program_(program), stretch_(stretch), nodes_(program.table<NodeRow>(Table::nodes).data) {}

  /// Where matches of the node that begin at token `at` end: bit k for at + k.
  std::uint64_t ends(std::uint32_t node, std::uint32_t at) const;

  /// Fills the captures of the match of the node from `at` to `end`, which must be one of its ends. Of
  /// several ways the one that takes what is optional, and of choices the first.
  void capture(std::uint32_t node, std::uint32_t at, std::uint32_t end, std::vector<Hit>& captures) const;

 private:
  /// What has to match behind a node: given where it begins, tells whether it does.
  using Rest = std::function<bool(std::uint32_t at)>;

  std::uint64_t any_word(std::uint32_t at) const;
  std::uint64_t sequence(const NodeRow& node, std::uint32_t at) const;
  std::uint64_t choice(const NodeRow& node, std::uint32_t at) const;
  std::uint64_t gap(const NodeRow& node, std::uint32_t at) const;
  std::uint64_t one(NodeType type, const NodeRow& node, std::uint32_t at) const;
  bool holds(Rows words, std::uint32_t id) const;
  bool way(std::uint32_t node, std::uint32_t at, std::vector<Hit>& captures, const Rest& rest) const;
  bool way_through(Program::Span<std::uint32_t> nodes, std::uint32_t at, std::vector<Hit>& captures,
                   const Rest& rest) const;

  const Program& program_;
  const Stretch& stretch_;
  const NodeRow* nodes_;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_NODE_MATCHER_H_
