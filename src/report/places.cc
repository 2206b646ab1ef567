#include "report/places.h"

#include <algorithm>
#include <string_view>

#include "text/lines.h"

namespace unstigma::report {
namespace {

constexpr std::size_t stretch = 1024;  ///< bytes between counts that are kept

std::uint64_t characters(std::string_view text) {
  return static_cast<std::uint64_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

Places::Places(const text::Decoded& decoded) : decoded_(decoded), line_starts_{0} {
  const std::string_view text = decoded_.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text::line_end(text, at);
    if (end >= text.size()) break;
    at = end + text::line_end_size(text, end);
    line_starts_.push_back(at);
  }
  std::uint64_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += stretch) {
    counts_.push_back(count);
    count += characters(text.substr(at, stretch));
  }
}

std::uint64_t Places::characters_before(std::size_t at) const {
  const std::size_t known = at / stretch * stretch;
  return counts_[at / stretch] + characters(std::string_view(decoded_.text).substr(known, at - known));
}

Spot Places::at(std::uint64_t file_offset) const {
  const std::size_t at = std::min<std::size_t>(decoded_.map.made(file_offset), decoded_.text.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
  const std::size_t start = *std::prev(after);
  Spot out;
  out.line = static_cast<std::uint64_t>(after - line_starts_.begin());
  out.character = characters_before(at);
  out.column = out.character - characters_before(start) + 1;
  out.byte_column = at - start + 1;
  return out;
}

void CurrentPlaces::set(DocumentText&& text) {
  places_.reset();
  decoded_ = std::move(text.decoded);
  if (text.paragraphs.empty()) places_.emplace(decoded_);
}

}  // namespace unstigma::report
