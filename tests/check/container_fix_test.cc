// Mending Word and OpenDocument files: the words change, and nothing else.
#include "document/archive.h"
#include "document/reading.h"
#include "document/zip.h"
#include "unstigma/checker.h"

namespace unstigma {
namespace {

using tests::make_docx;
using tests::make_odt;
using tests::shown;
using tests::word_paragraph;

const Checker& checker() {
  static const Checker built = [] {
    Settings settings;
    settings.profile = "all";
    auto result = Checker::build(settings);
    REQUIRE(result);
    return std::move(*result);
  }();
  return built;
}

Fixed fixed(const std::string& bytes, FixLevel level = FixLevel::safe) {
  auto result = checker().fix_text(bytes, "draft", "", level);
  REQUIRE(result);
  return std::move(*result);
}

std::string part(const std::string& bytes, const std::string& name) {
  auto zip = document::Zip::open(bytes);
  REQUIRE(zip);
  auto read = zip->read(name);
  REQUIRE(read);
  return *read;
}

/// The body of a Word document between <w:body> and </w:body>.
std::string body(const std::string& bytes) {
  const std::string xml = part(bytes, "word/document.xml");
  const std::size_t begin = xml.find("<w:body>") + 8;
  return xml.substr(begin, xml.find("</w:body>") - begin);
}

TEST_CASE("Mending a Word document changes the words and nothing else") {
  struct Row {
    std::string_view what;
    std::string before;
    std::string after;
  };
  const Row rows[] = {
      {"one run", word_paragraph("He committed suicide in May."),
       word_paragraph("He died by suicide in May.")},
      {"cut into runs, formatting of the first",
       "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>He com</w:t></w:r><w:proofErr/><w:r><w:t>mitted "
       "sui</w:t></w:r><w:r><w:t>cide.</w:t></w:r></w:p>",
       "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>He died by "
       "suicide</w:t></w:r><w:proofErr/><w:r><w:t></w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"},
      {"a footnote in the middle stays",
       "<w:p><w:r><w:t>He committed</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t "
       "xml:space=\"preserve\"> suicide.</w:t></w:r></w:p>",
       "<w:p><w:r><w:t>He died by suicide</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t "
       "xml:space=\"preserve\">.</w:t></w:r></w:p>"},
      {"blanks at a new edge are kept",
       "<w:p><w:r><w:t>He committed suicide</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>",
       "<w:p><w:r><w:t>He died by suicide</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"},
      {"deleted text stays",
       "<w:p><w:del><w:r><w:delText>He committed "
       "suicide.</w:delText></w:r></w:del><w:r><w:t>x</w:t></w:r></w:p>",
       "<w:p><w:del><w:r><w:delText>He committed "
       "suicide.</w:delText></w:r></w:del><w:r><w:t>x</w:t></w:r></w:p>"},
      {"across a line break nothing is done",
       "<w:p><w:r><w:t>He committed</w:t><w:br/><w:t>suicide.</w:t></w:r></w:p>",
       "<w:p><w:r><w:t>He committed</w:t><w:br/><w:t>suicide.</w:t></w:r></w:p>"},
      {"an alternative text",
       "<w:p><w:r><w:drawing><wp:inline><wp:docPr descr='The house where he committed "
       "suicide'/></wp:inline></w:drawing></w:r></w:p>",
       "<w:p><w:r><w:drawing><wp:inline><wp:docPr descr='The house where he died by "
       "suicide'/></wp:inline></w:drawing></w:r></w:p>"},
      {"a text box and the paragraph around it",
       "<w:p><w:r><w:t>He committed </w:t></w:r><w:r><w:txbxContent>" +
           word_paragraph("She committed suicide.") +
           "</w:txbxContent></w:r><w:r><w:t>suicide.</w:t></w:r></w:p>",
       "<w:p><w:r><w:t>He died by suicide</w:t></w:r><w:r><w:txbxContent>" +
           word_paragraph("She died by suicide.") + "</w:txbxContent></w:r><w:r><w:t>.</w:t></w:r></w:p>"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const std::string bytes = make_docx(row.before, {{"comments", ""}});
    const Fixed out = fixed(bytes);
    CHECK(body(out.bytes) == row.after);
    CHECK(part(out.bytes, "word/comments.xml") == part(bytes, "word/comments.xml"));
    CHECK(part(out.bytes, "[Content_Types].xml") == part(bytes, "[Content_Types].xml"));
    CHECK(fixed(out.bytes).bytes == out.bytes);
  }
}

TEST_CASE("Notes and comments of a Word document are mended in their parts") {
  const std::string bytes =
      make_docx(word_paragraph("He committed suicide."),
                {{"footnotes",
                  "<w:footnote w:id=\"1\">" + word_paragraph("She committed suicide.") + "</w:footnote>"}});
  const Fixed out = fixed(bytes);
  CHECK(out.applied.size() == 2);
  CHECK(shown(out.bytes, "docx") == "p: He died by suicide.\nnote: She died by suicide.\n");
}

TEST_CASE("Mending an OpenDocument text changes the words and nothing else") {
  struct Row {
    std::string_view what;
    std::string before;
    std::string after;
  };
  const Row rows[] = {
      {"cut by spans", "<text:p>He <text:span>com</text:span>mitted\n   suicide.</text:p>",
       "<text:p>He <text:span>died by suicide</text:span>.</text:p>"},
      {"a note in the middle",
       "<text:p>He committed<text:note><text:note-body><text:p>She committed "
       "suicide.</text:p></text:note-body></text:note> suicide.</text:p>",
       "<text:p>He died by suicide<text:note><text:note-body><text:p>She died by "
       "suicide.</text:p></text:note-body></text:note>.</text:p>"},
      {"a made blank", "<text:p>He committed<text:s/>suicide.</text:p>",
       "<text:p>He committed<text:s/>suicide.</text:p>"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const std::string bytes = make_odt(row.before);
    const Fixed out = fixed(bytes);
    const std::string xml = part(out.bytes, "content.xml");
    const std::size_t begin = xml.find("<office:text>") + 13;
    CHECK(xml.substr(begin, xml.find("</office:text>") - begin) == row.after);
    CHECK(part(out.bytes, "styles.xml") == part(bytes, "styles.xml"));
    CHECK(out.bytes.substr(0, 80) == bytes.substr(0, 80));
    CHECK(fixed(out.bytes).bytes == out.bytes);
  }
}

TEST_CASE("A signed document is left alone") {
  const std::string bytes = tests::make_zip(
      {{"[Content_Types].xml", tests::word_types},
       {"word/document.xml", tests::word_part("document", word_paragraph("He committed suicide."))},
       {"_xmlsignatures/sig1.xml", "<x/>"}});
  const auto result = checker().fix_text(bytes, "draft.docx", "", FixLevel::safe);
  REQUIRE(!result);
  CHECK(result.error().message == "is signed, and a change would break the signature; take it off first");
}

}  // namespace
}  // namespace unstigma
