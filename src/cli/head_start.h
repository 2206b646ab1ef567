#ifndef UNSTIGMA_CLI_HEAD_START_H_
#define UNSTIGMA_CLI_HEAD_START_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/inputs.h"

namespace unstigma::cli {

/// Checks the first files that a walk finds while it goes on, by one thread more. It is given files and asked
/// for them in any order, by any thread; nothing is lost when nobody asks.
class HeadStart {
 public:
  /// What came of a file.
  struct Ready {
    Result<Checked> checked;
    std::vector<Finding> findings;  ///< in order
  };

  HeadStart() = default;
  HeadStart(const HeadStart&) = delete;
  HeadStart& operator=(const HeadStart&) = delete;
  /// Waits for the file at hand.
  ~HeadStart();

  /// True while it takes more files.
  bool wants_more() const { return added_ < most_files; }
  /// Gives it a file, which it may check now; their places must ascend. To be called from one thread.
  void add(const Input& input);
  /// Begins with no more files.
  void stop();
  /// What it knows of a file, once; waits when it is at it. Nothing when it has not begun with it.
  std::optional<Ready> take(const Input& input);

 private:
  struct Slot {
    Input input;
    enum State : unsigned char { open, begun, done, taken } state = open;
    std::optional<Ready> ready;
  };
  /// So that what is kept stays small, and what is large is checked where its findings are told as they come.
  static constexpr std::size_t most_files = 512;
  static constexpr std::size_t most_findings = 2048;
  static constexpr std::uint64_t largest_file = std::uint64_t{128} * 1024;
  static constexpr std::size_t few_files = 8;  ///< for which no thread is begun

  void work();

  std::size_t added_ = 0;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Slot> slots_;
  std::size_t next_ = 0;
  std::size_t kept_ = 0;  ///< findings
  bool stopped_ = false;
};

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_HEAD_START_H_
