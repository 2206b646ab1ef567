#include <doctest/doctest.h>

#include "report/fingerprint.h"
#include "report/uri.h"
#include "report/wording.h"

namespace unstigma::report {
namespace {

TEST_CASE("Paths become URI references without surprises") {
  struct Row {
    const char* path;
    const char* uri;
  };
  const Row rows[] = {{"docs/a.md", "docs/a.md"},
                      {"./docs/a.md", "docs/a.md"},
                      {".//a.md", "a.md"},
                      {"../a.md", "../a.md"},
                      {"a b,100%.md", "a%20b%2C100%25.md"},
                      {"c:x.md", "c%3Ax.md"},
                      {"caf\xC3\xA9#1?.md", "caf%C3%A9%231%3F.md"},
                      {"<stdin>", "%3Cstdin%3E"},
                      {"/tmp/a b", "file:///tmp/a%20b"}};
  for (const Row& row : rows) CHECK(uri_of(row.path) == row.uri);
}

TEST_CASE("Text for XML and HTML is escaped, and what XML forbids is replaced") {
  CHECK(escaped("<a href='x'>\"Tom & Ann\"</a>") ==
        "&lt;a href=&#39;x&#39;&gt;&quot;Tom &amp; Ann&quot;&lt;/a&gt;");
  CHECK(escaped("a\tb\nc") == "a\tb\nc");
  CHECK(escaped("a\tb\r\nc", true) == "a&#9;b&#13;&#10;c");
  CHECK(escaped(std::string("a\x01"
                            "b\x1B[0m\0",
                            8)) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD[0m\xEF\xBF\xBD");
  CHECK(escaped("a\xFF"
                "b") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(escaped("]]>") == "]]&gt;");
}

/// A finding of "crazy" in a line.
Finding crazy(const std::string& line) {
  Finding out;
  out.rule = "mental-health/crazy";
  out.match = "crazy";
  out.excerpt.text = line;
  out.excerpt.begin = line.find("crazy");
  out.excerpt.end = out.excerpt.begin + 5;
  return out;
}

TEST_CASE("A finding keeps its fingerprint when lines move and when the far ends of its line change") {
  Finding moved = crazy("A quite other beginning, but the plan is crazy and he knows it well.");
  moved.start.line = 99;
  Finding still = crazy("Truth be told, the plan is crazy and he knows nothing.");
  CHECK(Fingerprints().next("a.md", moved) == Fingerprints().next("./a.md", still));
  CHECK(Fingerprints().next("a.md", moved) != Fingerprints().next("b.md", moved));
  CHECK(Fingerprints().next("a.md", moved) != Fingerprints().next("a.md", crazy("She is crazy.")));
}

TEST_CASE("Findings that look alike have fingerprints of their own, the same in every run") {
  Fingerprints first;
  Fingerprints second;
  const Finding finding = crazy("crazy");
  const std::string one = first.next("a.md", finding);
  const std::string two = first.next("a.md", finding);
  CHECK(one != two);
  CHECK(one.size() == 32);
  CHECK(second.next("a.md", finding) == one);
  CHECK(second.next("a.md", finding) == two);
}

}  // namespace
}  // namespace unstigma::report
