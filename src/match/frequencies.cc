#include "match/frequencies.h"

#include <algorithm>
#include <charconv>

namespace unstigma::match {

Frequencies Frequencies::parse(std::string_view lines) {
  Frequencies out;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    const std::size_t space = line.find(' ');
    if (line.empty() || line.front() == '#' || space == std::string_view::npos) continue;
    std::uint32_t count = 1;
    std::from_chars(line.data() + space + 1, line.data() + line.size(), count);
    out.counts_.emplace(std::string(line.substr(0, space)), count);
  }
  return out;
}

std::uint32_t Frequencies::of(const std::string& word) const {
  constexpr std::uint32_t one_letter = 10000;  // the "s" of a possessive, initials, items of lists
  constexpr std::uint32_t rare = 10;           // the list ends at four times that
  const auto found = counts_.find(word);
  if (found != counts_.end()) return std::max<std::uint32_t>(found->second, 1);
  return word.size() == 1 ? one_letter : rare;
}

}  // namespace unstigma::match
