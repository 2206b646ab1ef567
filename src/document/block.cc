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
  template <class Bytes>
  [[gnu::always_inline]] static Bytes of(const Bytes& bytes) {
    return base::equal(bytes, '\n');
  }
};

/// Characters of UTF-8; an invalid byte counts as one, so does each byte of a cut sequence that stands alone.
std::uint64_t characters(std::string_view text) {
  return static_cast<std::uint64_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

/// Adds where lines begin behind each \n from `from` on.
template <class Bytes>
[[gnu::always_inline]] inline void add_starts(std::string_view text, std::size_t from,
                                              std::vector<std::uint32_t>& starts) {
  constexpr std::size_t usual_line = 48;
  starts.reserve(starts.size() + (text.size() - from) / usual_line);
  base::for_each<LineFeed, Bytes>(
      text.substr(from), [&](std::size_t at) __attribute__((always_inline)) {
        starts.push_back(static_cast<std::uint32_t>(from + at + 1));
      });
}

UNSTIGMA_FOR_WIDE
void add_starts_wide(std::string_view text, std::size_t from, std::vector<std::uint32_t>& starts) {
  add_starts<base::WideBytes>(text, from, starts);
}

}  // namespace

Block::Block(std::string_view text, std::uint64_t offset, std::uint64_t line, std::uint64_t column,
             const text::SourceMap& decoding)
    : text_(text), offset_(offset), line_(line), column_(column), decoding_(&decoding) {}

/// Finds the lines that begin at `to` or before, and the one behind them: often nobody asks further than the
/// headline.
void Block::index_lines(std::size_t to) const {
  const auto next = [&](char c) { return std::min(text_.find(c, lines_to_), text_.size()); };
  if (line_starts_.empty()) {
    line_starts_.push_back(0);
    feed_ = next('\n');
    return_ = next('\r');
  }
  if (to >= text_.size() && return_ == text_.size() &&
      lines_to_ < text_.size()) {  // all, and they end in \n alone
    if (base::is_wide()) add_starts_wide(text_, lines_to_, line_starts_);
    else add_starts<base::Bytes>(text_, lines_to_, line_starts_);
    lines_to_ = text_.size();
  }
  while (lines_to_ <= to && lines_to_ < text_.size()) {
    const std::size_t end = std::min(feed_, return_);
    lines_to_ = end + text::line_end_size(text_, end);
    if (end == text_.size()) break;
    line_starts_.push_back(static_cast<std::uint32_t>(lines_to_));
    if (feed_ < lines_to_) feed_ = next('\n');
    if (return_ < lines_to_) return_ = next('\r');
  }
}

Position Block::position(std::uint64_t decoded) const {
  const std::uint64_t at = std::min<std::uint64_t>(decoded - offset_, text_.size());
  index_lines(at);
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
  const std::size_t first = std::min<std::size_t>(begin - offset_, text_.size());
  index_lines(first);
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
