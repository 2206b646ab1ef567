#ifndef UNSTIGMA_MATCH_PATTERNS_H_
#define UNSTIGMA_MATCH_PATTERNS_H_

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/analysis.h"
#include "match/program.h"

namespace re2 {
class RE2;
}

namespace unstigma::match {

/// A half-open byte range of a text; found is false where nothing was.
struct Hit {
  bool found = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The patterns of a program, compiled when they are first needed. May be used from several threads.
class Patterns {
 public:
  explicit Patterns(Program program);
  ~Patterns();

  const Program& program() const { return program_; }

  /// True when pattern `index` matches somewhere in `text` (its own anchors decide where); `runs` are the
  /// words of the text.
  bool matches(std::uint32_t index, std::string_view text, WordRuns runs) const;

  /// The first match of a phrase's pattern in text[from..]; groups[k] are the captures from group 1 on, with
  /// begin and end in `text`. The longest of those that begin leftmost.
  bool search(std::uint32_t index, std::string_view text, std::size_t from, std::vector<Hit>& groups) const;

  /// True when `text` begins with an item of the shared set `name`.
  bool begins_with(std::string_view name, std::string_view text, WordRuns runs) const;

 private:
  bool search_literals(std::uint32_t index, std::string_view text, std::size_t from,
                       std::vector<Hit>& groups) const;
  bool may_match(Rows telling_words, std::uint64_t seen, Telling telling, WordRuns runs) const;
  bool matches_word(const PatternRow& pattern, std::string_view text, WordRuns runs) const;
  bool holds_word(Rows plain, std::string_view word) const;
  const re2::RE2& compiled(std::uint32_t index) const;
  std::string expand(std::string_view source) const;

  Program program_;
  std::unordered_map<std::string_view, const SetRow*> sets_;
  mutable std::vector<std::atomic<const re2::RE2*>> compiled_;
  mutable std::unordered_map<std::string, std::unique_ptr<re2::RE2>> starters_;
  mutable std::vector<std::unique_ptr<re2::RE2>> owned_;
  mutable std::mutex mutex_;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_PATTERNS_H_
