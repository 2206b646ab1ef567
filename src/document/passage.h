#ifndef UNSTIGMA_DOCUMENT_PASSAGE_H_
#define UNSTIGMA_DOCUMENT_PASSAGE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_map.h"
#include "unstigma/finding.h"

namespace unstigma::document {

/// What a run of prose is in its document.
enum class PassageKind : std::uint8_t {
  paragraph,
  heading,  ///< also the title in front matter, HTML <title>, headlines
  list_item,
  table_cell,
  caption,  ///< also alternative text and link titles
  footnote,
  comment,
  value,  ///< of a field in structured data
  cue,    ///< of subtitles
};

/// How words have to be written where a passage stands, see written().
enum class Escaping : std::uint8_t {
  none,  ///< as they are: nothing could be written in another way
  xml,   ///< character data of HTML and XML
  xml_attribute,
  markdown,
  mdx,
  rst,
  asciidoc,
  org,
  latex,
  typst,
  subtitle,
  quoted,  ///< between " and ", with backslashes: JSON, YAML, TOML, catalogues
  yaml_single,
  yaml_plain,
  toml_literal,
  csv_quoted,
  csv_comma,  ///< a bare cell; the separator
  csv_semicolon,
  csv_tab,
};

/// What stands in a passage's text for something that is not prose (inline code, an image, a
/// formula): no phrase reaches across it. U+FFFC OBJECT REPLACEMENT CHARACTER.
inline constexpr std::string_view object_replacement = "\xEF\xBF\xBC";

/// A half-open byte range of a passage's text.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A run of prose that belongs together: phrases may cross soft line breaks and markup inside
/// it, never its ends. `text` is UTF-8, possibly with invalid bytes kept as they are in the source;
/// a soft line break (with the indentation, list or block-quote marks after it) is one space.
struct Passage {
  std::string text;
  text::SourceMap map;  ///< from `text` to the decoded source (Block::text coordinates + Block::offset)
  PassageKind kind = PassageKind::paragraph;
  bool quoted = false;              ///< stands in a block quotation
  std::vector<TextRange> emphasis;  ///< words set in italics or bold, for "the term *crazy*"; in the order of
                                    ///< their ends
  TextRange own;                    ///< matches that begin outside belong to a neighbouring window; the
                                    ///< whole text unless a very long passage had to be cut
  std::string part;             ///< of a container, else empty: its offsets are bytes of the unpacked part
  std::string place;            ///< of a container: the part in words ("footnotes"); empty: the main text
  std::uint64_t paragraph = 0;  ///< in `part`, from 1
  std::string heading_above;    ///< in containers: the heading this stands under
  std::string whole;            ///< of a container: the text before masking, where anything was masked
  text::SourceMap whole_map;    ///< of `whole`
  std::string note;             ///< said with each finding here ("taken out of a PDF ..."); mostly empty
  bool read_only = false;       ///< nothing can be written back: findings carry no edits
  bool aside = false;           ///< no prose: a comment meant for unstigma, as it stands in the source; such
                                ///< passages come before all others of their document
  bool goes_on = false;         ///< stands in the same value as the passage before it
  Escaping escaping = Escaping::none;
  std::string
      quoted_printable;  ///< in mail: the charset of a part whose bytes are written as =E9; else empty
  std::string under;     ///< of a list item or table cell: the heading, or the head of its column
};

/// A document of its own in a file of many: a line of JSON Lines.
struct Record {
  std::uint64_t line = 0;      ///< of the file, from 1
  std::optional<RecordId> id;  ///< where ReadOptions ask for it
};

/// A stretch of the decoded source (UTF-8) with its place in the file, from which lines and columns are told.
/// A small file is one block; a large plain text comes in many.
/// Positions are made here and nowhere else.
class Block {
 public:
  /// `text` and `decoding` must outlive the Block. `offset` is where text begins in the decoded
  /// source; `line` and `column` (from 1) are those of its first character. `decoding` maps decoded offsets
  /// to bytes of the file and may be empty (identity).
  Block(std::string_view text, std::uint64_t offset, std::uint64_t line, std::uint64_t column,
        const text::SourceMap& decoding);

  /// Line, column and byte of the file for a decoded offset inside the block (its end included).
  /// LF, CRLF and a lone CR end a line.
  Position position(std::uint64_t decoded) const;
  /// The byte of the file alone.
  std::uint64_t file_offset(std::uint64_t decoded) const;

  /// The source line around a decoded range, at most about 400 bytes of it.
  Excerpt excerpt(std::uint64_t begin, std::uint64_t end) const;

  /// Where the lines of text() begin.
  const std::vector<std::uint32_t>& line_starts() const {
    index_lines(text_.size());
    return line_starts_;
  }

  /// The record that the block is; nullptr where the file is one document. It must outlive the Block.
  const Record* record() const { return record_; }
  void is_record(const Record& record) { record_ = &record; }

  std::string_view text() const { return text_; }
  std::uint64_t offset() const { return offset_; }
  /// The encoding of the file, where it is none of Unicode.
  const std::string& charset() const { return charset_; }
  void set_charset(std::string charset) { charset_ = std::move(charset); }
  /// From decoded offsets to bytes of the file.
  const text::SourceMap& decoding() const { return *decoding_; }

 private:
  void index_lines(std::size_t to) const;

  std::string_view text_;
  std::uint64_t offset_;
  std::uint64_t line_;
  std::uint64_t column_;
  const text::SourceMap* decoding_;
  std::string charset_;
  const Record* record_ = nullptr;
  mutable std::vector<std::uint32_t> line_starts_;  ///< found as far as was asked, see lines_to_
  mutable std::size_t lines_to_ = 0;                ///< all lines that begin here or before are known
  mutable std::size_t feed_ = 0;                    ///< the first \n from there on
  mutable std::size_t return_ = 0;                  ///< the first \r from there on
  mutable std::uint64_t counted_to_ = 0;            ///< the last place asked for
  mutable std::uint64_t counted_ = 0;               ///< its column; 0 before the first question
};

/// Takes passages in the order of the document. The Block is that in which the passage stands; both
/// are gone when the call returns.
using PassageSink = std::function<void(const Passage&, const Block&)>;

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_PASSAGE_H_
