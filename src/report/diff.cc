#include "report/diff.h"

#include <algorithm>
#include <vector>

namespace unstigma::report {
namespace {

constexpr std::size_t context = 3;

/// Lines with their ends; diff knows LF only, so a CR stays part of its line.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    out.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out;
}

/// One step from the old lines to the new.
struct Step {
  char kind = ' ';  ///< ' ' both, '-' old only, '+' new only
  std::size_t old_line = 0;
  std::size_t new_line = 0;
};

/// Myers' greedy algorithm: the fewest lines taken out and put in.
class Differ {
 public:
  Differ(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) : a_(a), b_(b) {}

  std::vector<Step> steps() {
    const auto n = static_cast<std::ptrdiff_t>(a_.size());
    const auto m = static_cast<std::ptrdiff_t>(b_.size());
    std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * (n + m) + 3), 0);
    const std::ptrdiff_t middle = n + m + 1;
    const auto at = [&](std::ptrdiff_t k) -> std::ptrdiff_t& {
      return furthest[static_cast<std::size_t>(middle + k)];
    };
    for (std::ptrdiff_t d = 0; d <= n + m; ++d) {
      std::vector<std::ptrdiff_t> row;
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        std::ptrdiff_t x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
        std::ptrdiff_t y = x - k;
        while (x < n && y < m && a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(y)]) {
          ++x;
          ++y;
        }
        at(k) = x;
        row.push_back(x);
        if (x >= n && y >= m) {
          trace_.push_back(std::move(row));
          return walk_back(d, n, m);
        }
      }
      trace_.push_back(std::move(row));
    }
    return {};
  }

 private:
  /// How far round `d` came on diagonal `k`.
  std::ptrdiff_t reached(std::ptrdiff_t d, std::ptrdiff_t k) const {
    return trace_[static_cast<std::size_t>(d)][static_cast<std::size_t>((k + d) / 2)];
  }

  std::vector<Step> walk_back(std::ptrdiff_t d, std::ptrdiff_t x, std::ptrdiff_t y) const {
    std::vector<Step> out;
    const auto add = [&](char kind) {
      out.push_back({kind, static_cast<std::size_t>(x), static_cast<std::size_t>(y)});
    };
    for (; d > 0; --d) {
      const std::ptrdiff_t k = x - y;
      const bool down = k == -d || (k != d && reached(d - 1, k - 1) < reached(d - 1, k + 1));
      const std::ptrdiff_t before_k = down ? k + 1 : k - 1;
      const std::ptrdiff_t before_x = reached(d - 1, before_k);
      const std::ptrdiff_t before_y = before_x - before_k;
      while (x > before_x + (down ? 0 : 1) && y > before_y + (down ? 1 : 0)) {
        --x;
        --y;
        add(' ');
      }
      if (down) {
        --y;
        add('+');
      } else {
        --x;
        add('-');
      }
    }
    while (x > 0) {
      --x;
      --y;
      add(' ');
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  const std::vector<std::string_view>& a_;
  const std::vector<std::string_view>& b_;
  std::vector<std::vector<std::ptrdiff_t>> trace_;
};

std::string range(std::size_t first, std::size_t count) {
  const std::size_t shown = count == 0 ? first : first + 1;
  return std::to_string(shown) + (count == 1 ? "" : "," + std::to_string(count));
}

void append_line(char kind, std::string_view line, std::string& out) {
  out += kind;
  out += line;
  if (line.empty() || line.back() != '\n') out += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string unified_diff(const std::string& path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const std::vector<std::string_view> a = lines_of(before);
  const std::vector<std::string_view> b = lines_of(after);
  const std::vector<Step> steps = Differ(a, b).steps();
  std::string out = "--- a/" + path + "\n+++ b/" + path + "\n";
  for (std::size_t i = 0; i < steps.size();) {
    if (steps[i].kind == ' ') {
      ++i;
      continue;
    }
    const std::size_t begin = i > context ? i - context : 0;
    std::size_t last = i;
    for (std::size_t k = i; k < steps.size() && k <= last + 2 * context; ++k) {
      if (steps[k].kind != ' ') last = k;
    }
    const std::size_t end = std::min(last + context + 1, steps.size());
    std::size_t old_count = 0;
    std::size_t new_count = 0;
    std::string body;
    for (std::size_t k = begin; k < end; ++k) {
      old_count += steps[k].kind != '+' ? 1U : 0U;
      new_count += steps[k].kind != '-' ? 1U : 0U;
      append_line(steps[k].kind, steps[k].kind == '+' ? b[steps[k].new_line] : a[steps[k].old_line], body);
    }
    out += "@@ -" + range(steps[begin].old_line, old_count) + " +" + range(steps[begin].new_line, new_count) +
           " @@\n" + body;
    i = end;
  }
  return out;
}

}  // namespace unstigma::report
