#ifndef UNSTIGMA_DOCUMENT_XML_H_
#define UNSTIGMA_DOCUMENT_XML_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "unstigma/result.h"

namespace unstigma::document {

/// A start tag. Names are written with the prefix that their namespace usually has ("w:p", "text:h",
/// "draw:frame"), whatever the file calls it; names of unknown namespaces begin with "-:", attributes without
/// one have no prefix.
class XmlTag {
 public:
  XmlTag(std::string_view name, const char* const* attributes, std::string_view source, std::size_t begin)
      : name_(name), attributes_(attributes), source_(source), begin_(begin) {}

  std::string_view name() const { return name_; }
  /// The value of an attribute, references resolved; empty when it is not there.
  std::string_view attribute(std::string_view name) const;
  /// The bytes of the tag, and where they begin in the part.
  std::string_view source() const { return source_; }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return begin_ + source_.size(); }
  /// Where the raw value of an attribute stands in the part; empty ranges when it is not there. The name is
  /// matched without its prefix.
  std::pair<std::size_t, std::size_t> value_range(std::string_view local_name) const;

 private:
  std::string_view name_;
  const char* const* attributes_;
  std::string_view source_;
  std::size_t begin_;
};

/// Takes the events of an XML text. Offsets are bytes of the text, half-open.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(const XmlTag& tag) = 0;
  virtual void end(std::string_view name, std::size_t begin, std::size_t end) = 0;
  /// Character data without markup in it: a run of bytes that are the same in the source, or one reference.
  virtual void text(std::string_view text, std::size_t begin, std::size_t end) = 0;
};

/// Reads an XML text. `part` is what errors call it. Errc::syntax for what is not well-formed, which is told
/// after the events before it; Errc::unsupported for a document type (office formats have none, and entities
/// are how small files blow up) and for nesting without end. Nothing outside the text is ever read.
Result<Done> parse_xml(std::string_view bytes, const std::string& part, XmlHandler& handler);

/// Text with & < > as references; for a value of an attribute, quotation marks of both kinds too.
std::string xml_escaped(std::string_view text, bool attribute);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_XML_H_
