// EPUB and PowerPoint: read, never written.
#include "document/archive.h"
#include "document/container.h"
#include "document/location.h"
#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::make_zip;
using tests::shown;

const std::string container_part =
    R"(<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>)"
    R"(<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>)";

std::string package(const std::string& manifest, const std::string& spine) {
  return R"(<package xmlns="http://www.idpf.org/2007/opf"><manifest>)" + manifest + "</manifest><spine>" +
         spine + "</spine></package>";
}

std::string item(const std::string& id, const std::string& href, const std::string& more = {}) {
  return "<item id=\"" + id + "\" href=\"" + href + "\" media-type=\"application/xhtml+xml\"" + more + "/>";
}

tests::Entries book() {
  return {{"mimetype", "application/epub+zip"},
          {"META-INF/container.xml", container_part},
          {"OEBPS/book.opf", package(item("b", "text/two%20b.xhtml") + item("a", "one.xhtml#top") +
                                         item("n", "nav.xhtml", " properties=\"nav\""),
                                     "<itemref idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"b\"/>")},
          {"OEBPS/nav.xhtml", "<p>contents</p>"},
          {"OEBPS/one.xhtml", "<html><title/><h1>One</h1><p>R&amp;D cra<b>zy</b></p></html>"},
          {"OEBPS/text/two b.xhtml", "<blockquote><p>q</p></blockquote>"}};
}

TEST_CASE("An EPUB gives its chapters in the order of reading") {
  const std::string bytes = make_zip(book());
  CHECK(shown(bytes, "epub") == "h: One\np: R&D crazy\n>p: q\n");
  std::istringstream in(bytes);
  std::size_t seen = 0;
  const auto read = document::read(in, "book", "", [&](const Passage& p, const Block& block) {
    CHECK(p.read_only);
    if (p.kind != PassageKind::paragraph || p.quoted) return;
    const Location place = locate(p, {4, 9}, block);
    CHECK(place.where == "one.xhtml, paragraph 2, under \xE2\x80\x9COne\xE2\x80\x9D");
    CHECK(place.start.part == "OEBPS/one.xhtml");
    CHECK(place.start.column == 5);
    CHECK(block.text().substr(place.start.offset, 5) == "cra<b");
    ++seen;
  });
  CHECK(*read == "epub");
  CHECK(seen == 1);
}

TEST_CASE("The column in a book counts an address that stands before the words") {
  tests::Entries entries = book();
  for (auto& [name, bytes] : entries) {
    if (name == "OEBPS/one.xhtml")
      bytes = "<html><body><p>www.example.org &amp; a crazy idea.</p></body></html>";
  }
  std::istringstream in(make_zip(entries));
  std::uint64_t column = 0;
  std::string shows;
  (void)document::read(in, "book", "", [&](const Passage& p, const Block& block) {
    const std::size_t at = p.text.find("crazy");
    if (at == std::string::npos || p.part != "OEBPS/one.xhtml") return;
    const Location place =
        locate(p, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 5)}, block);
    column = place.start.column;
    shows = place.excerpt.text;
  });
  CHECK(column == 21);
  CHECK(shows == "www.example.org & a crazy idea.");
}

TEST_CASE("What is wrong with an EPUB is told in one sentence") {
  const auto complaint = [](const tests::Entries& entries) {
    const auto read = read_container(make_zip(entries), "b.epub", "", [](const Passage&, const Block&) {});
    return read ? "" : read.error().message;
  };
  tests::Entries missing = book();
  missing.pop_back();
  CHECK(complaint(missing) ==
        "has no 'OEBPS/text/two b.xhtml' in it; open it in its program and save it again");
  tests::Entries empty = book();
  empty[2].second = package("", "");
  CHECK(complaint(empty) == "lists no chapters; make it again");
  tests::Entries locked = book();
  locked.emplace_back(
      "META-INF/encryption.xml",
      R"(<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:CipherReference URI="OEBPS/one.xhtml"/></encryption>)");
  CHECK(complaint(locked) == "is protected against copying, and its text cannot be read");
  locked.back().second =
      R"(<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:CipherReference URI="font.otf"/></encryption>)";
  CHECK(complaint(locked).empty());
}

