#ifndef UNSTIGMA_TESTS_DOCUMENT_READING_H_
#define UNSTIGMA_TESTS_DOCUMENT_READING_H_

#include <doctest/doctest.h>

#include <array>
#include <sstream>
#include <string>
#include <vector>

#include "document/reader.h"

namespace unstigma::tests {

/// The passages of a document.
inline std::vector<document::Passage> passages(const std::string& bytes,
                                               const document::ReadOptions& format) {
  std::vector<document::Passage> out;
  std::istringstream in(bytes);
  const auto read = document::read(
      in, "test", format, [&](const document::Passage& p, const document::Block&) { out.push_back(p); });
  REQUIRE(read);
  return out;
}

/// Passages as "kind: text" on a line each; ">" before quoted ones, U+FFFC as @.
inline std::string shown(const std::string& bytes, const document::ReadOptions& format) {
  constexpr std::array<std::string_view, 9> kinds = {"p",    "h",       "li",    "td", "caption",
                                                     "note", "comment", "value", "cue"};
  std::string out;
  for (const document::Passage& passage : passages(bytes, format)) {
    std::string text = passage.text;
    for (std::size_t at = text.find("\xEF\xBF\xBC"); at != std::string::npos; at = text.find("\xEF\xBF\xBC"))
      text.replace(at, 3, "@");
    out += std::string(passage.quoted ? ">" : "") +
           std::string(kinds[static_cast<std::size_t>(passage.kind)]) + ": " + text + "\n";
  }
  return out;
}

/// Every literal piece of every passage is the same bytes in the document; nothing runs backwards or out of
/// it.
inline void check_maps(const std::string& bytes, const document::ReadOptions& format) {
  for (const document::Passage& passage : passages(bytes, format)) {
    std::uint64_t last = 0;
    for (const text::Piece& piece : passage.map.pieces()) {
      REQUIRE(piece.source >= last);
      REQUIRE(piece.source + piece.source_length <= bytes.size());
      last = piece.source;
      if (piece.unit == 1)
        REQUIRE(bytes.substr(piece.source, piece.length) == passage.text.substr(piece.at, piece.length));
    }
    REQUIRE(passage.own.end <= passage.text.size());
  }
}

}  // namespace unstigma::tests

#endif  // UNSTIGMA_TESTS_DOCUMENT_READING_H_
