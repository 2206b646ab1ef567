#include "document/archive.h"
#include "document/location.h"
#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::make_docx;
using tests::shown;
using tests::word_paragraph;

std::string run(const std::string& text, const std::string& properties = {}) {
  return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") +
         "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

const std::string styles =
    R"(<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="IntensivesZitat"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="IntensivesZitat"><w:name w:val="Intense Quote"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Round"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="Source Code"/></w:style>)"
    R"(<w:style w:type="character" w:styleId="VerbatimChar"><w:name w:val="Verbatim Char"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>)";

std::string styled(const std::string& style, const std::string& text) {
  return word_paragraph(text, "<w:pStyle w:val=\"" + style + "\"/>");
}

TEST_CASE("A Word document gives what its pages show") {
  struct Row {
    std::string_view what;
    std::string body;
    std::string passages;
  };
  const Row rows[] = {
      {"words cut into runs", "<w:p>" + run("cra") + run("zy", "<w:b/>") + run(" idea") + "</w:p>",
       "p: crazy idea\n"},
      {"references", word_paragraph("R&amp;D &#x2019;n&#39; caf\xC3\xA9"),
       "p: R&D \xE2\x80\x99n' caf\xC3\xA9\n"},
      {"CDATA", word_paragraph("a<![CDATA[<b&]]>c"), "p: a<b&c\n"},
      {"line breaks, tabs, hyphens",
       "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></"
       "w:p>",
       "p: a b\tc\xE2\x80\x91"
       "d\n"},
      {"headings by style, by outline",
       styled("berschrift1", "H") + styled("Own", "I") + word_paragraph("J", "<w:outlineLvl w:val=\"0\"/>") +
           word_paragraph("k", "<w:outlineLvl w:val=\"9\"/>"),
       "h: H\nh: I\nh: J\np: k\n"},
      {"quotations in a German Word", styled("Zitat", "a") + styled("Mine", "b") + styled("Round", "c"),
       ">p: a\n>p: b\np: c\n"},
      {"lists and captions",
       word_paragraph("a", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") +
           styled("Beschriftung", "b"),
       "li: a\ncaption: b\n"},
      {"tables",
       "<w:tbl><w:tr><w:tc>" + word_paragraph("a") + "</w:tc><w:tc>" + word_paragraph("b") +
           "</w:tc></w:tr></w:tbl>",
       "td: a\ntd: b\n"},
      {"code and contents",
       styled("Code", "crazy()") + styled("TOC1", "H 1") + "<w:p>" + run("a ") +
           run("crazy", "<w:rStyle w:val=\"VerbatimChar\"/>") + run(" b") + "</w:p>",
       "p: a @ b\n"},
      {"tracked changes",
       "<w:p>" + run("a ") + "<w:del w:id=\"1\"><w:r><w:delText>mad</w:delText></w:r></w:del>" +
           "<w:ins w:id=\"2\">" + run("new") + "</w:ins><w:moveFrom w:id=\"3\">" + run("gone") +
           "</w:moveFrom></w:p>",
       "p: a new\n"},
      {"a text box, twice in the file",
       "<w:p>" + run("out") + "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + word_paragraph("box") +
           "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + word_paragraph("box") +
           "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" + run("side") + "</w:p>",
       "p: outside\np: box\n"},
      {"pictures",
       "<w:p>" + run("a ") +
           "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"n\" "
           "descr=\"A &quot;crazy&quot; dog\"/></wp:inline></w:drawing></w:r>" +
           run(" b") + "</w:p>",
       "p: a @ b\ncaption: A \"crazy\" dog\n"},
      {"formulas, hidden text, fields",
       "<w:p>" + run("a") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + run("mad", "<w:vanish/>") +
           "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
       "p: a@\n"},
      {"nothing but blanks", word_paragraph("  ") + "<w:p/>", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(make_docx(row.body, {{"styles", styles}}), "docx") == row.passages);
  }
}

TEST_CASE("The notes, comments and margins of a Word document are read behind its text") {
  const std::string bytes = make_docx(
      word_paragraph("text"),
      {{"header", word_paragraph("top")},
       {"footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\">" + word_paragraph("-") +
                         "</w:footnote><w:footnote w:id=\"1\">" + word_paragraph("note") + "</w:footnote>"},
       {"comments", "<w:comment w:author=\"Ann\">" + word_paragraph("mine") +
                        "</w:comment><w:comment w:author="
                        "\"unstigma\">" +
                        word_paragraph("ours") + "</w:comment>"}});
  CHECK(shown(bytes, "docx") == "p: text\nnote: note\ncomment: mine\np: top\n");
  const auto passages = tests::passages(bytes, "docx");
  CHECK(passages[1].part == "word/footnotes.xml");
  CHECK(passages[1].place == "footnotes");
  CHECK(passages[1].paragraph == 1);
}

TEST_CASE(
    "The titles of charts and the words of SmartArt in a Word document are read, and left as they are") {
  const std::string drawing =
      "<d xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:p><a:r><a:t>";
  const std::string end = "</a:t></a:r></a:p></d>";
  const std::string bytes = tests::make_zip(
      {{"[Content_Types].xml", tests::word_types},
       {"_rels/.rels", tests::relationships_part({{"officeDocument", "word/document.xml"}})},
       {"word/document.xml", tests::word_part("document", "<w:body>" + word_paragraph("text") + "</w:body>")},
       {"word/_rels/document.xml.rels",
        tests::relationships_part({{"chart", "charts/chart1.xml"}, {"diagramData", "diagrams/data1.xml"}})},
       {"word/charts/chart1.xml", drawing + "sales" + end},
       {"word/diagrams/data1.xml", drawing + "box" + end}});
  CHECK(shown(bytes, "docx") == "p: text\np: sales\np: box\n");
  const auto passages = tests::passages(bytes, "docx");
  CHECK(passages[1].place == "chart");
  CHECK(passages[2].place == "diagram");
  CHECK(passages[1].read_only);
  CHECK(!passages[0].read_only);
}

TEST_CASE("A place in a Word document is its paragraph, the heading above and the byte of its part") {
  const std::string body = styled("berschrift1", "Who comes") + word_paragraph("") +
                           word_paragraph("see http://x.org/mad, \xC3\xA9 crazy");
  std::istringstream in(make_docx(body, {{"styles", styles}}));
  std::size_t seen = 0;
  const auto read = document::read(in, "x.docx", "", [&](const Passage& p, const Block& block) {
    if (p.kind != PassageKind::paragraph) return;
    const std::size_t at = p.text.find("crazy");
    REQUIRE(at != std::string::npos);
    const auto begin = static_cast<std::uint32_t>(at);
    const Location place = locate(p, {begin, begin + 5}, block);
    CHECK(place.where == "paragraph 3, under \xE2\x80\x9CWho comes\xE2\x80\x9D");
    CHECK(place.start.line == 0);
    CHECK(place.start.part == "word/document.xml");
    CHECK(place.start.column == 25);
    CHECK(place.end.column == 30);
    CHECK(block.text().substr(place.start.offset, place.end.offset - place.start.offset) == "crazy");
    CHECK(place.excerpt.text.substr(place.excerpt.begin) == "crazy");
    CHECK(place.excerpt.text.find("http://x.org/mad") == 4);
    ++seen;
  });
  CHECK(read);
  CHECK(seen == 1);
}

}  // namespace
}  // namespace unstigma::document