TEST_CASE("A PowerPoint file gives its slides in the order of the show, each with its notes") {
  const std::string names =
      R"(xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" )"
      R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
      R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
  const auto shape = [](const std::string& type, const std::string& paragraphs) {
    return "<p:sp><p:nvSpPr><p:nvPr><p:ph type=\"" + type + "\"/></p:nvPr></p:nvSpPr><p:txBody>" +
           paragraphs + "</p:txBody></p:sp>";
  };
  const auto paragraph = [](const std::string& text) {
    return "<a:p><a:r><a:t>" + text + "</a:t></a:r></a:p>";
  };
  const std::string bytes = make_zip(
      {{"[Content_Types].xml", "<Types>presentationml.presentation.main+xml</Types>"},
       {"_rels/.rels", tests::relationships_part({{"officeDocument", "ppt/presentation.xml"}})},
       {"ppt/presentation.xml",
        "<p:presentation " + names +
            "><p:sldIdLst><p:sldId r:id=\"rId2\"/><p:sldId r:id=\"rId1\"/></p:sldIdLst></p:presentation>"},
       {"ppt/_rels/presentation.xml.rels",
        tests::relationships_part({{"slide", "slides/slide1.xml"}, {"slide", "slides/slide2.xml"}})},
       {"ppt/slides/slide1.xml", "<p:sld " + names + ">" + shape("body", paragraph("last")) +
                                     "<p:pic><p:cNvPr id=\"1\" descr=\"a dog\"/></p:pic></p:sld>"},
       {"ppt/slides/slide2.xml", "<p:sld " + names + ">" + shape("title", paragraph("T")) +
                                     shape("body",
                                           "<a:p><a:r><a:t>cra</a:t></a:r><a:r><a:rPr "
                                           "b=\"1\"/><a:t>zy</a:t></a:r><a:br/><a:r><a:t>x</a:t></"
                                           "a:r><a:fld><a:t>7</a:t></a:fld></a:p>") +
                                     shape("sldNum", paragraph("2")) + "<a:tbl><a:tr><a:tc>" +
                                     paragraph("c") + "</a:tc></a:tr></a:tbl></p:sld>"},
       {"ppt/slides/_rels/slide2.xml.rels",
        tests::relationships_part({{"notesSlide", "../notesSlides/notesSlide1.xml"},
                                   {"chart", "../charts/chart1.xml"},
                                   {"diagramData", "../diagrams/data1.xml"}})},
       {"ppt/charts/chart1.xml", "<c " + names + "><v>7</v>" + paragraph("sales") + "</c>"},
       {"ppt/diagrams/data1.xml", "<d " + names + ">" + paragraph("box") + "</d>"},
       {"ppt/notesSlides/notesSlide1.xml",
        "<p:notes " + names + ">" + shape("body", paragraph("say it")) + "</p:notes>"}});
  CHECK(shown(bytes, "pptx") ==
        "h: T\np: crazy x\ntd: c\np: sales\np: box\np: say it\np: last\ncaption: a dog\n");
  const auto passages = tests::passages(bytes, "pptx");
  REQUIRE(passages.size() == 8);
  CHECK(passages[1].place == "slide 1");
  CHECK(passages[1].heading_above == "T");
  CHECK(passages[3].place == "slide 1, chart");
  CHECK(passages[4].place == "slide 1, diagram");
  CHECK(passages[5].place == "notes of slide 1");
  CHECK(passages[6].place == "slide 2");
  CHECK(passages[7].place == "slide 2, alternative text");
  for (const Passage& passage : passages) CHECK(passage.read_only);
}

}  // namespace
}  // namespace unstigma::document
