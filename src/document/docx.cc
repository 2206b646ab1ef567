#include "document/docx.h"

#include <array>
#include <set>

#include "document/docx_part.h"
#include "document/ooxml.h"
#include "document/pptx.h"

namespace unstigma::document {
namespace {

struct Room {
  std::string_view type;   ///< of the relationship
  std::string_view place;  ///< in words
  PassageKind kind;
};
/// The parts beside the main text, in the order in which they are read.
constexpr std::array<Room, 5> rooms = {{{"footnotes", "footnotes", PassageKind::footnote},
                                        {"endnotes", "endnotes", PassageKind::footnote},
                                        {"comments", "comments", PassageKind::comment},
                                        {"header", "header", PassageKind::paragraph},
                                        {"footer", "footer", PassageKind::paragraph}}};

Result<Done> read_part(Zip& zip, const DocxPart& part, const Styles& styles, const PassageSink& sink) {
  const auto xml = zip.read(part.name);
  if (!xml) return xml.error();
  return read_docx_part(*xml, part, styles, sink);
}

}  // namespace

Result<Done> read_docx(Zip& zip, const PassageSink& sink) {
  const auto package = relationships(zip, "");
  if (!package) return package.error();
  std::string main = target_of(*package, "officeDocument");
  if (main.empty() || !zip.has(main)) main = "word/document.xml";
  if (!zip.has(main)) {
    return Error{Errc::syntax,
                 {},
                 "has no text in it (word/document.xml is missing); save it again in Word or LibreOffice"};
  }
  const auto related = relationships(zip, main);
  if (!related) return related.error();
  Styles styles;
  const std::string style_part = target_of(*related, "styles");
  if (zip.has(style_part)) {
    const auto xml = zip.read(style_part);
    if (!xml) return xml.error();
    const auto read = read_docx_styles(*xml, style_part, styles);
    if (!read) return read.error();
  }
  const auto read = read_part(zip, {main, "", PassageKind::paragraph}, styles, sink);
  if (!read) return read.error();
  std::set<std::string> seen = {main};
  for (const Room& room : rooms) {
    for (const Relationship& part : *related) {
      if (part.type != room.type || part.external || !zip.has(part.target)) continue;
      if (!seen.insert(part.target).second) continue;
      const auto more = read_part(zip, {part.target, std::string(room.place), room.kind}, styles, sink);
      if (!more) return more.error();
    }
  }
  return read_drawings(zip, *related, "", sink);
}

}  // namespace unstigma::document
