#include <doctest/doctest.h>

#include "cli/running.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

using tests::Outcome;
using tests::ran;

TEST_CASE("init writes a configuration that changes nothing and never overwrites one") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  const std::string draft = "He is a junkie. A crazy deadline.\n";
  folder.write("draft.md", draft);
  const std::string before = ran({"draft.md"}).out;
  CHECK(ran({"init"}).status == 0);
  CHECK(ran({"draft.md"}).out == before);
  const std::string written = tests::read_file(folder / ".unstigma.toml");
  const Outcome again = ran({"init"});
  CHECK(again.status == 2);
  CHECK(
      again.err ==
      "unstigma: .unstigma.toml: is there already and is left as it is; change it, or take it away first\n");
  CHECK(tests::read_file(folder / ".unstigma.toml") == written);

  // What it offers in comments is true, too.
  std::string uncommented;
  std::istringstream lines(written);
  for (std::string line; std::getline(lines, line);) {
    const bool offer = line.find(" = ") != std::string::npos || line.find("# [") == 0;
    if (offer) uncommented += line.substr(2) + "\n";
  }
  folder.write(".unstigma.toml", uncommented);
  folder.write("our-words.toml", tests::read_file(UNSTIGMA_SOURCE_DIR "/lexicons/en/weight.toml"));
  const Outcome offered = ran({"--print-config", "docs/a.md"});
  CHECK(offered.err.empty());
  CHECK(offered.out.find("profile = \"docs\"") != std::string::npos);
}

TEST_CASE("Each file is held to the severity that its configuration asks for") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  folder.write(".unstigma.toml",
               "[severity]\n'substance-use/junkie' = 'warning'\n"
               "[[overrides]]\npaths = ['old/']\nfail-on = 'error'\n");
  folder.write("old/a.md", "He is a junkie.\n");
  folder.write("new/a.md", "He is a junkie.\n");
  CHECK(ran({"--format", "compact", "old"}).out.find("warning[substance-use/junkie]") != std::string::npos);
  CHECK(ran({"old"}).status == 0);
  CHECK(ran({"new"}).status == 1);
  CHECK(ran({"new", "old", "--fail-on", "error"}).status == 0);
  CHECK(ran({"new", "--no-config", "--fail-on", "error"}).status == 1);
  CHECK(ran({"--stdin-filename", "old/x.md", "-"}, "He is a junkie.").status == 0);
  CHECK(ran({"--stdin-filename", "new/x.md", "-"}, "He is a junkie.").status == 1);
}

TEST_CASE("A broken configuration is told of; files with a sound one are still checked") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  folder.write("bad/.unstigma.toml", "profile = 'doc'\nlocal = 'en-GB'\n");
  folder.write("bad/a.md", "He is a junkie.\n");
  folder.write("good/a.md", "He is a junkie.\n");
  const Outcome outcome = ran({"--format", "compact", "bad", "good"});
  CHECK(outcome.status == 2);
  CHECK(outcome.err ==
        "unstigma: bad/.unstigma.toml:1:11: there is no profile 'doc'; did you mean 'docs'?\n"
        "unstigma: bad/.unstigma.toml:2:1: the configuration has no key 'local'; did you mean 'locale'?\n");
  CHECK(outcome.out.find("good/a.md:1:4") == 0);
  CHECK(outcome.out.find("bad/a.md") == std::string::npos);
  CHECK(ran({"-c", "none.toml", "good"}).err ==
        "unstigma: none.toml: cannot read this configuration; check the path and its permissions\n");
  CHECK(ran({"fix", "--diff", "-c", "none.toml", "good"}).status == 2);
  CHECK(ran({"explain", "-h"}).status == 0);
}

TEST_CASE("-v tells how each file was read and what held for it") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  folder.write("docs/unstigma.toml", "profile = 'docs'\n");
  folder.write("docs/a.md", "He is a junkie.\n");
  folder.write("b.txt", "Fine.\n");
  CHECK(ran({"-v", "docs", "b.txt"}).err ==
        "docs/a.md: read as markdown, profile docs, docs/unstigma.toml, 4 words, 1 finding\n"
        "b.txt: read as text, profile news, no configuration, 1 word, 0 findings\n");
}

TEST_CASE("explain knows the lexicons of the configuration") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  folder.write(".unstigma.toml", "locale = 'en-GB'\nselect = ['slur']\n");
  CHECK(ran({"explain", "committed suicide"}).status == 0);
  folder.write(".unstigma.toml", "locale = 'en'\n");
  CHECK(ran({"explain", "committed suicide"}).status == 2);
}

}  // namespace
}  // namespace unstigma::cli
