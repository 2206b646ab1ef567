#include "report/places.h"

#include <algorithm>
#include <string_view>

#include "text/lines.h"

namespace unstigma::report {
namespace {

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
}

Spot Places::at(std::uint64_t file_offset) {
  const std::string_view text = decoded_.text;
  const std::size_t at = std::min<std::size_t>(decoded_.map.made(file_offset), text.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
  const std::size_t start = *std::prev(after);
  if (at < counted_to_) counted_ = counted_to_ = 0;
  counted_ += characters(text.substr(counted_to_, at - counted_to_));
  counted_to_ = at;
  Spot out;
  out.line = static_cast<std::uint64_t>(after - line_starts_.begin());
  out.column = characters(text.substr(start, at - start)) + 1;
  out.byte_column = at - start + 1;
  out.character = counted_;
  return out;
}

void CurrentPlaces::set(DocumentText&& text) {
  places_.reset();
  decoded_ = std::move(text.decoded);
  if (text.paragraphs.empty()) places_.emplace(decoded_);
}

}  // namespace unstigma::report
