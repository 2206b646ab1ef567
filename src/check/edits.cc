#include "check/edits.h"

#include <algorithm>

#include "check/findings.h"

namespace unstigma::check {
namespace {

/// True when the source of a range is the made text, but for line breaks that became a space: then it can be
/// replaced without touching markup.
bool plain_source(const document::Passage& passage, document::TextRange range, const document::Block& block) {
  if (passage.map.literal(range.begin, range.end)) return true;
  const std::uint64_t begin = passage.map.begin(range.begin) - block.offset();
  const std::uint64_t end = passage.map.end(range.end) - block.offset();
  if (end > block.text().size() || begin > end) return false;
  return collapsed(block.text().substr(begin, end - begin)) ==
         collapsed(std::string_view(passage.text).substr(range.begin, range.end - range.begin));
}

bool blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
}

/// True for a piece of character data: letters as they are, a reference (&amp;), white space. A tab or a
/// picture is an element, and a masked address is more than its text.
bool is_words(const text::Piece& piece, std::string_view xml) {
  if (piece.unit == 1) return true;
  const std::string_view source = xml.substr(piece.source, piece.source_length);
  if (source.empty()) return false;
  const bool blank =
      std::all_of(source.begin(), source.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
  return blank || (source.front() == '&' && source.back() == ';');
}

/// The same in a container, where the words of a range may stand in several runs.
std::optional<Edit> edit_across(const document::Passage& passage, document::TextRange range,
                                const std::string& text, const document::Block& block) {
  Edit out;
  out.part = passage.part;
  out.text = text;
  const text::SourceMap words = passage.map.part(range.begin, range.end);
  if (words.pieces().empty()) return std::nullopt;
  out.start = words.pieces().front().source;
  out.end = out.start;
  for (const text::Piece& piece : words.pieces()) {
    if (!is_words(piece, block.text())) return std::nullopt;
    // White space that the format does not show goes with the words.
    if (!blank(block.text().substr(out.end, piece.source - out.end)))
      out.kept.push_back({out.end, piece.source});
    out.end = piece.source + piece.source_length;
  }
  return out;
}

}  // namespace

std::optional<Edit> edit_of(const document::Passage& passage, document::TextRange range,
                            const std::string& text, const document::Block& block) {
  if (passage.read_only) return std::nullopt;
  if (!passage.part.empty()) return edit_across(passage, range, text, block);
  if (!plain_source(passage, range, block)) return std::nullopt;
  Edit out;
  out.start = block.file_offset(passage.map.begin(range.begin));
  out.end = block.file_offset(passage.map.end(range.end));
  out.text = text;
  return out;
}

}  // namespace unstigma::check
