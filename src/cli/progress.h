#ifndef UNSTIGMA_CLI_PROGRESS_H_
#define UNSTIGMA_CLI_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "cli/inputs.h"

namespace unstigma::cli {

/// True when a bar is wanted: `choice` is auto, always or never; auto means on a terminal, outside CI.
bool wants_progress(const std::string& choice, const Environment& environment);

/// A bar on standard error while many files are checked. It comes when the run has taken half a second, is
/// drawn ten times a second at most, and is gone before anything else is written and at the end.
class Progress {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Clock = std::function<Time()>;

  /// `sizes` are the bytes of the files, in their order; `clock` is asked for the time.
  Progress(std::ostream& err, std::size_t width, std::vector<std::uint64_t> sizes, Clock clock);

  /// Takes the bar away before other lines are written.
  void hide();
  /// One more file is done; draws the bar if it is time.
  void step();

 private:
  void draw(Time now);

  std::ostream& err_;
  std::size_t width_;
  std::vector<std::uint64_t> sizes_;
  Clock clock_;
  Time begin_;
  Time drawn_;
  std::uint64_t whole_ = 0;
  std::uint64_t bytes_ = 0;  ///< of the files that are done
  std::size_t done_ = 0;
  bool visible_ = false;
};

/// The bytes of each file; 1 where that cannot be told, so that it counts a little.
std::vector<std::uint64_t> sizes_of(const std::vector<Input>& files);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_PROGRESS_H_
