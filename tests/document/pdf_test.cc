#include "document/pdf.h"

#include <cstdlib>

#include "document/container.h"
#include "document/location.h"
#include "document/reading.h"

namespace unstigma::document {
namespace {

/// A PDF of one page with these drawing commands.
std::string make_pdf(const std::string& drawing) {
  const std::string objects[] = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
      "<</Length " + std::to_string(drawing.size()) + ">>stream\n" + drawing + "\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  };
  std::string out = "%PDF-1.4\n";
  std::string table = "xref\n0 6\n0000000000 65535 f \n";
  int number = 0;
  for (const std::string& object : objects) {
    std::string offset = std::to_string(out.size());
    offset.insert(0, 10 - offset.size(), '0');
    table += offset + " 00000 n \n";
    out += std::to_string(++number) + " 0 obj" + object + "endobj\n";
  }
  const std::string start = std::to_string(out.size());
  return out + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string complaint(const std::string& bytes) {
  const auto read = read_container(bytes, "x.pdf", "", [](const Passage&, const Block&) {});
  return read ? "" : read.error().message;
}

TEST_CASE("Boxes of words become paragraphs") {
  const std::string boxes =
      "<doc><page width=\"1\"><flow><block><line><word "
      "xMin=\"1\">Some</word><word>R&amp;D</word><word>depres-</word>"
      "</line><line><word>sion</word><word>see</word><word>http://x.org/a</word></line></block><block><line>"
      "<word>Two</word></line></block></flow></page><page><block><line><word>self-</word></"
      "line><line><word>Harm</word>"
      "</line></block></page></doc>";
  std::vector<Passage> passages;
  std::vector<std::string> places;
  read_pdf_boxes(boxes, [&](const Passage& p, const Block& block) {
    passages.push_back(p);
    places.push_back(locate(p, {0, 4}, block).where);
  });
  REQUIRE(passages.size() == 3);
  CHECK(passages[0].whole == "Some R&D depression see http://x.org/a");
  CHECK(passages[0].text == "Some R&D depression see \xEF\xBF\xBC");
  CHECK(passages[0].read_only);
  CHECK(passages[0].note == "taken out of a PDF; words and their order may differ from the page");
  CHECK(passages[2].text == "self- Harm");
  CHECK(places ==
        std::vector<std::string>{"page 1, paragraph 1", "page 1, paragraph 2", "page 2, paragraph 1"});
  for (const std::string cut : {"", "<", "<word", "<word>", "<word>x", "<page><word>&#x;", "<word>&"})
    read_pdf_boxes(cut, [](const Passage& p, const Block&) { CHECK(!p.text.empty()); });
}

TEST_CASE("The text of a PDF is read, and what cannot be read is said") {
  const bool there = std::system("command -v pdftotext >/dev/null") == 0;
  const std::string text = make_pdf("BT /F 12 Tf 20 200 Td (Two junkies met.) Tj ET");
  if (there) {
    CHECK(tests::shown(text, "pdf") == "p: Two junkies met.\n");
    CHECK(complaint(make_pdf("0 0 10 10 re f")) ==
          "is a PDF without text, probably pages that were scanned; text recognition (ocrmypdf) can add it");
    CHECK(complaint("%PDF-1.4 nothing") == "is a damaged PDF; make it again");
    CHECK(complaint("%PDF-1.4 nothing /Encrypt") ==
          "is locked with a password; take the password off, then check it");
  } else {
    MESSAGE("pdftotext is not installed; scripts/setup --ci installs it");
  }
  const char* set = std::getenv("PATH");
  const std::string before = set == nullptr ? "" : set;
  setenv("PATH", "/nowhere", 1);
  CHECK(complaint(text) == "is a PDF, and reading those needs pdftotext; install the package poppler-utils");
  setenv("PATH", before.c_str(), 1);
}

}  // namespace
}  // namespace unstigma::document
