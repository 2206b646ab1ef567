#include "document/archive.h"
#include "document/location.h"
#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::make_odt;
using tests::shown;

std::string style(const std::string& family, const std::string& name, const std::string& parent,
                  const std::string& properties = {}) {
  return "<style:style style:family=\"" + family + "\" style:name=\"" + name +
         "\" style:parent-style-name=\"" + parent + "\"><style:text-properties " + properties +
         "/></style:style>";
}

TEST_CASE("An OpenDocument text gives what its pages show") {
  const std::string styles = style("paragraph", "P1", "Quotations") + style("paragraph", "P2", "P1") +
                             style("paragraph", "P3", "Preformatted_20_Text") +
                             style("text", "T1", "", "fo:font-style=\"italic\"") +
                             style("text", "T2", "Source_20_Text") + style("paragraph", "Figure", "Caption");
  const std::string shared =
      "<office:styles>" + style("paragraph", "Quotations", "Standard") +
      style("paragraph", "Preformatted_20_Text", "Standard") + style("paragraph", "Caption", "") +
      style("text", "Source_20_Text", "") +
      "</office:styles><office:master-styles><style:master-page><style:header><text:p>top"
      "</text:p></style:header><style:footer><text:p>foot</text:p></style:footer>"
      "</style:master-page></office:master-styles>";
  struct Row {
    std::string_view what;
    std::string body;
    std::string passages;
  };
  const Row rows[] = {
      {"words cut by spans", "<text:p>cra<text:span text:style-name=\"T1\">zy</text:span> idea</text:p>",
       "p: crazy idea\n"},
      {"white space",
       "<text:p>\n  one  two\n three<text:s text:c=\"2\"/>four<text:tab/>five<text:line-break/>six</text:p>",
       "p: one two three  four\tfive six\n"},
      {"references", "<text:p>R&amp;D &#x2019;n</text:p>", "p: R&D \xE2\x80\x99n\n"},
      {"headings", "<text:h text:outline-level=\"1\">H</text:h>", "h: H\n"},
      {"quotations", "<text:p text:style-name=\"P2\">q</text:p><text:p>n</text:p>", ">p: q\np: n\n"},
      {"captions", "<text:p text:style-name=\"Figure\">c</text:p>", "caption: c\n"},
      {"code",
       "<text:p text:style-name=\"P3\">crazy()</text:p><text:p>a <text:span "
       "text:style-name=\"T2\">mad</text:span> b</text:p>",
       "p: a @ b\n"},
      {"lists",
       "<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p>"
       "</text:list-item></text:list></text:list-item></text:list><text:p>c</text:p>",
       "li: a\nli: b\np: c\n"},
      {"tables",
       "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
       "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table><text:p>c</"
       "text:p>",
       "td: a\ntd: b\np: c\n"},
      {"notes",
       "<text:p>out<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>"
       "<text:note-body><text:p>note</text:p></text:note-body></text:note>side</text:p>",
       "p: outside\nnote: note\n"},
      {"comments",
       "<text:p>a<office:annotation><dc:creator>Ann</dc:creator><dc:date>2026</dc:date><text:p>mine</text:p>"
       "</office:annotation>b<office:annotation><dc:creator>unstigma</dc:creator><text:p>ours</text:p></"
       "office:annotation></text:p>",
       "p: ab\ncomment: mine\n"},
      {"tracked changes",
       "<text:tracked-changes><text:changed-region><text:deletion><text:p>mad</text:p></text:deletion>"
       "</text:changed-region></text:tracked-changes><text:p>a<text:change text:change-id=\"1\"/>b</text:p>",
       "p: ab\n"},
      {"pictures and text boxes",
       "<text:p>a <draw:frame text:anchor-type=\"as-char\"><svg:title>t</svg:title><svg:desc>d &amp; "
       "e</svg:desc>"
       "</draw:frame> b<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame></text:p>",
       "p: a @ b\ncaption: t\ncaption: d & e\np: box\n"},
      {"contents",
       "<text:table-of-content><text:index-body><text:p>H "
       "1</text:p></text:index-body></text:table-of-content>",
       ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(make_odt(row.body, styles, shared), "odt") == row.passages + "p: top\np: foot\n");
  }
}

TEST_CASE("A place in an OpenDocument text is its paragraph and the byte of its part") {
  const std::string bytes =
      make_odt("<text:h>H</text:h><text:p>\xC3\xA9 cra<text:span>zy</text:span></text:p>");
  std::istringstream in(bytes);
  std::size_t seen = 0;
  const auto read = document::read(in, "x.odt", "", [&](const Passage& p, const Block& block) {
    if (p.kind != PassageKind::paragraph) return;
    const Location place = locate(p, {3, 8}, block);
    CHECK(place.where == "paragraph 2, under \xE2\x80\x9CH\xE2\x80\x9D");
    CHECK(place.start.part == "content.xml");
    CHECK(place.start.column == 3);
    CHECK(place.end.column == 8);
    CHECK(block.text().substr(place.start.offset, place.end.offset - place.start.offset) ==
          "cra<text:span>zy");
    ++seen;
  });
  CHECK(read);
  CHECK(seen == 1);
}

}  // namespace
}  // namespace unstigma::document
