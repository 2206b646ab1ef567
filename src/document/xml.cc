#include "document/xml.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace unstigma::document {
namespace {

constexpr char separator = '\n';  // stands in no namespace
constexpr std::size_t deepest = 10000;

struct Namespace {
  std::string_view uri;
  std::string_view prefix;
};
constexpr std::string_view ooxml = "http://schemas.openxmlformats.org/";
constexpr std::string_view strict = "http://purl.oclc.org/ooxml/";
constexpr std::string_view odf = "urn:oasis:names:tc:opendocument:xmlns:";

/// Behind ooxml, or behind strict.
constexpr std::array<Namespace, 15> ooxml_names = {{
    {"wordprocessingml/2006/main", "w"},
    {"wordprocessingml/main", "w"},
    {"drawingml/2006/wordprocessingDrawing", "wp"},
    {"drawingml/wordprocessingDrawing", "wp"},
    {"drawingml/2006/main", "a"},
    {"drawingml/main", "a"},
    {"presentationml/2006/main", "p"},
    {"presentationml/main", "p"},
    {"officeDocument/2006/relationships", "r"},
    {"officeDocument/relationships", "r"},
    {"officeDocument/2006/math", "m"},
    {"officeDocument/math", "m"},
    {"package/2006/relationships", "rel"},
    {"package/2006/content-types", "ct"},
    {"markup-compatibility/2006", "mc"},
}};
/// Behind odf.
constexpr std::array<Namespace, 9> odf_names = {{
    {"office:1.0", "office"},
    {"style:1.0", "style"},
    {"text:1.0", "text"},
    {"table:1.0", "table"},
    {"drawing:1.0", "draw"},
    {"xsl-fo-compatible:1.0", "fo"},
    {"svg-compatible:1.0", "svg"},
    {"manifest:1.0", "manifest"},
    {"container", "container"},
}};
constexpr std::array<Namespace, 5> other_names = {{
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://www.idpf.org/2007/opf", "opf"},
    {"urn:schemas-microsoft-com:vml", "v"},
    {"http://www.w3.org/XML/1998/namespace", "xml"},
    {"http://www.w3.org/2001/04/xmlenc#", "enc"},
}};

template <std::size_t count>
std::string_view prefix_in(std::string_view uri, const std::array<Namespace, count>& names) {
  for (const Namespace& known : names) {
    if (known.uri == uri) return known.prefix;
  }
  return "-";
}

bool begins(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}

std::string_view prefix_of(std::string_view uri) {
  if (begins(uri, ooxml)) return prefix_in(uri.substr(ooxml.size()), ooxml_names);
  if (begins(uri, odf)) return prefix_in(uri.substr(odf.size()), odf_names);
  if (begins(uri, strict)) return prefix_in(uri.substr(strict.size()), ooxml_names);
  return prefix_in(uri, other_names);
}

bool space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

/// What expat is asked to do with one text.
class Parse {
 public:
  Parse(std::string_view bytes, const std::string& part, XmlHandler& handler)
      : bytes_(bytes), part_(part), handler_(handler), parser_(XML_ParserCreateNS(nullptr, separator)) {}

  Result<Done> run() {
    if (!parser_) return Error{Errc::io, {}, "there is no memory left to read it"};
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    const XML_Status status =
        XML_Parse(parser_.get(), bytes_.data(), static_cast<int>(bytes_.size()), XML_TRUE);
    if (!refused_.empty()) return Error{Errc::unsupported, {}, "'" + part_ + "' in it " + refused_};
    if (status == XML_STATUS_ERROR) {
      return Error{Errc::syntax,
                   {},
                   "'" + part_ + "' in it is damaged (" + XML_ErrorString(XML_GetErrorCode(parser_.get())) +
                       " at byte " + std::to_string(XML_GetCurrentByteIndex(parser_.get())) +
                       "); open it in its program and save it again"};
    }
    return Done{};
  }

 private:
  static Parse& self(void* data) { return *static_cast<Parse*>(data); }

