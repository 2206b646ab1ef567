#include "document/fields.h"

#include <algorithm>

#include "document/ascii.h"

namespace unstigma::document {
namespace {

constexpr std::string_view usual_keys =
    "title subtitle headline subheadline subhead kicker text body content description summary message "
    "caption "
    "abstract excerpt intro introduction lead lede deck standfirst note notes comment comments question "
    "answer "
    "transcript alt alt_text alttext bio quote";

/// True when the steps from `step` on are what the pattern from `at` on asks for.
bool matches(const std::vector<std::string>& pattern, std::size_t at, const std::vector<Step>& path,
             std::size_t step) {
  for (; step < path.size(); ++step) {
    const bool any = at < pattern.size() && pattern[at] == "*";
    if (path[step].item) {
      // A * may stand for the list, or the list needs none.
      if (any && matches(pattern, at + 1, path, step + 1)) return true;
      continue;
    }
    if (at >= pattern.size() || (!any && pattern[at] != ascii::lower(path[step].key))) return false;
    ++at;
  }
  return at == pattern.size();
}

}  // namespace

Fields::Fields(const std::vector<std::string>& wanted) {
  constexpr std::size_t most_steps = 32;
  for (const std::string& name : wanted) {
    const std::string small = ascii::lower(name);
    if (small.find('.') == std::string::npos && small != "*") {
      keys_.push_back(small);
      continue;
    }
    std::vector<std::string> path;
    for (std::size_t at = 0; at <= small.size() && path.size() < most_steps;) {
      const std::size_t end = std::min(small.find('.', at), small.size());
      path.push_back(small.substr(at, end - at));
      at = end + 1;
    }
    paths_.push_back(std::move(path));
  }
}

bool Fields::hold_key(std::string_view key) const {
  const std::string small = ascii::lower(key);
  if (usual()) return ascii::among(small, usual_keys);
  return std::find(keys_.begin(), keys_.end(), small) != keys_.end();
}

bool Fields::hold(const std::vector<Step>& path) const {
  const auto last = std::find_if(path.rbegin(), path.rend(), [](const Step& step) { return !step.item; });
  if (last != path.rend() && hold_key(last->key)) return true;
  constexpr std::size_t deepest = 32;  // a pattern has no more steps
  return path.size() <= 2 * deepest && std::any_of(paths_.begin(), paths_.end(), [&](const auto& pattern) {
           return matches(pattern, 0, path, 0);
         });
}

bool titles(std::string_view key) {
  return ascii::among(ascii::lower(key), "title subtitle headline subheadline");
}

}  // namespace unstigma::document
