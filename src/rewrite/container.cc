#include "rewrite/container.h"

#include <algorithm>
#include <map>

#include "document/xml.h"
#include "document/zip.h"
#include "rewrite/splice.h"

namespace unstigma::rewrite {
namespace {

/// The tag that character data at a place stands behind, or the one whose attribute it is in.
struct Tag {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind its >
  bool inside = false;  ///< the place is in the tag itself
};
Tag tag_before(std::string_view xml, std::uint64_t at) {
  Tag out;
  const std::size_t open = xml.rfind('<', at);
  if (open == std::string_view::npos) return out;
  out.begin = open;
  // Values may hold a bare >.
  char quote = 0;
  std::size_t i = open;
  for (; i < xml.size(); ++i) {
    if (quote != 0) quote = xml[i] == quote ? '\0' : quote;
    else if (xml[i] == '"' || xml[i] == '\'') quote = xml[i];
    else if (xml[i] == '>') break;
  }
  out.end = std::min(i + 1, xml.size());
  out.inside = at < out.end;
  return out;
}

bool blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Word drops blanks at the edges of a w:t unless it is told to keep them.
void keep_blanks(std::string_view xml, const Tag& tag, const Splice& change, std::vector<Splice>& out) {
  const std::string_view source = xml.substr(tag.begin, tag.end - tag.begin);
  const bool text = source.size() > 4 && source.substr(source.size() - 3) == ":t>" &&
                    source.find(' ') == std::string_view::npos;
  if (!text) return;
  const std::size_t stop = std::min(xml.find('<', tag.end), xml.size());
  const std::string content = spliced(xml.substr(tag.end, stop - tag.end),
                                      {{change.begin - tag.end, change.end - tag.end, change.bytes}});
  if (content.empty() || (!blank(content.front()) && !blank(content.back()))) return;
  const std::uint64_t at = tag.end - 1;
  const bool told = std::any_of(out.begin(), out.end(), [&](const Splice& s) { return s.begin == at; });
  if (!told) out.push_back({at, at, " xml:space=\"preserve\""});
}

void add_splices(std::string_view xml, const Edit& edit, std::vector<Splice>& out) {
  bool first = true;
  for (const ByteRange& piece : pieces(edit)) {
    const Tag tag = tag_before(xml, piece.start);
    Splice splice{piece.start, piece.end,
                  first ? document::xml_escaped(edit.text, tag.inside) : std::string()};
    if (!tag.inside) keep_blanks(xml, tag, splice, out);
    out.push_back(std::move(splice));
    first = false;
  }
}

Result<Done> may_change(const document::Zip& zip) {
  const auto& names = zip.names();
  const bool is_signed = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name.substr(0, 14) == "_xmlsignatures" || name == "META-INF/documentsignatures.xml";
  });
  if (!is_signed) return Done{};
  return Error{Errc::unsupported, {}, "is signed, and a change would break the signature; take it off first"};
}

}  // namespace

bool can_write(std::string_view format) {
  return format == "docx" || format == "odt";
}

Result<std::string> edited(std::string_view document, std::string_view format,
                           const std::vector<Edit>& edits) {
  if (!can_write(format)) {
    return Error{
        Errc::unsupported, {}, "can be checked, but not rewritten; mend the document it was made from"};
  }
  auto zip = document::Zip::open(document);
  if (!zip) return zip.error();
  const auto allowed = may_change(*zip);
  if (!allowed) return allowed.error();
  if (edits.empty()) return std::string(document);
  std::map<std::string, std::vector<const Edit*>> by_part;
  for (const Edit& edit : edits) by_part[edit.part].push_back(&edit);
  std::map<std::string, std::string> changed;
  for (const auto& [part, its_edits] : by_part) {
    const auto xml = zip->read(part);
    if (!xml) return xml.error();
    std::vector<Splice> splices;
    for (const Edit* edit : its_edits) add_splices(*xml, *edit, splices);
    changed[part] = spliced(*xml, std::move(splices));
  }
  return document::with_entries(document, changed);
}

}  // namespace unstigma::rewrite
