#ifndef UNSTIGMA_DOCUMENT_BUILDER_H_
#define UNSTIGMA_DOCUMENT_BUILDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "document/passage.h"

namespace unstigma::document {

/// Puts passages together out of pieces of a text in memory, and hands them out. All offsets are of that
/// text.
class Builder {
 public:
  /// `text` is the whole document, for white space and for `block`.
  Builder(const Block& block, const PassageSink& sink, Escaping escaping = Escaping::none)
      : block_(block), sink_(sink) {
    passage_.escaping = escaping;
  }

  /// How the words of what is being built, and of what comes after it, are written.
  void is_written(Escaping escaping) { passage_.escaping = escaping; }

  /// Bytes as they are in the source; runs of white space with line ends in them become one space.
  void literal(std::size_t begin, std::size_t end);
  /// The same for bytes with no line end among them.
  void literal_in_line(std::size_t begin, std::size_t end);
  /// Made text for source bytes that cannot be cut: an entity, an escape.
  void opaque(std::string_view made, std::size_t begin, std::size_t end);
  /// One space for a line break and what comes with it; its source reaches to the next piece.
  void soft_break(std::size_t begin);
  /// U+FFFC for something that is not prose; its source reaches to the next piece.
  void object(std::size_t begin);
  void begin_emphasis();
  void end_emphasis();

  /// Hands out a comment, its marks included, if it is meant for unstigma; the passage that is being built is
  /// not touched. Every format that has comments calls this for each of them. True when it was meant for us.
  bool comment(std::size_t begin, std::size_t end) const { return comment(begin, end, begin); }
  /// The same where letters are among the marks (NOTE): what it says begins at `words`.
  bool comment(std::size_t begin, std::size_t end, std::size_t words) const;

  bool empty() const { return passage_.text.empty(); }
  std::string_view text() const { return passage_.text; }
  /// Where the source of the last piece ends.
  std::size_t source_end() const { return source_end_; }

  /// Leaves out the first `size` bytes of made text (a footnote's label).
  void drop_front(std::size_t size);

  /// Hands the passage out, if it holds anything, and begins a new one.
  void finish(PassageKind kind, bool quoted, std::string_view under = {});

 private:
  void settle(std::size_t source);
  bool ends_in_space() const;

  const Block& block_;
  const PassageSink& sink_;
  Passage passage_;
  std::string pending_;  ///< made text whose source is not known to its end
  std::size_t pending_source_ = 0;
  std::size_t source_end_ = 0;
  std::vector<std::uint32_t> open_emphasis_;
};

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_BUILDER_H_
