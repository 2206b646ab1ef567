// Baselines and changed lines, as whole runs.
#include <doctest/doctest.h>

#include "cli/running.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

using tests::Outcome;
using tests::ran;

bool shell(const std::string& command) {
  return std::system(("(" + command + ") >/dev/null 2>&1").c_str()) == 0;
}

TEST_CASE("A baseline knows what was there, wherever its lines have moved to") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  folder.write("docs/a.md", "A junkie came in and sat down with us.\n\nTwo junkies met. Two junkies met.\n");
  folder.write("b.md", "An old crazy plan.\n");
  const Outcome written = ran({"--write-baseline", "known.json", "docs", "b.md"});
  CHECK(written.status == 0);
  CHECK(written.out == "Wrote 4 findings in 2 files to known.json.\n");
  const std::string json = tests::read_file(folder / "known.json");
  CHECK(json.find(
            "{\"path\":\"docs/a.md\",\"rule\":\"substance-use/junkie\",\"match\":\"junkies\",\"around\":") !=
        std::string::npos);

  Outcome now = ran({"--baseline", "known.json", "docs", "b.md"});
  CHECK(now.status == 0);
  CHECK(now.out == "Nothing to mention in 2 files (19 words).\n4 findings known from the baseline.\n");
  CHECK(now.err.empty());

  const std::string told = "4 known from the baseline.";
  CHECK(ran({"--baseline", "known.json", "--format", "markdown", "docs", "b.md"}).out.find("\n" + told) !=
        std::string::npos);
  CHECK(ran({"--baseline", "known.json", "--format", "html", "docs", "b.md"}).out.find(": " + told) !=
        std::string::npos);

  // Moved, wrapped anew, from another folder: still known. One of two gone, one of three new.
  folder.write("docs/a.md",
               "# Title\n\nTwo junkies met. A junkie left.\n\nA junkie came in\nand sat down with us.\n");
  {
    const tests::InFolder deeper(folder / "docs");
    now = ran({"--baseline", "../known.json", "--format", "compact", "a.md"});
    CHECK(now.status == 1);
    CHECK(now.out.find("a.md:3:20: error[substance-use/junkie]") == 0);
    CHECK(now.out.find('\n') == now.out.size() - 1);
    CHECK(now.err ==
          "unstigma: ../known.json: 1 known finding no longer there; --write-baseline ../known.json brings "
          "it up to date\n");
  }
  CHECK(ran({"--baseline", "known.json", "--show-passed", "--format", "compact", "b.md"}).out ==
        "b.md:1:8: passed[mental-health/crazy] \"crazy\": baseline\n");
  CHECK(ran({"--baseline", "known.json", "--write-baseline", "again.json", "docs", "b.md"}).status == 0);
  CHECK(ran({"--baseline", "again.json", "docs", "b.md"}).status == 0);
}

TEST_CASE("Of equal findings as many are known as were there") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  folder.write("a.md", "A junkie.\n\nA junkie.\n");
  ran({"--write-baseline", "known.json", "a.md"});
  folder.write("a.md", "A junkie.\n\nA junkie.\n\nA junkie.\n");
  const Outcome now = ran({"--baseline", "known.json", "--format", "compact", "a.md"});
  CHECK(now.out.find("a.md:5:3") == 0);
}

TEST_CASE("What is no baseline is told of in one line") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  folder.write("a.md", "A junkie.\n");
  struct Row {
    const char* json;
    const char* err;
  };
  const Row rows[] = {
      {"[", "is no baseline (no JSON object); write it anew with --write-baseline"},
      {"{}", "is no baseline (its schema is not 1); write it anew with --write-baseline"},
      {"{\"schema\": 1}", "is no baseline (it has no list of findings); write it anew with --write-baseline"},
      {"{\"schema\": 1, \"findings\": [{\"path\": \"a\"}]}",
       "is no baseline (a finding lacks path, rule, match, around or count); write it anew with "
       "--write-baseline"},
  };
  for (const Row& row : rows) {
    folder.write("known.json", row.json);
    const Outcome now = ran({"--baseline", "known.json", "a.md"});
    CHECK(now.status == 2);
    CHECK(now.err == "unstigma: known.json: " + std::string(row.err) + "\n");
  }
  CHECK(
      ran({"--baseline", "none.json", "a.md"}).err ==
      "unstigma: none.json: cannot read this baseline; check the path, or make one with --write-baseline\n");
  CHECK(ran({"--write-baseline", "no/such/known.json", "a.md"}).status == 2);
}

