#include "text/source_map.h"

#include <algorithm>

namespace unstigma::text {

/// The first piece that begins behind `at`.
std::size_t SourceMap::piece_after(std::uint64_t at) const {
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), at,
                       [](std::uint64_t value, const Piece& piece) { return value < piece.at; });
  return static_cast<std::size_t>(after - pieces_.begin());
}

std::size_t SourceWalk::go_to(std::uint64_t at) {
  const std::vector<Piece>& pieces = map_->pieces_;
  if (next_ > 0 && pieces[next_ - 1].at > at) next_ = map_->piece_after(at);  // backwards
  while (next_ < pieces.size() && pieces[next_].at <= at) ++next_;
  return next_;
}

void SourceMap::add(std::uint64_t length, std::uint64_t source, std::uint64_t source_length,
                    std::uint8_t unit) {
  std::uint64_t at = 0;
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    at = last.at + last.length;
    if (unit != 0 && last.unit == unit && last.source + last.source_length == source) {
      last.length += length;
      last.source_length += source_length;
      return;
    }
  }
  constexpr std::size_t some = 8;
  if (pieces_.capacity() == 0) pieces_.reserve(some);
  pieces_.push_back({at, length, source, source_length, unit});
}

SourceMap SourceMap::shifted(std::uint64_t shift) {
  SourceMap map;
  map.shift_ = shift;
  return map;
}

std::uint64_t SourceMap::begin(std::uint64_t at) const {
  return begin(at, piece_after(at));
}

std::uint64_t SourceMap::end(std::uint64_t at) const {
  return end(at, piece_after(at == 0 ? 0 : at - 1));
}

/// begin(), by the first piece that begins behind `at`.
std::uint64_t SourceMap::begin(std::uint64_t at, std::size_t next) const {
  if (pieces_.empty()) return at + shift_;
  if (next == 0) return at;
  const Piece& p = pieces_[next - 1];
  if (at >= p.at + p.length) return p.source + p.source_length + (at - p.at - p.length);
  return p.unit == 0 ? p.source : p.source + (at - p.at) * p.unit;
}

/// end(), by the first piece that begins behind the byte before `at`.
std::uint64_t SourceMap::end(std::uint64_t at, std::size_t next) const {
  if (pieces_.empty()) return at + shift_;
  if (at == 0) return pieces_.front().source;
  const Piece& p = pieces_[next - 1];
  if (at >= p.at + p.length) return p.source + p.source_length;
  return p.unit == 0 ? p.source + p.source_length : p.source + (at - p.at) * p.unit;
}

std::uint64_t SourceMap::made(std::uint64_t source) const {
  if (pieces_.empty()) return source < shift_ ? 0 : source - shift_;
  const auto next =
      std::upper_bound(pieces_.begin(), pieces_.end(), source,
                       [](std::uint64_t value, const Piece& piece) { return value < piece.source; });
  if (next == pieces_.begin()) return 0;
  const Piece& p = *std::prev(next);
  if (source >= p.source + p.source_length) return p.at + p.length;
  return p.unit == 0 ? p.at : p.at + (source - p.source) / p.unit;
}

SourceMap SourceMap::part(std::uint64_t first, std::uint64_t last) const {
  if (pieces_.empty()) {
    SourceMap out;
    out.add_literal(last - first, first + shift_);
    return out;
  }
  SourceMap out;
  const std::size_t next = piece_after(first);
  for (std::size_t i = next > 0 ? next - 1 : 0; i < pieces_.size() && pieces_[i].at < last; ++i) {
    const Piece& p = pieces_[i];
    const std::uint64_t begin = std::max(first, p.at);
    const std::uint64_t end = std::min(last, p.at + p.length);
    if (begin >= end) continue;
    if (p.unit == 0) {
      out.add_opaque(end - begin, p.source, p.source_length);
    } else {
      out.add(end - begin, p.source + (begin - p.at) * p.unit, (end - begin) * p.unit, p.unit);
    }
  }
  return out;
}

void SourceMap::append(const SourceMap& other) {
  for (const Piece& p : other.pieces_) add(p.length, p.source, p.source_length, p.unit);
}

bool SourceMap::literal(std::uint64_t first, std::uint64_t last) const {
  if (pieces_.empty()) return true;
  const std::size_t next = piece_after(first);
  if (next == 0) return false;
  const Piece& p = pieces_[next - 1];
  return p.unit == 1 && last <= p.at + p.length;
}

SourceMap through(const SourceMap& first, const SourceMap& then) {
  if (first.identity()) return then;
  SourceMap out;
  for (const Piece& p : first.pieces()) {
    if (p.unit == 1) {
      out.append(then.part(p.source, p.source + p.length));
      continue;
    }
    const std::uint64_t begin = then.begin(p.source);
    const std::uint64_t end = p.source_length == 0 ? begin : then.end(p.source + p.source_length);
    out.add_opaque(p.length, begin, end > begin ? end - begin : 0);
  }
  return out;
}

}  // namespace unstigma::text
