#include "document/flow.h"

#include <algorithm>

#include "document/ascii.h"
#include "document/entities.h"

namespace unstigma::document {

void Flow::line(LineSpan part) {
  while (part.begin < part.end && ascii::space(text_[part.begin])) ++part.begin;
  while (part.end > part.begin && ascii::space(text_[part.end - 1])) --part.end;
  if (part.begin == part.end) return;
  if (!lines_.empty()) raw_ += '\n';
  lines_.push_back({raw_.size(), part});
  raw_ += text_.substr(part.begin, part.end - part.begin);
}

void Flow::drop() {
  lines_.clear();
  raw_.clear();
}

const Flow::Line& Flow::line_at(std::size_t raw) const {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), raw,
                                      [](std::size_t at, const Line& line) { return at < line.raw; });
  return *std::prev(after);
}

/// Where a place of the raw text stands in the source; a \n stands at the end of its line.
std::size_t Flow::source(std::size_t raw) const {
  const Line& line = line_at(raw);
  return std::min(line.source.begin + (raw - line.raw), line.source.end);
}

void Flow::literal(std::size_t begin, std::size_t end, Builder& builder) const {
  while (begin < end) {
    if (raw_[begin] == '\n') {
      builder.soft_break(source(begin));
      ++begin;
      continue;
    }
    const std::size_t stop =
        begin + std::min(std::string_view(raw_).substr(begin, end - begin).find('\n'), end - begin);
    const std::size_t at = source(begin);
    builder.literal(at, at + (stop - begin));
    begin = stop;
  }
}

void Flow::hand_out(std::size_t begin, std::size_t end, const std::vector<Cut>& cuts,
                    Builder& builder) const {
  for (const Cut& cut : cuts) {
    if (cut.begin < begin || cut.end > end) continue;
    literal(begin, cut.begin, builder);
    switch (cut.what) {
      case Cut::What::object:
        builder.object(source(cut.begin));
        break;
      case Cut::What::space:
        builder.opaque(" ", source(cut.begin), source(cut.end));
        break;
      case Cut::What::reference:
        builder.opaque(read_reference(std::string_view(raw_).substr(cut.begin, cut.end - cut.begin)).text,
                       source(cut.begin), source(cut.end));
        break;
      case Cut::What::emphasis_begin:
        builder.begin_emphasis();
        break;
      case Cut::What::emphasis_end:
        builder.end_emphasis();
        break;
      default:
        break;
    }
    begin = cut.end;
  }
  literal(begin, end, builder);
}

void Flow::finish(PassageKind kind, bool quoted, std::string_view under) {
  if (lines_.empty()) return;
  std::vector<Cut> cuts;
  rules_(raw_, cuts);
  hand_out(0, raw_.size(), cuts, builder_);
  if (kind == PassageKind::heading) heading_ = builder_.text();
  if (kind == PassageKind::list_item && under.empty()) under = heading_;
  builder_.finish(kind, quoted, under);
  for (const Cut& cut : cuts) {
    if (cut.what != Cut::What::aside) continue;
    std::vector<Cut> inner;
    rules_(std::string_view(raw_).substr(cut.begin, cut.end - cut.begin), inner);
    for (Cut& found : inner) {
      found.begin += cut.begin;
      found.end += cut.begin;
    }
    hand_out(cut.begin, cut.end, inner, asides_);
    asides_.finish(cut.kind, quoted);
  }
  drop();
}

}  // namespace unstigma::document
