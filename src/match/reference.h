#ifndef UNSTIGMA_MATCH_REFERENCE_H_
#define UNSTIGMA_MATCH_REFERENCE_H_

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/node_matcher.h"
#include "match/program.h"
#include "match/stretch.h"

namespace re2 {
class RE2;
}

namespace unstigma::match {

/// Matches patterns by RE2, from sources of their own: what NodeMatcher is held against by tests. Patterns
/// are compiled when they are first needed. May be used from several threads.
class Reference {
 public:
  explicit Reference(Program program);
  ~Reference();

  // As those of Patterns.
  bool matches(std::uint32_t pattern, const Stretch& stretch) const;
  Hit search(std::uint32_t pattern, const Stretch& stretch, std::uint32_t from,
             std::vector<Hit>& captures) const;
  bool begins_with(std::string_view name, const Stretch& stretch) const;

 private:
  const re2::RE2& compiled(const std::string& source) const;
  std::string expand(std::string_view source) const;

  Program program_;
  std::unordered_map<std::string_view, std::string_view> sets_;  ///< sources by name
  mutable std::unordered_map<std::string, std::unique_ptr<re2::RE2>> compiled_;
  mutable std::mutex mutex_;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_REFERENCE_H_
