#include "cli/progress.h"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <system_error>

#include "report/report.h"

namespace unstigma::cli {
namespace {

constexpr std::chrono::milliseconds patience(500);  ///< until the bar comes
constexpr std::chrono::milliseconds pause(100);     ///< between two drawings
constexpr std::size_t widest_bar = 40;

bool set(const Environment& environment, const char* name) {
  const auto found = environment.variables.find(name);
  return found != environment.variables.end() && !found->second.empty() && found->second != "0" &&
         found->second != "false";
}

}  // namespace

bool wants_progress(const std::string& choice, const Environment& environment) {
  if (choice != "auto") return choice == "always";
  const auto term = environment.variables.find("TERM");
  const bool dumb = term != environment.variables.end() && term->second == "dumb";
  return environment.err_terminal && !dumb && !set(environment, "CI");
}

Progress::Progress(std::ostream& err, std::size_t width, std::vector<std::uint64_t> sizes, Clock clock)
    : err_(err),
      width_(width),
      sizes_(std::move(sizes)),
      clock_(std::move(clock)),
      begin_(clock_()),
      drawn_(begin_) {
  for (const std::uint64_t size : sizes_) whole_ += size;
}

void Progress::hide() {
  if (!visible_) return;
  err_ << "\r\x1b[K" << std::flush;
  visible_ = false;
}

void Progress::step() {
  if (done_ >= sizes_.size()) return;
  bytes_ += sizes_[done_++];
  if (done_ == sizes_.size()) return hide();
  const Time now = clock_();
  if (now - begin_ < patience || (now - drawn_ < pause && drawn_ != begin_ && visible_)) return;
  draw(now);
}

void Progress::draw(Time now) {
  const std::string counts = std::to_string(done_) + " of " + report::counted(sizes_.size(), "file");
  std::string line = "Checked " + counts;
  const std::size_t room = width_ > line.size() + 12 ? std::min(width_ - line.size() - 12, widest_bar) : 0;
  if (room >= 10) {
    const std::size_t filled = whole_ > 0 ? static_cast<std::size_t>(bytes_ * room / whole_) : 0;
    line += " [" + std::string(filled, '=') + std::string(room - filled, ' ') + "]";
  }
  line += " " + std::to_string(whole_ > 0 ? bytes_ * 100 / whole_ : 0) + " %";
  err_ << '\r' << line.substr(0, width_ > 1 ? width_ - 1 : 0) << "\x1b[K" << std::flush;
  drawn_ = now;
  visible_ = true;
}

std::vector<std::uint64_t> sizes_of(const std::vector<Input>& files) {
  std::vector<std::uint64_t> out;
  out.reserve(files.size());
  for (const Input& file : files) {
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(file.path, failed);
    out.push_back(failed ? 1 : std::max<std::uintmax_t>(size, 1));
  }
  return out;
}

}  // namespace unstigma::cli