TEST_CASE("--since tells of lines that have changed since this branch left") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  const std::string git = "git -c user.name=a -c user.email=a@example.org ";
  folder.write("a.md", "A junkie.\n\nA crazy plan.\n\nFine.\n");
  folder.write("sub/na\xC3\xAFve \"b\".md", "A junkie.\n");
  REQUIRE(shell("git init -q . && " + git + "add . && " + git + "commit -qm one && git branch start"));
  CHECK(ran({"--since", "start", "."}).err ==
        "unstigma: none of the files has changed, so none was checked\n");

  CHECK(ran({"--since", "start", "none.md"}).status == 2);

  folder.write("a.md", "New.\n\nA junkie.\n\nA really crazy plan.\n\nFine.\n");
  folder.write("sub/na\xC3\xAFve \"b\".md", "A junkie.\n\nAnother junkie.\n");
  folder.write("sub/new.md", "A junkie.\n");
  const std::string expected = "a.md:5:10\nsub/na\xC3\xAFve \"b\".md:3:9\nsub/new.md:1:3\n";
  const auto places = [](const Outcome& outcome) {
    std::string out;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) out += line.substr(0, line.find(": ")) + "\n";
    return out;
  };
  CHECK(places(ran({"--since", "start", "--format", "compact", "."})) == expected);
  CHECK(ran({"--since", "start", "."}).out.find("2 in unchanged lines") != std::string::npos);
  REQUIRE(shell(git + "add . && " + git + "commit -qm two"));
  CHECK(places(ran({"--since", "start", "--format", "compact", "."})) == expected);
  {
    const tests::InFolder deeper(folder / "sub");
    CHECK(places(ran({"--since", "start", "--format", "compact", "new.md"})) == "new.md:1:3\n");
  }
  // What others did on the branch we left is not our change.
  REQUIRE(shell(git + "checkout -qb ours && git checkout -q start"));
  folder.write("theirs.md", "A junkie.\n");
  REQUIRE(shell(git + "add . && " + git + "commit -qm three && git checkout -q ours"));
  CHECK(places(ran({"--since", "start", "--format", "compact", "."})) == expected);

  // The same through a diff.
  REQUIRE(shell("git diff --no-color start~1 > .d/x || mkdir .d && git diff --no-color start~1 > .d/x"));
  CHECK(places(ran({"--changed-lines", ".d/x", "--format", "compact", "."})) == expected);
  CHECK(places(ran({"--changed-lines", "-", "--format", "compact", "a.md"},
                   tests::read_file(folder / ".d/x"))) == "a.md:5:10\n");
}

TEST_CASE("What --since and --changed-lines cannot use is told of in one line") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  folder.write("a.md", "A junkie.\n");
  CHECK(ran({"--since", "main", "a.md"}).err ==
        "unstigma: --since: this folder is in no git repository; go into one, or use --changed-lines\n");
  REQUIRE(shell("git init -q ."));
  for (const char* revision : {"nowhere", "--output=evil", "a b"}) {
    const Outcome now = ran({"--since=" + std::string(revision), "a.md"});
    CHECK(now.status == 2);
    CHECK(now.err ==
          "unstigma: --since: git knows no revision '" + std::string(revision) +
              "' here; check its spelling, or fetch it first (a shallow clone lacks most of them)\n");
  }
  CHECK(ran({"--changed-lines", "none.diff", "a.md"}).err ==
        "unstigma: none.diff: cannot read this diff; check the path and its permissions\n");
  CHECK(ran({"--changed-lines", "a.md", "a.md"}).err ==
        "unstigma: a.md: is no unified diff; make one with git diff or diff -u\n");
  CHECK(ran({"--since", "x", "--changed-lines", "y", "a.md"}).status == 2);
  folder.write("plain.diff", "--- a.md.orig\t2026-01-01\n+++ a.md\t2026-01-02\n@@ -0,0 +1 @@\n+A junkie.\n");
  CHECK(ran({"--changed-lines", "plain.diff", "a.md"}).status == 1);
  folder.write("plain.diff",
               "+++ a.md\n@@ -1,99999999999999999999 +1 @@\n@@ -1 +1,18446744073709551615 @@\n+");
  CHECK(ran({"--changed-lines", "plain.diff", "a.md"}).status == 1);
}

}  // namespace
}  // namespace unstigma::cli
