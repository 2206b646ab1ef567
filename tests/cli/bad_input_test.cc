// What users do wrong, and what breaks: one clear line each, nothing else lost, exit status 2.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "cli/running.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

using tests::Outcome;
using tests::ran;

TEST_CASE("A file that cannot be read is one line; the others are still checked") {
  const tests::TemporaryFolder folder;
  const std::string good = folder.write("good.txt", "Two junkies met.\n");
  const std::string fifo = folder / "pipe.txt";
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  const std::string loop = folder / "loop.txt";
  REQUIRE(symlink(loop.c_str(), loop.c_str()) == 0);
  const std::string zeros = folder.write("zeros.txt", std::string(5000, '\0'));
  const std::string zip = folder.write("book.txt", "PK\x03\x04....");
  struct Row {
    std::string path;
    std::string message;
  };
  const Row rows[] = {
      {folder / "none.txt", "there is no such file; check the spelling and the folder"},
      {fifo, "this is a pipe; write - and send the text to standard input"},
      {loop, "this link leads round in a circle"},
      {"/dev/null", "this is a device or socket, not a file with text"},
      {zeros, "this looks like binary data; what unstigma reads is listed by unstigma check --help"},
      {zip, "the archive is damaged or cut off; open it in its program and save it again"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const Outcome outcome = ran({"--format", "compact", row.path, good});
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "unstigma: " + row.path + ": " + row.message + "\n");
    CHECK(outcome.out.find("good.txt:1:5") != std::string::npos);
  }
}

TEST_CASE("A file without permission is told of, unless one is root") {
  const tests::TemporaryFolder folder;
  const std::string path = folder.write("secret.txt", "x");
  REQUIRE(chmod(path.c_str(), 0) == 0);
  const Outcome outcome = ran({path});
  if (geteuid() == 0) CHECK(outcome.status == 0);
  else CHECK(outcome.err == "unstigma: " + path + ": cannot be read; check its permissions\n");
}

TEST_CASE("A folder loop is walked once") {
  const tests::TemporaryFolder folder;
  folder.write("a/b.md", "Two junkies met.\n");
  REQUIRE(symlink(folder.path().c_str(), (folder / "a/up").c_str()) == 0);
  const Outcome outcome = ran({"--format", "compact", folder.path()});
  CHECK(outcome.status == 1);
  CHECK(outcome.out.find("b.md:1:5") != std::string::npos);
  CHECK(outcome.out.find("\n") == outcome.out.size() - 1);
}

TEST_CASE("Odd files are checked without fuss") {
  const tests::TemporaryFolder folder;
  CHECK(ran({folder.write("empty.txt", "")}).out == "Nothing to mention in 1 file (0 words).\n");
  CHECK(ran({"--format", "compact", folder.write("cr.txt", "one\rtwo junkies\r")}).out.find(":2:5: ") !=
        std::string::npos);
  CHECK(ran({"--format", "compact", folder.write("bom.md", "\xEF\xBB\xBF# Two junkies\n")})
            .out.find(":1:7: ") != std::string::npos);
  CHECK(ran({"--format", "compact", folder.write("bad.txt", "\xFD\xFE\xFF jun\xC3 a junkie")}).status == 1);
}

TEST_CASE("A very long line is worked through") {
  const tests::TemporaryFolder folder;
  std::string line;
  while (line.size() < 8000000) line += "some words that are fine and a junkie now and then, ";
  const std::size_t expected = line.size() / 52;
  const Outcome outcome = ran({"--format", "compact", folder.write("long.txt", line)});
  CHECK(outcome.status == 1);
  CHECK(static_cast<std::size_t>(std::count(outcome.out.begin(), outcome.out.end(), '\n')) == expected);
}

TEST_CASE("What the command line gets wrong is said with the nearest name") {
  struct Row {
    std::vector<std::string> args;
    std::string err;
  };
  const Row rows[] = {
      {{"--fromat", "json"}, "unstigma: there is no option '--fromat'; did you mean '--format'?\n"},
      {{"--format", "jsn"}, "unstigma: --format does not know 'jsn'; did you mean 'json'?\n"},
      {{"--select", "substance-use/adict", "-"},
       "unstigma: there is no rule, lexicon or kind 'substance-use/adict'; did you mean "
       "'substance-use/addict'?\n"},
      {{"--profile", "doc", "-"}, "unstigma: --profile does not know 'doc'; did you mean 'docs'?\n"},
      {{"--lexicon", "./none.toml", "-"},
       "unstigma: ./none.toml: cannot read this lexicon; check the path and its permissions\n"},
      {{"completions", "fihs"}, "unstigma: there are no completions for 'fihs'; did you mean 'fish'?\n"},
      {{"completions", "powershell"},
       "unstigma: there are no completions for 'powershell'; there are for bash, zsh and fish\n"},
      {{"explain", "junkei"}, "unstigma: no entry speaks of 'junkei'; did you mean 'junkie'?\n"},
      {{"lexicon", "show", "substance-us"},
       "unstigma: there is no lexicon or rule 'substance-us'; did you mean 'substance-use'?\n"},
      {{"-o", "/nowhere/out.txt", "-"},
       "unstigma: /nowhere/out.txt: no file can be made in this folder; check its permissions: No such file "
       "or directory\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.err);
    const Outcome outcome = ran(row.args);
    CHECK(outcome.status == 2);
    CHECK(outcome.err == row.err);
  }
}

TEST_CASE("A reader that goes away ends the program quietly") {
  const tests::TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "Two junkies met.\n\n";
  const std::string path = folder.write("many.txt", text);
  const std::string command = std::string(UNSTIGMA_PROGRAM) + " " + path + " 2>" + (folder / "err") +
                              " | head -n 1 >" + (folder / "out");
  CHECK(std::system(command.c_str()) == 0);
  CHECK(tests::read_file(folder / "err").empty());
  CHECK(tests::read_file(folder / "out").find("many.txt:1:5") != std::string::npos);
}

TEST_CASE("The program itself reads standard input and says its version") {
  const tests::TemporaryFolder folder;
  const std::string program = UNSTIGMA_PROGRAM;
  CHECK(std::system(("printf 'Two junkies met.' | " + program + " --stdin-filename d.md --format compact >" +
                     (folder / "out"))
                        .c_str()) != 0);
  CHECK(tests::read_file(folder / "out").find("d.md:1:5: error[substance-use/junkie]") == 0);
  CHECK(std::system((program + " --version >" + (folder / "out")).c_str()) == 0);
  CHECK(tests::read_file(folder / "out").find("unstigma 0.") == 0);
}

}  // namespace
}  // namespace unstigma::cli
