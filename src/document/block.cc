#include <algorithm>

#include "base/masks.h"
#include "base/wide.h"
#include "document/passage.h"
#include "text/fold.h"
#include "text/lines.h"

namespace unstigma::document {
namespace {

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

struct LineFeed {
  [[gnu::always_inline]] static base::Bytes of(base::Bytes bytes) { return base::equal(bytes, '\n'); }
};

/// Characters of UTF-8; an invalid byte counts as one, so does each byte of a cut sequence that stands alone.
std::uint64_t characters(std::string_view text) {
  return static_cast<std::uint64_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

}  // namespace

Block::Block(std::string_view text, std::uint64_t offset, std::uint64_t line, std::uint64_t column,
             const text::SourceMap& decoding)
    : text_(text), offset_(offset), line_(line), column_(column), decoding_(&decoding) {}

UNSTIGMA_WIDE
void Block::index_lines() const {
  if (!line_starts_.empty()) return;
  line_starts_.push_back(0);
  if (text_.find('\r') == std::string_view::npos) {
    base::for_each<LineFeed>(
        text_, [&](std::size_t at) { line_starts_.push_back(static_cast<std::uint32_t>(at + 1)); });
    return;
  }
  for (std::size_t i = 0; i < text_.size();) {
    const std::size_t end = text::line_end(text_, i);
    if (end >= text_.size()) break;
    i = end + text::line_end_size(text_, end);
    line_starts_.push_back(static_cast<std::uint32_t>(i));
  }
}

Position Block::position(std::uint64_t decoded) const {
  index_lines();
  const std::uint64_t at = std::min<std::uint64_t>(decoded - offset_, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
  const auto index = static_cast<std::uint64_t>(after - line_starts_.begin()) - 1;
  const std::uint32_t start = *std::prev(after);
  // Questions mostly come in order: counting goes on from the last one, or a long line would cost its square.
  if (counted_ == 0 || start > counted_to_ || at < counted_to_) {
    counted_to_ = start;
    counted_ = index == 0 ? column_ : 1;
  }
  counted_ += characters(text_.substr(counted_to_, at - counted_to_));
  counted_to_ = at;
  Position out;
  out.line = line_ + index;
  out.column = counted_;
  out.offset = file_offset(decoded);
  return out;
}

std::uint64_t Block::file_offset(std::uint64_t decoded) const {
  return decoding_->begin(decoded);
}

Excerpt Block::excerpt(std::uint64_t begin, std::uint64_t end) const {
  constexpr std::size_t reach = 200;  // bytes shown on either side of the match
  index_lines();
  const std::size_t first = std::min<std::size_t>(begin - offset_, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), first);
  std::size_t line_begin = *std::prev(after);
  std::size_t line_end = after == line_starts_.end() ? text_.size() : *after;
  while (line_end > line_begin && (text_[line_end - 1] == '\n' || text_[line_end - 1] == '\r')) --line_end;
  const std::size_t last = std::max(first, std::min<std::size_t>(end - offset_, line_end));
  Excerpt out;
  if (first - line_begin > reach) {
    line_begin = first - reach;
    while (line_begin < first && continues(text_[line_begin])) ++line_begin;
    out.cut_before = true;
  }
  if (line_end - last > reach) {
    line_end = last + reach;
    while (line_end > last && continues(text_[line_end])) --line_end;
    out.cut_after = true;
  }
  out.text = text::valid_utf8(text_.substr(line_begin, first - line_begin));
  out.begin = out.text.size();
  out.text += text::valid_utf8(text_.substr(first, last - first));
  out.end = out.text.size();
  out.text += text::valid_utf8(text_.substr(last, line_end - last));
  return out;
}

}  // namespace unstigma::document
