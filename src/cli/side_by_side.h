#ifndef UNSTIGMA_CLI_SIDE_BY_SIDE_H_
#define UNSTIGMA_CLI_SIDE_BY_SIDE_H_

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "report/report.h"
#include "unstigma/checker.h"

namespace unstigma::cli {

/// What came of one file, beside its findings.
struct Outcome {
  std::optional<Checked> checked;
  std::optional<Error> error;                ///< set where `checked` is not
  std::optional<report::DocumentText> text;  ///< for reports that want it
};

/// Files that are checked by several threads and told of by one, in their order.
class SideBySide {
 public:
  /// Checks a file; called by the workers, from several threads at once.
  using Work = std::function<Outcome(std::size_t file, const FindingSink& sink)>;
  /// Takes some findings of a file in their order, together with its outcome when there are no more.
  using Tell = std::function<void(std::size_t file, std::vector<Finding>&& findings, Outcome* outcome)>;

  /// `whole`: a file's findings are told together with its outcome, all at once. Otherwise they are told as
  /// they come, and workers that are ahead wait, so that memory does not grow with what is found.
  SideBySide(std::size_t files, unsigned jobs, bool whole)
      : slots_(files),
        jobs_(jobs),
        whole_(whole),
        ahead_((whole ? std::size_t{2} : std::size_t{16}) * jobs) {}

  /// `tell` is called from this thread. Returns when all has been told.
  void run(const Work& work, const Tell& tell);

 private:
  struct Slot {
    std::vector<Finding> findings;
    std::optional<Outcome> outcome;
  };

  void worker(const Work& work);
  void keep(std::size_t file, Finding&& finding);
  bool ready() const;
  void tell_some(const Tell& tell);

  std::vector<Slot> slots_;
  unsigned jobs_;
  bool whole_;
  std::size_t ahead_;  ///< how many files behind the one being told may be begun
  std::mutex mutex_;
  std::condition_variable turn_;  ///< there is something to tell
  std::condition_variable room_;  ///< workers may go on
  std::size_t next_ = 0;          ///< to be checked
  std::size_t telling_ = 0;       ///< the first that has not been told to its end
  std::size_t untold_ = 0;        ///< files that have been checked since something was told
  std::size_t kept_ = 0;          ///< findings in all slots
};

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_SIDE_BY_SIDE_H_
