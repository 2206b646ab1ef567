#include "base/atomic_file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <iterator>

#include "temporary.h"

namespace unstigma::base {
namespace {

TEST_CASE("A file is made, and replaced with its permissions kept") {
  const tests::TemporaryFolder folder;
  const std::string path = folder / "a.txt";
  REQUIRE(write_file(path, "one"));
  CHECK(tests::read_file(path) == "one");
  REQUIRE(chmod(path.c_str(), 0640) == 0);
  REQUIRE(write_file(path, "two"));
  CHECK(tests::read_file(path) == "two");
  struct stat info {};
  REQUIRE(stat(path.c_str(), &info) == 0);
  CHECK((info.st_mode & 07777U) == 0640U);
}

TEST_CASE("A symbolic link stays a link to the file that is written") {
  const tests::TemporaryFolder folder;
  const std::string target = folder.write("target.txt", "old");
  const std::string link = folder / "link.txt";
  REQUIRE(symlink(target.c_str(), link.c_str()) == 0);
  REQUIRE(write_file(link, "new"));
  CHECK(tests::read_file(target) == "new");
  CHECK(std::filesystem::is_symlink(link));
}

TEST_CASE("A folder that is not there is told of") {
  const tests::TemporaryFolder folder;
  const auto written = write_file(folder / "none/a.txt", "x");
  REQUIRE_FALSE(written);
  CHECK(written.error().message.find("no file can be made in this folder") == 0);
}

TEST_CASE("A writer that is killed leaves the old or the new file whole") {
  const tests::TemporaryFolder folder;
  const std::string old_bytes(300000, 'o');
  const std::string new_bytes(300000, 'n');
  const std::string path = folder.write("a.txt", old_bytes);
  int replaced = 0;
  for (int round = 0; round < 40; ++round) {
    const pid_t child = fork();
    if (child == 0) {
      for (;;) {
        static_cast<void>(write_file(path, new_bytes));
        static_cast<void>(write_file(path, old_bytes));
      }
    }
    usleep(static_cast<useconds_t>(500 + 300 * round));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const std::string now = tests::read_file(path);
    const bool whole = now == old_bytes || now == new_bytes;
    REQUIRE(whole);
    replaced += now == new_bytes ? 1 : 0;
  }
  CHECK(replaced < 40);
}

TEST_CASE("A writer that is killed on the way leaves nothing beside the file") {
  const tests::TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "old");
  const int nameless = open((folder / "").c_str(), O_TMPFILE | O_WRONLY, 0600);
  if (nameless < 0) return;  // this file system cannot
  close(nameless);
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t child = fork();
  if (child == 0) {
    auto file = NewFile::begin(path);
    file->out() << std::string(200000, 'n') << std::flush;
    static_cast<void>(write(ready[1], "x", 1));
    for (;;) pause();
  }
  char byte = 0;
  CHECK(read(ready[0], &byte, 1) == 1);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(ready[0]);
  close(ready[1]);
  CHECK(tests::read_file(path) == "old");
  const std::filesystem::directory_iterator entries(folder / "");
  CHECK(std::distance(begin(entries), end(entries)) == 1);
}

TEST_CASE("Files that are written at once to one place do not stand in each other's way") {
  const tests::TemporaryFolder folder;
  const std::string path = folder / "a.txt";
  auto one = NewFile::begin(path);
  auto two = NewFile::begin(path);
  REQUIRE(one);
  REQUIRE(two);
  one->out() << "one";
  two->out() << "two";
  CHECK(one->finish());
  CHECK(tests::read_file(path) == "one");
  CHECK(two->finish());
  CHECK(tests::read_file(path) == "two");
  const std::filesystem::directory_iterator entries(folder / "");
  CHECK(std::distance(begin(entries), end(entries)) == 1);
}

}  // namespace
}  // namespace unstigma::base
