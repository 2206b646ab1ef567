#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "cli/running.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

using Ran = tests::Outcome;
using tests::ran;

std::size_t files_in(const std::string& folder) {
  const std::filesystem::directory_iterator files(folder);
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

TEST_CASE("A report goes to its file whole, and the folder is left tidy") {
  const tests::TemporaryFolder folder;
  const std::string draft = folder.write("draft.txt", "He is a schizophrenic.\n");
  for (const char* format : {"text", "compact", "json", "jsonl", "sarif", "html"}) {
    CAPTURE(format);
    const std::string target = folder / "report";
    const Ran printed = ran({"--no-config", "--format", format, draft});
    const Ran written = ran({"--no-config", "--format", format, "-o", target, draft});
    CHECK(written.status == 1);
    CHECK(written.out.empty());
    CHECK(tests::read_file(target) == printed.out);
    CHECK(files_in(folder.path()) == 2);
  }
}

TEST_CASE("A report that cannot be written is told in one sentence, and nothing is checked") {
  const tests::TemporaryFolder folder;
  const Ran none = ran({"--no-config", "-o", folder / "none/report", "-"}, "He is a schizophrenic.\n");
  CHECK(none.status == 2);
  CHECK(none.err.find("no file can be made in this folder; check its permissions") != std::string::npos);
  const Ran inside = ran({"--no-config", "-o", folder.path(), "-"}, "He is a schizophrenic.\n");
  CHECK(inside.status == 2);
  CHECK(inside.err == "unstigma: " + folder.path() + ": this is a folder; name a file in it\n");
}

TEST_CASE("A full disk is told of, and a device is written to, not replaced") {
  if (!std::filesystem::exists("/dev/full")) return;
  const Ran full = ran({"--no-config", "-o", "/dev/full", "-"}, "He is a schizophrenic.\n");
  CHECK(full.status == 2);
  CHECK(full.err.find("/dev/full: cannot be written; is the disk full?") != std::string::npos);
  struct stat info {};
  REQUIRE(stat("/dev/full", &info) == 0);
  CHECK(S_ISCHR(info.st_mode));
}

TEST_CASE("Findings of many files come in their order, however many threads found them") {
  const tests::TemporaryFolder folder;
  std::string many;
  for (int i = 0; i < 1500; ++i) many += "He is a schizophrenic.\n\n";
  for (const char* name : {"a.txt", "b.txt", "c.txt", "d.txt"}) folder.write(name, many);
  const Ran alone = ran({"--no-config", "--format", "jsonl", "-j", "1", folder.path()});
  const Ran beside = ran({"--no-config", "--format", "jsonl", "-j", "4", folder.path()});
  CHECK(alone.out.size() > 6000 * 500);
  CHECK(beside.out == alone.out);
  CHECK(beside.status == 1);
}

}  // namespace
}  // namespace unstigma::cli
