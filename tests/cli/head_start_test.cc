#include "cli/head_start.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <sstream>
#include <thread>

#include "cli/cli.h"
#include "project/project.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

std::string text(std::size_t number) {
  return number % 3 == 0 ? "He is an addict. Two junkies came, number " + std::to_string(number) + ".\n"
                         : "Nobody came, number " + std::to_string(number) + ".\n";
}

/// Files with what holds for them.
class Files {
 public:
  explicit Files(std::size_t count) : project_({{}, {}, "", true}) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::string path = folder_.write(std::to_string(1000 + i) + ".txt", text(i));
      Input input{path, path, i};
      input.rules = project_.rules_for(path);
      input.checker = project_.checker_for(*input.rules);
      inputs.push_back(input);
    }
  }
  const tests::TemporaryFolder& folder() const { return folder_; }

  std::vector<Input> inputs;

 private:
  tests::TemporaryFolder folder_;
  project::Project project_;
};

TEST_CASE("What is checked ahead is what is found, whoever asks in whatever order, and once") {
  const Files files(300);
  for (std::uint32_t round = 0; round < 6; ++round) {
    HeadStart ahead;
    for (const Input& input : files.inputs) ahead.add(input);
    if (round % 2 == 0) ahead.stop();
    std::vector<Input> asked = files.inputs;
    if (round > 1) std::shuffle(asked.begin(), asked.end(), std::mt19937(round));
    for (const Input& input : asked) {
      const auto ready = ahead.take(input);
      if (!ready) continue;
      REQUIRE(ready->checked);
      CHECK(ready->checked->format == "text");
      CHECK(ready->findings.size() == (input.place % 3 == 0 ? 2 : 0));
      CHECK_FALSE(ahead.take(input));
    }
  }
}

TEST_CASE("Files are checked before anybody asks") {
  const Files files(300);
  HeadStart ahead;
  for (const Input& input : files.inputs) ahead.add(input);
  std::size_t asked = 0;
  while (asked < files.inputs.size() && !ahead.take(files.inputs[asked])) {
    ++asked;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  CHECK(asked < files.inputs.size());
}

TEST_CASE("A file that was not given, or is now another, is not known") {
  const Files files(20);
  HeadStart ahead;
  for (std::size_t i = 0; i < 10; ++i) ahead.add(files.inputs[i]);
  Input moved = files.inputs[15];
  CHECK_FALSE(ahead.take(moved));
  moved.place = 3;  // as when a link before it was left out
  CHECK_FALSE(ahead.take(moved));
}

TEST_CASE("Nobody need ask") {
  const Files files(100);
  HeadStart ahead;
  for (const Input& input : files.inputs) ahead.add(input);
}

TEST_CASE("A tree is told of alike with and without a head start") {
  const tests::TemporaryFolder folder;
  for (std::size_t i = 0; i < 700; ++i)
    folder.write("d" + std::to_string(i % 7) + "/" + std::to_string(i) + (i % 2 == 0 ? ".md" : ".txt"),
                 text(i));
  folder.write("d0/large.txt", std::string(300000, 'x') + " an addict\n");
  folder.write("d1/broken.docx", "PK");
  std::string dense;
  for (int i = 0; i < 3000; ++i) dense += "Two junkies came.\n\n";
  folder.write("d2/dense.txt", dense);
  folder.write("d3/.unstigma.toml", "[lint]\nignore = [\"substance-use/addict\"]\n");
  folder.write("d4/.unstigma.toml", "profile = \n");
  REQUIRE(symlink((folder / "d6/6.md").c_str(), (folder / "d5/again.md").c_str()) == 0);
  const auto report = [&](const std::vector<std::string>& options) {
    std::vector<std::string> args = {"--format", "jsonl", folder.path()};
    args.insert(args.end(), options.begin(), options.end());
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    CHECK(run(args, in, out, err, {}) == 2);
    return out.str() + "\n--\n" + err.str();
  };
  const std::string one = report({"--jobs", "1"});
  CHECK(one.find("d1/broken.docx") != std::string::npos);
  CHECK(one.find("d4/.unstigma.toml") != std::string::npos);
  for (const char* jobs : {"2", "3", "8"}) CHECK(report({"--jobs", jobs}) == one);
}

}  // namespace
}  // namespace unstigma::cli
