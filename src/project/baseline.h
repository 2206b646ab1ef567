#ifndef UNSTIGMA_PROJECT_BASELINE_H_
#define UNSTIGMA_PROJECT_BASELINE_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "unstigma/finding.h"
#include "unstigma/result.h"

namespace unstigma::project {

/// Findings that are known already: by path, rule, words and the words around them, so that neither moved
/// lines nor a text wrapped anew make them new. Of equal ones as many are known as were written down.
class Baseline {
 public:
  /// An empty one, for writing. Paths are kept as they are called from the folder of `file`.
  static Baseline made_for(const std::string& file);

  /// Reads what written() gave. Errc::io, or Errc::syntax with what to do.
  static Result<Baseline> load(const std::string& file);

  void add(const std::string& path, const Finding& finding);

  /// True, and one less is known, when the finding is.
  bool take(const std::string& path, const Finding& finding);

  /// How many findings are known that have not been taken, of files that were asked about (see saw()).
  std::uint64_t left() const;
  /// Says that a file has been checked.
  void saw(const std::string& path) { seen_.insert(called(path)); }

  std::uint64_t findings() const;
  std::uint64_t files() const;

  /// JSON, in an order that depends on the findings only.
  std::string written() const;

 private:
  using Key = std::tuple<std::string, std::string, std::string, std::string>;  ///< path, rule, match, around
  explicit Baseline(std::string folder) : folder_(std::move(folder)) {}
  std::string called(const std::string& path) const;
  Key key_of(const std::string& path, const Finding& finding) const;

  std::string folder_;  ///< absolute
  std::map<Key, std::uint64_t> known_;
  std::set<std::string> seen_;
};

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_BASELINE_H_
