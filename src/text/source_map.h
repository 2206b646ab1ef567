#ifndef UNSTIGMA_TEXT_SOURCE_MAP_H_
#define UNSTIGMA_TEXT_SOURCE_MAP_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace unstigma::text {

/// A run of made text and the source bytes it came from.
struct Piece {
  std::uint64_t at = 0;             ///< where the run begins in the made text
  std::uint64_t length = 0;         ///< bytes of made text; may be 0
  std::uint64_t source = 0;         ///< where its source begins
  std::uint64_t source_length = 0;  ///< bytes of source; may be 0
  /// Source bytes per made byte: 1 where the bytes are the same in both, 2 for UTF-16 of ASCII, 4 for
  /// UTF-32; 0 where the run is one thing (an entity, a soft line break, an escape) that cannot be cut.
  std::uint8_t unit = 1;
};

/// A piecewise map from made text back to the bytes it came from. Pieces are in order, without gaps or
/// overlaps in the made text and never backwards in the source. An empty map is the identity.
class SourceMap {
 public:
  bool identity() const { return pieces_.empty() && shift_ == 0; }
  /// Makes it the identity again; the room for its pieces stays.
  void clear() {
    pieces_.clear();
    shift_ = 0;
  }
  const std::vector<Piece>& pieces() const { return pieces_; }

  /// Adds a run behind the last. A literal run that continues the last in both texts is joined with it.
  void add(std::uint64_t length, std::uint64_t source, std::uint64_t source_length, std::uint8_t unit);
  void add_literal(std::uint64_t length, std::uint64_t source) { add(length, source, length, 1); }
  void add_opaque(std::uint64_t length, std::uint64_t source, std::uint64_t source_length) {
    add(length, source, source_length, 0);
  }

  /// A map that only moves: made offset + shift.
  static SourceMap shifted(std::uint64_t shift);

  /// Where a character that begins at `at` begins in the source.
  std::uint64_t begin(std::uint64_t at) const;
  /// Where a range that ends at `at` (exclusive) ends in the source: the end of the piece's bytes
  /// before `at`, so that what follows is not included.
  std::uint64_t end(std::uint64_t at) const;

  /// The other way: where the source byte `source` stands in the made text; where it stands in nothing, the
  /// next place that comes from a later byte.
  std::uint64_t made(std::uint64_t source) const;

  /// The map of the made text [first, last) alone; a piece that cannot be cut keeps its whole source.
  SourceMap part(std::uint64_t first, std::uint64_t last) const;

  /// Adds the pieces of another map behind the last.
  void append(const SourceMap& other);

  /// True when the source of [first, last) is one unbroken run of bytes that are the same as the made text.
  bool literal(std::uint64_t first, std::uint64_t last) const;

 private:
  friend class SourceWalk;
  std::size_t piece_after(std::uint64_t at) const;
  std::uint64_t begin(std::uint64_t at, std::size_t next) const;
  std::uint64_t end(std::uint64_t at, std::size_t next) const;

  std::vector<Piece> pieces_;
  std::uint64_t shift_ = 0;
};

/// SourceMap::begin() and end() for whoever asks from the beginning to the end: then no piece is looked for.
/// The map must stay as it is.
class SourceWalk {
 public:
  explicit SourceWalk(const SourceMap& map) : map_(&map) {}
  std::uint64_t begin(std::uint64_t at) { return map_->begin(at, go_to(at)); }
  std::uint64_t end(std::uint64_t at) { return map_->end(at, go_to(at == 0 ? 0 : at - 1)); }

 private:
  std::size_t go_to(std::uint64_t at);

  const SourceMap* map_;
  std::size_t next_ = 0;  ///< the first piece that begins behind where it is
};

/// The map from the text of `first` through its source to where `then` leads from there.
SourceMap through(const SourceMap& first, const SourceMap& then);

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_SOURCE_MAP_H_