  static void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    Parse& p = self(data);
    if (++p.depth_ > deepest) return p.refuse("is nested without end; it is not read");
    const std::size_t begin = p.begin();
    const XmlTag tag(p.common_name(name), attributes, p.bytes_.substr(begin, p.size()), begin);
    p.handler_.start(tag);
  }
  static void XMLCALL on_end(void* data, const XML_Char* name) {
    Parse& p = self(data);
    if (!p.refused_.empty()) return;
    --p.depth_;
    const std::size_t begin = p.begin();
    p.handler_.end(p.common_name(name), begin, begin + p.size());
  }
  static void XMLCALL on_text(void* data, const XML_Char* text, int size) {
    Parse& p = self(data);
    if (!p.refused_.empty()) return;
    const std::size_t begin = p.begin();
    p.handler_.text({text, static_cast<std::size_t>(size)}, begin, begin + p.size());
  }
  static void XMLCALL on_doctype(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/,
                                 const XML_Char* /*public_id*/, int /*internal*/) {
    self(data).refuse("declares a document type, which no office program writes; it is not read");
  }

  std::size_t begin() const { return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get())); }
  std::size_t size() const { return static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get())); }

  void refuse(const char* why) {
    if (refused_.empty()) refused_ = why;
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  /// "uri\nlocal" as "prefix:local". Documents use few namespaces: the last ones are remembered.
  std::string_view common_name(const char* given) {
    const std::string_view name = given;
    const std::size_t cut = name.rfind(separator);
    if (cut == std::string_view::npos) return name;
    const std::string_view uri = name.substr(0, cut);
    std::size_t i = 0;
    while (i < remembered_.size() && remembered_[i].first != uri) ++i;
    if (i == remembered_.size()) {
      if (i == 8) remembered_.erase(remembered_.begin());
      remembered_.emplace_back(std::string(uri), prefix_of(uri));
      i = remembered_.size() - 1;
    }
    name_.assign(remembered_[i].second);
    name_ += ':';
    name_ += name.substr(cut + 1);
    return name_;
  }

  std::string_view bytes_;
  const std::string& part_;
  XmlHandler& handler_;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  std::vector<std::pair<std::string, std::string_view>> remembered_;
  std::string name_;
  std::string refused_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string_view XmlTag::attribute(std::string_view name) const {
  const std::size_t colon = name.find(':');
  const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
  const std::string_view local = colon == std::string_view::npos ? name : name.substr(colon + 1);
  for (const char* const* at = attributes_; *at != nullptr; at += 2) {
    const std::string_view given = *at;
    const std::size_t cut = given.rfind(separator);
    const std::string_view given_local = cut == std::string_view::npos ? given : given.substr(cut + 1);
    if (given_local != local) continue;
    if (cut == std::string_view::npos ? prefix.empty() : prefix_of(given.substr(0, cut)) == prefix)
      return at[1];
  }
  return {};
}

std::pair<std::size_t, std::size_t> XmlTag::value_range(std::string_view local_name) const {
  // The tag is well-formed: a name, then names with quoted values.
  std::size_t at = 1;
  const std::string_view s = source_;
  while (at < s.size()) {
    while (at < s.size() && !space(s[at]) && s[at] != '>' && s[at] != '/') ++at;
    while (at < s.size() && space(s[at])) ++at;
    const std::size_t name = at;
    while (at < s.size() && s[at] != '=' && !space(s[at]) && s[at] != '>' && s[at] != '/') ++at;
    std::string_view found = s.substr(name, at - name);
    const std::size_t quote = s.find_first_of("\"'", at);
    if (found.empty() || quote == std::string_view::npos) return {0, 0};
    const std::size_t stop = s.find(s[quote], quote + 1);
    if (stop == std::string_view::npos) return {0, 0};
    found = found.substr(std::min(found.size(), found.find(':') + 1));
    if (found == local_name) return {begin_ + quote + 1, begin_ + stop};
    at = stop + 1;
  }
  return {0, 0};
}

Result<Done> parse_xml(std::string_view bytes, const std::string& part, XmlHandler& handler) {
  return Parse(bytes, part, handler).run();
}

std::string xml_escaped(std::string_view text, bool attribute) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (attribute && c == '"') out += "&quot;";
    else if (attribute && c == '\'') out += "&apos;";
    else out += c;
  }
  return out;
}

}  // namespace unstigma::document
