// Copies with comments and tracked changes, from the command line.
#include <doctest/doctest.h>

#include <sstream>

#include "cli/cli.h"
#include "cli/options.h"
#include "document/archive.h"
#include "document/zip.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

Outcome ran(const std::vector<std::string>& args, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  Environment environment;
  environment.variables["SOURCE_DATE_EPOCH"] = "1700000000";
  Outcome outcome;
  outcome.status = run(args, in, out, err, environment);
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

std::string main_part(const std::string& bytes) {
  auto zip = document::Zip::open(bytes);
  REQUIRE(zip);
  const auto xml = zip->read("word/document.xml");
  REQUIRE(xml);
  return *xml;
}

std::string draft_bytes() {
  return tests::make_docx(tests::word_paragraph("He committed suicide. Call 988."));
}

TEST_CASE("A copy with comments goes beside the draft, which stays as it is") {
  const tests::TemporaryFolder folder;
  const std::string draft = draft_bytes();
  const std::string path = folder.write("a.b/draft.docx", draft);
  const std::string copy = folder / "a.b/draft.unstigma.docx";
  const Outcome outcome = ran({"fix", "--as-comments", path});
  CHECK(outcome.status == 0);
  CHECK(outcome.err == copy + ": written\n1 comment in 1 of 1 file; 0 findings left out.\n");
  CHECK(tests::read_file(path) == draft);
  CHECK(main_part(tests::read_file(copy)).find("<w:commentRangeStart ") != std::string::npos);
  const Outcome again = ran({"fix", "--as-comments", path});
  CHECK(again.status == 2);
  CHECK(again.err.find("unstigma: " + path + ": a copy is there already (" + copy +
                       "); move it away, or name another with -o\n") == 0);
}

TEST_CASE("Tracked changes carry the time of SOURCE_DATE_EPOCH, and go where they are told to") {
  const tests::TemporaryFolder folder;
  const std::string draft = draft_bytes();
  const std::string path = folder.write("draft.docx", draft);
  const std::string target = folder / "out.docx";
  const Outcome outcome = ran({"fix", "--as-tracked-changes", "-o", target, path});
  CHECK(outcome.status == 0);
  CHECK(outcome.err ==
        target + ": written\n1 tracked change in 1 of 1 file; 0 findings left for you to decide.\n");
  const std::string bytes = tests::read_file(target);
  CHECK(main_part(bytes).find("w:author=\"unstigma\" w:date=\"2023-11-14T22:13:20Z\"") != std::string::npos);
  const Outcome piped = ran({"fix", "-q", "--as-tracked-changes", "-"}, draft);
  CHECK(piped.out == bytes);
  CHECK(piped.err.empty());
}

TEST_CASE("What cannot be done with a document is said in one line") {
  const tests::TemporaryFolder folder;
  const std::string draft = draft_bytes();
  const std::string path = folder.write("draft.docx", draft);
  const std::string text = folder.write("a.txt", "He committed suicide.");
  struct Row {
    std::vector<std::string> args;
    std::string err;
  };
  const Row rows[] = {
      {{"fix", "--as-comments", "--as-tracked-changes", path},
       "--as-comments and --as-tracked-changes make two different copies; ask for one at a time\n"},
      {{"fix", "--as-comments", "--diff", path},
       "--diff shows what fix would write in place; leave it out here\n"},
      {{"fix", "-o", "x.docx", path},
       "fix writes in place; --output-file goes with --as-comments or --as-tracked-changes\n"},
      {{"fix", "--as-comments", "-o", "x.docx", path, text},
       "--output-file takes the copy of one file; name one, or leave the option out\n"},
      {{"fix", "-q", "--as-comments", text},
       text + ": is no Word or OpenDocument file (.docx, .odt), and only those can be answered in\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.err);
    const Outcome outcome = ran(row.args);
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "unstigma: " + row.err);
  }
}

TEST_CASE("A package that cannot be read is one line; the others are still checked") {
  const tests::TemporaryFolder folder;
  const std::string good = folder.write("good.docx", draft_bytes());
  const std::string old =
      folder.write("old.doc", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") +
                                  std::string("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24));
  const std::string cut = folder.write("cut.odt", draft_bytes().substr(0, 300));
  const std::string text = folder.write("text.docx", "Two junkies met.");
  const Outcome outcome = ran({"--format", "compact", "--select", "suicide/", cut, good, old, text});
  CHECK(outcome.status == 2);
  CHECK(outcome.out ==
        good +
            ": paragraph 1: error[suicide/commit-suicide] \"committed suicide\" speaks of suicide "
            "as of a crime; instead: died by suicide, took his own life\n");
  CHECK(outcome.err ==
        "unstigma: " + cut +
            ": the archive is damaged or cut off; open it in its program and save it again\n"
            "unstigma: " +
            old +
            ": is an old Word document (.doc); open it in Word or LibreOffice and save it as .docx or .odt\n"
            "unstigma: " +
            text +
            ": is not a Word document inside, whatever its name says; if it is text, add --input-format "
            "text\n");
  CHECK(ran({"--format", "compact", "--input-format", "text", text}).status == 1);
}

TEST_CASE("Copies are named after their documents") {
  CHECK(copy_name("draft.docx") == "draft.unstigma.docx");
  CHECK(copy_name("a.b/draft") == "a.b/draft.unstigma");
  CHECK(copy_name("a/.odt") == "a/.odt.unstigma");
  CHECK(copy_name("x.y.odt") == "x.y.unstigma.odt");
}

}  // namespace
}  // namespace unstigma::cli
