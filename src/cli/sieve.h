#ifndef UNSTIGMA_CLI_SIEVE_H_
#define UNSTIGMA_CLI_SIEVE_H_

#include <iosfwd>
#include <optional>
#include <vector>

#include "cli/inputs.h"
#include "cli/options.h"
#include "project/baseline.h"
#include "project/changes.h"

namespace unstigma::cli {

/// What of a run is to be told: what is new against a baseline, what stands in changed lines.
class Sieve {
 public:
  /// Reads what the options name; complains, and gives nothing, when it cannot be used.
  static std::optional<Sieve> made(const Options& options, std::istream& in, std::ostream& err);

  /// Takes the files out that have not changed.
  void sift(std::vector<Input>& files) const;

  /// Lets the finding pass if it is known or stands in unchanged lines; true when the report is to have it.
  bool sift(const Input& input, Finding& finding);

  /// Says that a file has been checked.
  void saw(const Input& input);

  std::uint64_t known() const { return known_; }
  std::uint64_t unchanged() const { return unchanged_; }
  /// True when findings are written down and not told.
  bool writes() const { return written_.has_value(); }

  /// Writes the baseline that was asked for, and says what has become of the one that was given. False when
  /// it cannot be written.
  bool finish(std::ostream& out, std::ostream& err) const;

 private:
  explicit Sieve(const Options& options) : options_(&options) {}

  const Options* options_;
  std::optional<project::Baseline> baseline_;
  std::optional<project::Baseline> written_;
  std::optional<project::Changes> changes_;
  std::uint64_t known_ = 0;
  std::uint64_t unchanged_ = 0;
};

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_SIEVE_H_
