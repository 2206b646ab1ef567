#include "cli/side_by_side.h"

#include <thread>
#include <utility>

namespace unstigma::cli {
namespace {

constexpr std::size_t most_kept = 2048;  ///< findings, some kilobytes each
constexpr std::size_t most_told = 64;  ///< of the file being told, when the others hold all that may be kept

}  // namespace

void SideBySide::run(const Work& work, const Tell& tell) {
  std::vector<std::thread> workers;
  workers.reserve(jobs_);
  for (unsigned i = 0; i < jobs_; ++i) workers.emplace_back([&] { worker(work); });
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    while (!tell_some(i, tell)) {
    }
  }
  for (std::thread& one : workers) one.join();
}

void SideBySide::worker(const Work& work) {
  for (;;) {
    std::size_t mine = 0;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait(lock, [&] { return next_ >= slots_.size() || next_ < telling_ + ahead_; });
      if (next_ >= slots_.size()) return;
      mine = next_++;
    }
    Outcome outcome = work(mine, [&](Finding&& finding) { keep(mine, std::move(finding)); });
    const std::lock_guard<std::mutex> lock(mutex_);
    slots_[mine].outcome = std::move(outcome);
    changed_.notify_all();
  }
}

void SideBySide::keep(std::size_t file, Finding&& finding) {
  std::unique_lock<std::mutex> lock(mutex_);
  std::vector<Finding>& findings = slots_[file].findings;
  // The file being told always goes on, so nobody waits for ever.
  changed_.wait(
      lock, [&] { return whole_ || kept_ < most_kept || (file == telling_ && findings.size() < most_told); });
  findings.push_back(std::move(finding));
  ++kept_;
  if (file == telling_ && !whole_) changed_.notify_all();
}

/// True when that was the last of the file.
bool SideBySide::tell_some(std::size_t file, const Tell& tell) {
  Slot now;
  {
    std::unique_lock<std::mutex> lock(mutex_);
    Slot& slot = slots_[file];
    changed_.wait(lock, [&] { return slot.outcome || (!whole_ && !slot.findings.empty()); });
    std::swap(now, slot);
    kept_ -= now.findings.size();
    if (now.outcome) telling_ = file + 1;
    changed_.notify_all();
  }
  tell(file, std::move(now.findings), now.outcome ? &*now.outcome : nullptr);
  return now.outcome.has_value();
}

}  // namespace unstigma::cli
