#include "cli/side_by_side.h"

#include <chrono>
#include <thread>
#include <utility>

namespace unstigma::cli {
namespace {

constexpr std::size_t most_kept = 2048;  ///< findings, some kilobytes each
constexpr std::size_t most_told = 64;  ///< of the file being told, when the others hold all that may be kept
constexpr std::size_t many = 64;       ///< findings for which whoever tells is woken at once
constexpr std::chrono::milliseconds longest_wait(20);  ///< until fewer are told: nobody sees that

}  // namespace

void SideBySide::run(const Work& work, const Tell& tell) {
  std::vector<std::thread> workers;
  workers.reserve(jobs_);
  for (unsigned i = 0; i < jobs_; ++i) workers.emplace_back([&] { worker(work); });
  while (telling_ < slots_.size()) tell_some(tell);
  for (std::thread& one : workers) one.join();
}

void SideBySide::worker(const Work& work) {
  for (;;) {
    std::size_t mine = 0;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      const auto may_go_on = [&] { return next_ >= slots_.size() || next_ < telling_ + ahead_; };
      if (!may_go_on() || next_ >= slots_.size()) turn_.notify_one();  // whatever was put off
      room_.wait(lock, may_go_on);
      if (next_ >= slots_.size()) return;
      mine = next_++;
    }
    Outcome outcome = work(mine, [&](Finding&& finding) { keep(mine, std::move(finding)); });
    bool wake = false;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      // Waking somebody takes as long as checking a small file, so what has little to say waits a moment.
      const bool urgent = kept_ >= many || outcome.error || ++untold_ >= ahead_ / 2;
      slots_[mine].outcome = std::move(outcome);
      wake = urgent && ready();
    }
    if (wake) turn_.notify_one();
  }
}

void SideBySide::keep(std::size_t file, Finding&& finding) {
  std::unique_lock<std::mutex> lock(mutex_);
  std::vector<Finding>& findings = slots_[file].findings;
  // The file being told always goes on, so nobody waits for ever.
  const auto may_go_on = [&] {
    return whole_ || kept_ < most_kept || (file == telling_ && findings.size() < most_told);
  };
  if (!may_go_on()) turn_.notify_one();
  room_.wait(lock, may_go_on);
  findings.push_back(std::move(finding));
  ++kept_;
  const bool wake = kept_ >= many && ready();
  lock.unlock();
  if (wake) turn_.notify_one();
}

/// True when there is something to tell.
bool SideBySide::ready() const {
  if (telling_ == slots_.size()) return false;
  const Slot& slot = slots_[telling_];
  return slot.outcome || (!whole_ && !slot.findings.empty());
}

void SideBySide::tell_some(const Tell& tell) {
  std::vector<Slot> now;
  std::size_t file = 0;
  {
    std::unique_lock<std::mutex> lock(mutex_);
    while (!turn_.wait_for(lock, longest_wait, [&] { return ready(); })) {
    }
    file = telling_;
    while (ready()) {
      Slot& slot = now.emplace_back();
      std::swap(slot, slots_[telling_]);
      kept_ -= slot.findings.size();
      if (!slot.outcome) break;
      ++telling_;
    }
    untold_ = 0;
  }
  room_.notify_all();
  for (Slot& slot : now) tell(file++, std::move(slot.findings), slot.outcome ? &*slot.outcome : nullptr);
}

}  // namespace unstigma::cli
