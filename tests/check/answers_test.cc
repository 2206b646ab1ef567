// Answering in Word and OpenDocument files: comments and tracked changes, and nothing else.
#include <cstdlib>

#include "document/archive.h"
#include "document/reading.h"
#include "document/zip.h"
#include "temporary.h"
#include "unstigma/checker.h"

namespace unstigma {
namespace {

using tests::make_docx;
using tests::make_odt;
using tests::word_paragraph;

constexpr const char* date = "2026-11-26T12:00:00Z";

const Checker& checker() {
  static const Checker built = [] {
    Settings settings;
    settings.profile = "all";
    settings.ignore = {"reporting-rules/"};
    auto result = Checker::build(settings);
    REQUIRE(result);
    return std::move(*result);
  }();
  return built;
}

Answer answered(const std::string& bytes, AnswerKind kind) {
  auto result = checker().answer_text(bytes, "draft", "", kind, FixLevel::safe, date);
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

std::string between(const std::string& xml, const std::string& open, const std::string& close) {
  const std::size_t begin = xml.find(open) + open.size();
  return xml.substr(begin, xml.find(close, begin) - begin);
}

std::string body(const std::string& bytes) {
  return between(part(bytes, "word/document.xml"), "<w:body>", "</w:body>");
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

const std::string who = " w:author=\"unstigma\" w:date=\"2026-11-26T12:00:00Z\"";

TEST_CASE("Tracked changes in a Word document keep the formatting of every run") {
  const std::string before =
      "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>He com</w:t></w:r><w:ins w:id=\"7\" "
      "w:author=\"Ann\"><w:r><w:t>mitted "
      "suicide.</w:t></w:r></w:ins></w:p>";
  const Answer out = answered(make_docx(before), AnswerKind::tracked_changes);
  CHECK(out.placed.size() == 1);
  CHECK(body(out.bytes) ==
        "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">He </w:t></w:r>"
        "<w:del w:id=\"8\"" +
            who +
            "><w:r><w:rPr><w:i/></w:rPr><w:delText xml:space=\"preserve\">com</w:delText></w:r></w:del>"
            "<w:ins w:id=\"9\"" +
            who +
            "><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">died by suicide</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\"></w:t></w:r>"
            "<w:ins w:id=\"7\" w:author=\"Ann\"><w:r><w:t xml:space=\"preserve\"></w:t></w:r>"
            "<w:del w:id=\"10\"" +
            who +
            "><w:r><w:delText xml:space=\"preserve\">mitted suicide</w:delText></w:r></w:del>"
            "<w:r><w:t xml:space=\"preserve\">.</w:t></w:r></w:ins></w:p>");
}

TEST_CASE("Tracked changes part what somebody else has inserted") {
  const std::string before =
      "<w:p><w:ins w:id=\"7\" w:author=\"Ann\"><w:r><w:t>He committed suicide.</w:t></w:r></w:ins></w:p>";
  const Answer out = answered(make_docx(before), AnswerKind::tracked_changes);
  CHECK(
      body(out.bytes) ==
      "<w:p><w:ins w:id=\"7\" w:author=\"Ann\"><w:r><w:t xml:space=\"preserve\">He </w:t></w:r>"
      "<w:del w:id=\"8\"" +
          who +
          "><w:r><w:delText xml:space=\"preserve\">committed suicide</w:delText></w:r></w:del></w:ins>"
          "<w:ins w:id=\"9\"" +
          who +
          "><w:r><w:t xml:space=\"preserve\">died by suicide</w:t></w:r></w:ins>"
          "<w:ins w:id=\"10\" w:author=\"Ann\"><w:r><w:t xml:space=\"preserve\">.</w:t></w:r></w:ins></w:p>");
}

TEST_CASE("What a text says of its blanks is said once") {
  for (const AnswerKind kind : {AnswerKind::comments, AnswerKind::tracked_changes}) {
    const Answer out = answered(
        make_docx("<w:p><w:r><w:t xml:space=\"default\">He committed suicide.</w:t></w:r></w:p>"), kind);
    CHECK(out.placed.size() == 1);
    CHECK(body(out.bytes).find("<w:t xml:space=\"default\">He </w:t>") != std::string::npos);
  }
}

TEST_CASE("Tracked changes reach notes, and leave comments and alternative texts alone") {
  const std::string bytes = make_docx(
      "<w:p><w:r><w:drawing><wp:inline><wp:docPr descr=\"He committed "
      "suicide\"/></wp:inline></w:drawing></w:r></w:p>",
      {{"footnotes", "<w:footnote w:id=\"1\">" + word_paragraph("She committed suicide.") + "</w:footnote>"},
       {"comments", "<w:comment w:id=\"3\" w:author=\"Ann\">" + word_paragraph("They committed suicide.") +
                        "</w:comment>"}});
  const Answer out = answered(bytes, AnswerKind::tracked_changes);
  CHECK(out.placed.size() == 1);
  CHECK(out.left.size() == 2);
  CHECK(body(out.bytes) == body(bytes));
  CHECK(part(out.bytes, "word/comments.xml") == part(bytes, "word/comments.xml"));
  CHECK(count(part(out.bytes, "word/footnotes.xml"), "<w:ins ") == 1);
}

TEST_CASE("Comments in a Word document stand at the words, beside those of others") {
  const std::string before =
      "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>He committed</w:t></w:r><w:r><w:t xml:space=\"preserve\"> "
      "suicide.</w:t></w:r></w:p>";
  const std::string after =
      "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">He </w:t></w:r><w:commentRangeStart "
      "w:id=\"4\"/>"
      "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">committed</w:t></w:r>"
      "<w:r><w:t xml:space=\"preserve\"> suicide</w:t></w:r><w:commentRangeEnd w:id=\"4\"/>"
      "<w:r><w:commentReference w:id=\"4\"/></w:r><w:r><w:t xml:space=\"preserve\">.</w:t></w:r></w:p>";
  const std::string ann = "<w:comment w:id=\"3\" w:author=\"Ann\">" + word_paragraph("Who?") + "</w:comment>";
  const std::string draft = make_docx(before, {{"comments", ann}});
  const Answer out = answered(draft, AnswerKind::comments);
  CHECK(out.placed.size() == 1);
  CHECK(body(out.bytes) == after);
  const std::string comments = part(out.bytes, "word/comments.xml");
  CHECK(comments.find(ann + "<w:comment w:id=\"4\"" + who + " w:initials=\"u\">") != std::string::npos);
  CHECK(comments.find("Instead: died by suicide, took his own life") != std::string::npos);
  CHECK(comments.find("Source: ") != std::string::npos);
  CHECK(answered(draft, AnswerKind::comments).bytes == out.bytes);
}

TEST_CASE("A Word document without comments gets a part for them") {
  const Answer out = answered(make_docx(word_paragraph("He committed suicide.")), AnswerKind::comments);
  CHECK(count(part(out.bytes, "word/comments.xml"), "<w:comment ") == 1);
  CHECK(count(part(out.bytes, "[Content_Types].xml"), "PartName=\"/word/comments.xml\"") == 1);
  CHECK(count(part(out.bytes, "word/_rels/document.xml.rels"), "Target=\"/word/comments.xml\"") == 1);
  // The comments are there for others to read, not for unstigma.
  const auto again = answered(out.bytes, AnswerKind::comments);
  CHECK(again.left.empty());
}

TEST_CASE("A comment that stands there already is not put in again, and a new finding gets its own") {
  const std::string noted = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
  const std::string footnote =
      "<w:footnote w:id=\"2\">" + word_paragraph("She committed suicide.") + "</w:footnote>";
  const std::string word = make_docx(
      "<w:p><w:r><w:t>He committed suicide, and he committed suicide.</w:t></w:r>" + noted + "</w:p>",
      {{"footnotes", footnote}});
  const std::string open = make_odt(
      "<text:p>He committed suicide, and <text:span>he committed "
      "suicide.</text:span><text:note><text:note-body>"
      "<text:p>She committed suicide.</text:p></text:note-body></text:note></text:p>");
  for (const std::string& bytes : {word, open}) {
    const Answer out = answered(bytes, AnswerKind::comments);
    CHECK(out.placed.size() == 3);
    CHECK(out.standing.empty());
    const Answer again = answered(out.bytes, AnswerKind::comments);
    CHECK(again.bytes == out.bytes);
    CHECK(again.placed.empty());
    CHECK(again.left.empty());
    CHECK(again.standing.size() == 3);
  }
  // Somebody has written on; what others say in the same words is theirs.
  const Answer first = answered(word, AnswerKind::comments);
  auto zip = document::Zip::open(first.bytes);
  REQUIRE(zip);
  std::string main = part(first.bytes, "word/document.xml");
  main.insert(main.find("<w:p>"), word_paragraph("She committed suicide."));
  std::string comments = part(first.bytes, "word/comments.xml");
  comments.replace(comments.find("\"unstigma\""), 10, "\"Ann\"");
  const auto changed =
      document::with_entries(first.bytes, {{"word/document.xml", main}, {"word/comments.xml", comments}});
  REQUIRE(changed);
  const Answer second = answered(*changed, AnswerKind::comments);
  CHECK(second.placed.size() == 2);
  CHECK(second.standing.size() == 2);
}

TEST_CASE("Tracked changes in an OpenDocument text keep what was deleted in its formatting") {
  const std::string before =
      "<text:p>He <text:span text:style-name=\"T1\">com</text:span>mitted suicide.</text:p>";
  const Answer out = answered(make_odt(before), AnswerKind::tracked_changes);
  CHECK(out.placed.size() == 1);
  const auto region = [](const std::string& id, const std::string& kind, const std::string& text) {
    return "<text:changed-region xml:id=\"" + id + "\" text:id=\"" + id + "\"><text:" + kind +
           "><office:change-info><dc:creator>unstigma</dc:creator><dc:date>2026-11-26T12:00:00</dc:date>"
           "</office:change-info>" +
           text + "</text:" + kind + "></text:changed-region>";
  };
  CHECK(between(part(out.bytes, "content.xml"), "<office:text>", "</office:text>") ==
        "<text:tracked-changes>" + region("unstigma-1", "insertion", "") +
            region("unstigma-2", "deletion",
                   "<text:p><text:span text:style-name=\"T1\">com</text:span></text:p>") +
            region("unstigma-3", "deletion", "<text:p>mitted suicide</text:p>") +
            "</text:tracked-changes><text:p>He <text:span text:style-name=\"T1\"><text:change "
            "text:change-id=\"unstigma-2\"/>"
            "<text:change-start text:change-id=\"unstigma-1\"/>died by suicide<text:change-end "
            "text:change-id=\"unstigma-1\"/>"
            "</text:span><text:change text:change-id=\"unstigma-3\"/>.</text:p>");
}

TEST_CASE("Changes of others in an OpenDocument text stay") {
  for (const std::string list : {"<text:tracked-changes text:track-changes=\"false\"/>",
                                 "<text:tracked-changes><text:changed-region/></text:tracked-changes>"}) {
    CAPTURE(list);
    const std::string bytes = make_odt(list + "<text:p>He committed suicide.</text:p>");
    const std::string xml = part(answered(bytes, AnswerKind::tracked_changes).bytes, "content.xml");
    CHECK(count(xml, "<text:tracked-changes") == 1);
    CHECK(count(xml, "</text:tracked-changes>") == 1);
    CHECK(count(xml, "<text:changed-region") == 2 + count(list, "region"));
  }
}

TEST_CASE("Comments in an OpenDocument text stand at the words, or at the note") {
  const std::string note =
      "<text:note><text:note-body><text:p>She committed suicide.</text:p></text:note-body></text:note>";
  const Answer out =
      answered(make_odt("<text:p>He committed suicide." + note + "</text:p>"), AnswerKind::comments);
  CHECK(out.placed.size() == 2);
  const std::string xml = part(out.bytes, "content.xml");
  CHECK(xml.find("He <office:annotation office:name=\"unstigma-1\"><dc:creator>unstigma</dc:creator>") !=
        std::string::npos);
  CHECK(xml.find("committed suicide<office:annotation-end office:name=\"unstigma-1\"/>.") !=
        std::string::npos);
  CHECK(xml.find("<text:p>In this note: \"committed suicide\"") != std::string::npos);
  CHECK(xml.find(note + "<office:annotation-end office:name=\"unstigma-2\"/>") != std::string::npos);
}

TEST_CASE(
    "Comments on notes, text boxes and pictures of a Word document stand around them, none in margins") {
  const std::string reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
  const std::string box =
      "<w:r><w:txbxContent>" + word_paragraph("They committed suicide.") + "</w:txbxContent></w:r>";
  const std::string picture =
      "<w:r><w:drawing><wp:inline><wp:docPr descr=\"He committed suicide\"/></wp:inline></w:drawing></w:r>";
  const std::string bytes =
      make_docx("<w:p>" + reference + box + picture + "</w:p>",
                {{"footnotes", "<w:footnote w:id=\"1\">" + word_paragraph("x") +
                                   "</w:footnote><w:footnote w:id=\"2\">" +
                                   word_paragraph("She committed suicide.") + "</w:footnote>"},
                 {"header", word_paragraph("We committed suicide.")}});
  const Answer out = answered(bytes, AnswerKind::comments);
  CHECK(out.placed.size() == 3);
  CHECK(out.left.size() == 1);
  const auto around = [](const std::string& run, const std::string& id) {
    return "<w:commentRangeStart w:id=\"" + id + "\"/>" + run + "<w:commentRangeEnd w:id=\"" + id +
           "\"/><w:r><w:commentReference w:id=\"" + id + "\"/></w:r>";
  };
  const std::string first = body(out.bytes);
  CHECK(count(first, "<w:commentRangeStart ") == 3);
  CHECK(first.find(around(reference, "5")) != std::string::npos);
  CHECK(first == "<w:p>" + around(reference, "5") + around(box, "4") + around(picture, "3") + "</w:p>");
  const std::string comments = part(out.bytes, "word/comments.xml");
  CHECK(comments.find("In this note: \"committed suicide\"") != std::string::npos);
  CHECK(count(comments, "In this picture or text box: ") == 2);
  CHECK(part(out.bytes, "word/footnotes.xml") == part(bytes, "word/footnotes.xml"));
}

TEST_CASE("Only Word and OpenDocument files are answered in") {
  const auto result =
      checker().answer_text("He committed suicide.", "a.txt", "", AnswerKind::comments, FixLevel::safe, date);
  REQUIRE(!result);
  CHECK(result.error().message ==
        "is no Word or OpenDocument file (.docx, .odt), and only those can be answered in");
}

/// What a command prints; empty where its program is not installed.
std::string printed(const tests::TemporaryFolder& folder, const std::string& command) {
  const std::string out = folder / "printed";
  if (std::system((command + " >" + out + " 2>/dev/null").c_str()) != 0) return {};
  return tests::read_file(out);
}

TEST_CASE("Another program finds the draft when it rejects the changes, and the fixed one when it accepts") {
  const tests::TemporaryFolder folder;
  const std::string example = std::string(UNSTIGMA_SOURCE_DIR) + "/examples/feature.docx";
  if (printed(folder, "pandoc --version").empty()) {
    MESSAGE("pandoc is not installed; scripts/setup --ci installs it");
    return;
  }
  const std::string bytes = tests::read_file(example);
  const std::string tracked =
      folder.write("tracked.docx", answered(bytes, AnswerKind::tracked_changes).bytes);
  const std::string commented = folder.write("commented.docx", answered(bytes, AnswerKind::comments).bytes);
  auto fixed = checker().fix_text(bytes, "x.docx", "", FixLevel::safe);
  REQUIRE(fixed);
  const std::string mended = folder.write("mended.docx", fixed->bytes);
  const auto text = [&](const std::string& path, const std::string& how) {
    const std::string out = printed(folder, "pandoc --track-changes=" + how + " -t plain " + path);
    REQUIRE(!out.empty());
    return out;
  };
  CHECK(text(tracked, "reject") == text(example, "accept"));
  CHECK(text(tracked, "accept") == text(mended, "accept"));
  CHECK(text(tracked, "accept") != text(example, "accept"));
  CHECK(text(commented, "accept") == text(example, "accept"));
  CHECK(count(printed(folder, "pandoc --track-changes=all -t native " + commented), "\"comment-start\"") ==
        answered(bytes, AnswerKind::comments).placed.size());
}

TEST_CASE("LibreOffice shows every comment and every change") {
  const tests::TemporaryFolder folder;
  const std::string office = "soffice -env:UserInstallation=file://" + (folder / "profile") +
                             " --headless --convert-to fodt --outdir " + folder.path() + " ";
  if (printed(folder, "soffice --version").empty()) {
    MESSAGE("LibreOffice is not installed; scripts/setup --ci installs it");
    return;
  }
  for (const std::string name : {"feature.docx", "appeal.odt"}) {
    CAPTURE(name);
    const std::string bytes = tests::read_file(std::string(UNSTIGMA_SOURCE_DIR) + "/examples/" + name);
    for (const AnswerKind kind : {AnswerKind::comments, AnswerKind::tracked_changes}) {
      const Answer out = answered(bytes, kind);
      const std::string path = folder.write("in" + name.substr(name.rfind('.')), out.bytes);
      REQUIRE(!printed(folder, office + path).empty());
      const std::string seen = tests::read_file(folder / "in.fodt");
      if (kind == AnswerKind::comments)
        CHECK(count(seen, "<dc:creator>unstigma</dc:creator>") == out.placed.size());
      else CHECK(count(seen, "<text:insertion>") == out.placed.size());
      CHECK(!out.placed.empty());
    }
  }
}

}  // namespace
}  // namespace unstigma
