#include "text/source_map.h"

#include <algorithm>

namespace unstigma::text {
namespace {

std::vector<Piece>::const_iterator piece_after(const std::vector<Piece>& pieces, std::uint64_t at) {
  return std::upper_bound(pieces.begin(), pieces.end(), at,
                          [](std::uint64_t value, const Piece& piece) { return value < piece.at; });
}
}  // namespace

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
  if (pieces_.empty()) return at + shift_;
  auto next = piece_after(pieces_, at);
  if (next == pieces_.begin()) return at;
  const Piece& p = *std::prev(next);
  if (at >= p.at + p.length) return p.source + p.source_length + (at - p.at - p.length);
  return p.unit == 0 ? p.source : p.source + (at - p.at) * p.unit;
}

std::uint64_t SourceMap::end(std::uint64_t at) const {
  if (pieces_.empty()) return at + shift_;
  if (at == 0) return pieces_.front().source;
  auto next = piece_after(pieces_, at - 1);
  const Piece& p = *std::prev(next);
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
  auto piece = piece_after(pieces_, first);
  if (piece != pieces_.begin()) --piece;
  for (; piece != pieces_.end() && piece->at < last; ++piece) {
    const Piece& p = *piece;
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
  auto next = piece_after(pieces_, first);
  if (next == pieces_.begin()) return false;
  const Piece& p = *std::prev(next);
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
