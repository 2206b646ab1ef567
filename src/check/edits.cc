#include "check/edits.h"

#include <algorithm>
#include <sstream>

#include "check/findings.h"
#include "document/escaping.h"
#include "document/reader.h"
#include "document/xml.h"

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

/// How words are written in the place of [begin, end) of the block's text.
document::WritingPlace writing_place(const document::Passage& passage, const document::Block& block,
                                     std::uint64_t begin, std::uint64_t end) {
  constexpr std::uint64_t near = 40;  // bytes
  const std::string_view source = block.text();
  document::WritingPlace out;
  out.escaping = passage.escaping;
  out.before = source.substr(begin - std::min(begin, near), std::min(begin, near));
  out.after = source.substr(end, near);
  const std::size_t word = out.before.find_last_not_of(" \t\r\n");
  const std::size_t line = out.before.find_last_of("\r\n");
  const bool first_of_line =
      line != std::string_view::npos && (word == std::string_view::npos || line > word);
  out.opens = first_of_line || begin + block.offset() <= passage.map.begin(0);
  out.cell = passage.kind == document::PassageKind::table_cell;
  out.charset = block.charset();
  out.quoted_printable = passage.quoted_printable;
  return out;
}

/// The same in a container, where the words of a range may stand in several runs.
std::optional<Edit> edit_across(const document::Passage& passage, document::TextRange range,
                                const std::string& text, const document::Block& block) {
  Edit out;
  out.part = passage.part;
  out.text = text;
  out.written = document::xml_escaped(text, passage.escaping == document::Escaping::xml_attribute);
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
                            const std::string& text, const document::Block& block, std::string* why) {
  if (passage.read_only) return std::nullopt;
  if (!passage.part.empty()) return edit_across(passage, range, text, block);
  if (!plain_source(passage, range, block)) return std::nullopt;
  const std::uint64_t begin = passage.map.begin(range.begin);
  const std::uint64_t end = passage.map.end(range.end);
  auto words =
      document::written(text, writing_place(passage, block, begin - block.offset(), end - block.offset()));
  if (!words) {
    if (why != nullptr) *why = words.error().message;
    return std::nullopt;
  }
  Edit out;
  out.start = block.file_offset(begin);
  out.end = block.file_offset(end);
  out.text = text;
  out.written = std::move(*words);
  return out;
}

std::vector<LeftOut> write_edits(std::string_view bytes, const std::string& name,
                                 const document::ReadOptions& options, std::vector<Edit>& edits) {
  std::vector<std::string> why(edits.size());
  std::istringstream in{std::string(bytes)};
  const auto write = [&](const document::Passage& passage, const document::Block& block) {
    if (passage.aside || !passage.part.empty()) return;
    const std::uint64_t first = passage.map.begin(0);
    const std::uint64_t last = passage.map.end(passage.text.size());
    for (std::size_t i = 0; i < edits.size(); ++i) {
      const std::uint64_t begin = block.decoding().made(edits[i].start);
      const std::uint64_t end = block.decoding().made(edits[i].end);
      if (begin < first || end > last || begin < block.offset() || end < begin) continue;
      // A note that stands inside the source of a passage is no part of it.
      if (passage.map.begin(passage.map.made(begin)) != begin) continue;
      auto words = document::written(
          edits[i].text, writing_place(passage, block, begin - block.offset(), end - block.offset()));
      why[i] = words ? std::string() : words.error().message;
      edits[i].written = words ? std::move(*words) : std::string();
    }
  };
  (void)document::read(in, name, options,
                       write);  // what cannot be read is told by those who put the edits in
  std::vector<LeftOut> out;
  std::vector<Edit> kept;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (why[i].empty()) kept.push_back(std::move(edits[i]));
    else out.push_back({std::move(edits[i]), std::move(why[i])});
  }
  edits = std::move(kept);
  return out;
}

}  // namespace unstigma::check
