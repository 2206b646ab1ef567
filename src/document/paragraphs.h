#ifndef UNSTIGMA_DOCUMENT_PARAGRAPHS_H_
#define UNSTIGMA_DOCUMENT_PARAGRAPHS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/passage.h"

namespace unstigma::document {

/// A heading as it is remembered with every paragraph below it: its first 200 bytes.
std::string shortened(std::string_view heading);

/// Puts the paragraphs of one part of a container together and hands them out in order. Paragraphs may stand
/// inside others (text boxes, notes): those follow the one they stand in. Offsets are bytes of the part.
class Paragraphs {
 public:
  /// `place` is the part in words, empty for the main text.
  Paragraphs(const Block& block, std::string part, std::string place, const PassageSink& sink)
      : block_(block), part_(std::move(part)), place_(std::move(place)), sink_(sink) {}

  void open(PassageKind kind, bool quoted);
  bool is_open() const { return !open_.empty(); }
  /// The innermost open paragraph: its kind and the like may be changed until it is closed.
  Passage& current() { return open_.back().passage; }

  /// Character data of the innermost paragraph, as parse_xml() gives it. `emphasis`: in italics or bold;
  /// `code`: no prose, masked.
  void text(std::string_view text, std::size_t begin, std::size_t end, bool emphasis, bool code);
  /// A character that the markup at [begin, end) stands for: a tab, a line break.
  void made(std::string_view text, std::size_t begin, std::size_t end);
  /// Hands the innermost paragraph out, once those around it are; or drops it.
  void close(bool drop = false);

  /// Begins the description of a picture, which belongs to the paragraph that is open.
  void open_description();
  /// The raw value of an attribute that holds such a description, whole.
  void description(std::size_t begin, std::size_t end);

  /// What the last heading says.
  const std::string& heading() const { return heading_; }
  void set_place(std::string place) { place_ = std::move(place); }

 private:
  struct Open {
    Passage passage;
    std::vector<TextRange> code;
  };
  Passage fresh(PassageKind kind, bool quoted) const;
  void finish(Open& open);
  void hand_out();

  const Block& block_;
  std::string part_;
  std::string place_;
  const PassageSink& sink_;
  std::vector<Open> open_;
  std::vector<Passage> done_;
  std::string heading_;
  std::uint64_t count_ = 0;
};

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_PARAGRAPHS_H_
