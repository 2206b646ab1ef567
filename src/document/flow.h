#ifndef UNSTIGMA_DOCUMENT_FLOW_H_
#define UNSTIGMA_DOCUMENT_FLOW_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/builder.h"
#include "document/lines.h"
#include "document/passage.h"

namespace unstigma::document {

/// A stretch of a block's raw text that is not prose as it stands. Small, since a text may be nothing else.
struct Cut {
  enum class What : std::uint8_t {
    nothing,    ///< markup: what stands before and behind it joins
    object,     ///< code, a formula, an image: no phrase reaches across it
    space,      ///< stands for one space
    reference,  ///< a character reference of HTML: stands for that character
    aside,      ///< a note or caption: handed out behind this passage, as `kind`
    emphasis_begin,
    emphasis_end,
  };
  std::size_t begin = 0;
  std::size_t end = 0;
  What what = What::nothing;
  PassageKind kind = PassageKind::footnote;
};

/// Appends the cuts of `raw` (the lines of one block with \n between them, without the marks in front of
/// them) in order; they do not overlap. Must be linear in the length of `raw`.
using InlineRules = std::function<void(std::string_view raw, std::vector<Cut>& cuts)>;

/// Puts passages together out of the lines of light markup: a reader finds blocks and gives their lines,
/// the rules find the markup inside.
class Flow {
 public:
  Flow(const Block& block, const PassageSink& sink, InlineRules rules, Escaping escaping = Escaping::none)
      : text_(block.text()),
        builder_(block, sink, escaping),
        asides_(block, sink, escaping),
        rules_(std::move(rules)) {}

  /// Adds a line, or the part of one that is no block markup; white space at its ends is left out.
  void line(LineSpan part);
  bool empty() const { return lines_.empty(); }
  std::size_t size() const { return lines_.size(); }
  /// The lines so far.
  std::string_view raw() const { return raw_; }
  /// Leaves out all lines so far.
  void drop();
  /// See Builder::comment().
  bool comment(LineSpan part) const { return builder_.comment(part.begin, part.end); }
  bool comment(LineSpan part, std::size_t words) const {
    return builder_.comment(part.begin, part.end, words);
  }

  /// Hands the lines out as one passage, if there are any. List items are told the last heading.
  void finish(PassageKind kind, bool quoted, std::string_view under = {});

 private:
  struct Line {
    std::size_t raw = 0;
    LineSpan source;
  };

  void hand_out(std::size_t begin, std::size_t end, const std::vector<Cut>& cuts, Builder& builder) const;
  void literal(std::size_t begin, std::size_t end, Builder& builder) const;
  const Line& line_at(std::size_t raw) const;
  std::size_t source(std::size_t raw) const;

  std::string_view text_;
  Builder builder_;
  Builder asides_;
  InlineRules rules_;
  std::vector<Line> lines_;
  std::string raw_;
  std::string heading_;
};

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_FLOW_H_
