#include <doctest/doctest.h>

#include <sstream>

#include "report/report.h"

namespace unstigma::report {
namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Finding finding_of(const std::string& match) {
  Finding out;
  out.match = match;
  out.rule = "mental-health/" + match;
  out.lexicon = "mental-health";
  out.severity = Severity::warning;
  out.message = "\"" + match + "\" uses a health condition as a figure of speech";
  out.why = "It hurts & it is vague.";
  return out;
}

/// What stands in <main>.
std::string body_of(const std::string& page) {
  const std::size_t begin = page.find("<main");
  return page.substr(begin, page.find("</main>") - begin);
}

TEST_CASE("A container is shown paragraph by paragraph, marks placed by characters") {
  std::ostringstream out;
  const auto report = make_report("html", out, {});
  DocumentText text;
  text.paragraphs = {{"word/document.xml", 1, "Nothing h\xC3\xA8re."},
                     {"word/document.xml", 2, "\xC3\x89mile is crazy."},
                     {"word/footnotes.xml", 1, "A crazy note."}};
  report->text("a.docx", std::move(text));
  Finding first = finding_of("crazy");
  first.where = "paragraph 2";
  first.start = {0, 10, 0, "word/document.xml", 2};
  first.end = {0, 15, 0, "word/document.xml", 2};
  Finding second = finding_of("crazy");
  second.start = {0, 3, 0, "word/footnotes.xml", 1};
  second.end = {0, 8, 0, "word/footnotes.xml", 1};
  report->finding("a.docx", first);
  report->finding("a.docx", second);
  report->file({"a.docx", "docx", 8, 2});
  Totals totals;
  totals.add(first);
  totals.add(second);
  report->finish(totals);
  const std::string body = body_of(out.str());
  CHECK(holds(body, "data-n=\"1\"><div class=\"line\">Nothing h\xC3\xA8re.</div>"));
  CHECK(holds(
      body,
      "\xC3\x89mile is <a class=\"mark warning\" href=\"#n1-1\" id=\"m1-1\"><span class=\"tail\">crazy<sup"));
  CHECK(holds(body, "<p class=\"part\">word/footnotes.xml</p>"));
  CHECK(holds(body, "A <a class=\"mark warning\" href=\"#n1-2\""));
  CHECK(holds(body, "mental-health/crazy, paragraph 2</p>"));
}

TEST_CASE("A file too large to be held is shown by the lines of its findings") {
  std::ostringstream out;
  const auto report = make_report("html", out, {});
  Finding finding = finding_of("crazy");
  finding.start.line = 4711;
  finding.excerpt = {"<It is crazy>", 7, 12, false, false};
  report->finding("big.txt", finding);
  report->file({"big.txt", "text", 9999999, 1});
  report->finish({});
  const std::string body = body_of(out.str());
  CHECK(holds(body, "too large to be shown"));
  CHECK(holds(body, "data-n=\"4711\">&lt;It is <a"));
}

TEST_CASE("Only addresses of the web become links, and nothing of a text becomes markup") {
  std::ostringstream out;
  const auto report = make_report("html", out, {});
  Finding finding = finding_of("<script>");
  finding.sources = {{"One", "", 0, "javascript:alert(1)", ""},
                     {"Two", "", 0, "https://example.org/?a=\"b\"", ""}};
  finding.notes = {"<i>note</i>"};
  finding.advice = "<b>advice</b>";
  finding.alternatives = {{"<u>word</u>", std::nullopt, false}, {"", std::nullopt, false}};
  report->finding("\"><script>.md", finding);
  report->file({"\"><script>.md", "markdown", 1, 1});
  report->error("<b>.md", "<i>why</i>");
  report->finish({});
  const std::string body = body_of(out.str());
  for (const char* markup : {"<script>", "<i>note", "<b>advice", "<u>", "<b>.md", "<i>why", "javascript:"})
    CHECK_FALSE_MESSAGE(holds(body, markup), markup);
  CHECK(holds(body, "href=\"https://example.org/?a=&quot;b&quot;\">Two</a>"));
  CHECK(holds(body, "<i>leave it out</i>"));
}

TEST_CASE("A page has room for five thousand findings and says how many it leaves out") {
  std::ostringstream out;
  const auto report = make_report("html", out, {});
  Totals totals;
  for (int i = 0; i < 5003; ++i) {
    Finding finding = finding_of("crazy");
    finding.start.line = 1;
    finding.excerpt = {"crazy", 0, 5, false, false};
    report->finding("a.md", finding);
    totals.add(finding);
  }
  report->file({"a.md", "markdown", 5003, 5003});
  report->finish(totals);
  CHECK(holds(out.str(), "5,003 findings"));
  CHECK(holds(out.str(), "3 more findings are not shown here"));
  CHECK(out.str().size() < std::size_t{8} << 20U);
}

TEST_CASE("A writer in danger is told where help is, above the text, without a link to the words") {
  std::ostringstream out;
  const auto report = make_report("html", out, {});
  DocumentText text;
  text.decoded = text::decode("I want to end it.\n");
  report->text("diary.txt", std::move(text));
  report->help("diary.txt",
               {{},
                {},
                {},
                "I want to end it",
                {{"Samaritans", "call 116 123", "https://www.samaritans.org", "2026-11-26", false}}});
  report->file({"diary.txt", "text", 5, 0});
  report->finish({});
  const std::string body = body_of(out.str());
  CHECK(holds(body, "class=\"help\" role=\"note\""));
  CHECK(holds(body, "Samaritans: <b>call 116 123</b>"));
  CHECK(holds(body, "I want to end it."));
  CHECK_FALSE(holds(body, "class=\"mark"));
}

TEST_CASE("A page with nothing to mention says so") {
  std::ostringstream out;
  const auto report = make_report("html", out, {});
  report->file({"a.md", "markdown", 3, 0});
  Totals totals;
  totals.add(FileSummary{"a.md", "markdown", 3, 0});
  report->finish(totals);
  CHECK(holds(out.str(), "<h1>Nothing to mention</h1>"));
  CHECK(holds(out.str(), "<code>a.md</code>"));
  CHECK_FALSE(holds(out.str(), "<form"));
}

}  // namespace
}  // namespace unstigma::report
