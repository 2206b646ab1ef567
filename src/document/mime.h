#ifndef UNSTIGMA_DOCUMENT_MIME_H_
#define UNSTIGMA_DOCUMENT_MIME_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_map.h"

// The parts of a mail message; all offsets are of the text it stands in.
namespace unstigma::document::mime {

/// Text made of a range of the message, with the way back.
struct Layer {
  std::string text;
  text::SourceMap map;
};

/// What the head of a message or of one of its parts says.
struct Head {
  std::string type = "text/plain";  ///< lower case
  std::string charset;              ///< lower case; may be empty
  std::string boundary;
  std::string transfer;  ///< Content-Transfer-Encoding, lower case
  bool attached = false;
  std::size_t subject_begin = 0, subject_end = 0;
  std::size_t body = 0;  ///< where the body begins
};

/// Reads the head that text[begin, end) begins with.
Head read_head(std::string_view text, std::size_t begin, std::size_t end);

/// text[begin, end) as UTF-8: transfer encoding and charset undone. An unknown charset leaves the bytes as
/// they are.
Layer decode_body(std::string_view text, std::size_t begin, std::size_t end, const Head& head);

/// A header's value with its =?charset?B?...?= words decoded.
Layer decode_words(std::string_view text, std::size_t begin, std::size_t end);

/// Begin and end of the parts between the boundary's lines.
struct Part {
  std::size_t begin = 0, end = 0;
};
std::vector<Part> parts(std::string_view text, std::size_t begin, std::size_t end,
                        const std::string& boundary);

}  // namespace unstigma::document::mime

#endif  // UNSTIGMA_DOCUMENT_MIME_H_
