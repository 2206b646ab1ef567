#include "cli/head_start.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace unstigma::cli {

HeadStart::~HeadStart() {
  stop();
  if (thread_.joinable()) thread_.join();
}

void HeadStart::add(const Input& input) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    slots_.push_back({input, Slot::open, std::nullopt});
  }
  if (++added_ < few_files) return;
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  else changed_.notify_all();
}

void HeadStart::stop() {
  const std::lock_guard<std::mutex> lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

std::optional<HeadStart::Ready> HeadStart::take(const Input& input) {
  std::unique_lock<std::mutex> lock(mutex_);
  const auto found =
      std::lower_bound(slots_.begin(), slots_.end(), input.place,
                       [](const Slot& slot, std::uint64_t place) { return slot.input.place < place; });
  if (found == slots_.end() || found->input.path != input.path) return std::nullopt;
  changed_.wait(lock, [&] { return found->state != Slot::begun; });
  found->state = Slot::taken;  // also where it has not been begun: it need not be any more
  return std::exchange(found->ready, std::nullopt);
}

void HeadStart::work() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return stopped_ || next_ < slots_.size(); });
    if (stopped_ || kept_ > most_findings) return;
    Slot& slot = slots_[next_++];  // stays where it is
    if (slot.state != Slot::open) continue;
    slot.state = Slot::begun;
    lock.unlock();
    std::error_code error;
    std::optional<Ready> ready;
    if (std::filesystem::file_size(slot.input.path, error) <= largest_file && !error) {
      std::vector<Finding> findings;
      const auto keep = [&](Finding&& finding) { findings.push_back(std::move(finding)); };
      auto checked = slot.input.checker->check_file(slot.input.path, slot.input.rules->input_format, keep);
      ready.emplace(Ready{std::move(checked), std::move(findings)});
    }
    lock.lock();
    kept_ += ready ? ready->findings.size() : 0;
    slot.ready = std::move(ready);
    slot.state = Slot::done;
    changed_.notify_all();
  }
}

}  // namespace unstigma::cli
