// Whole runs of the program against files in tests/golden: a line of prose, a command, and what it must
// print. UPDATE_GOLDEN=1 writes what it prints now in their place.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "cli/cli.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

namespace fs = std::filesystem;

/// A golden file: its first line, the command's words, and the parts behind "--- name" lines.
struct Golden {
  std::string prose;
  std::string command;
  std::map<std::string, std::string> parts;
};

Golden parse(const std::string& text) {
  Golden out;
  std::istringstream in(text);
  std::getline(in, out.prose);
  std::getline(in, out.command);
  std::string part;
  for (std::string line; std::getline(in, line);) {
    if (line == "--- stdin" || line == "--- stdout" || line == "--- stderr" || line == "--- exit") {
      part = line.substr(4);
      out.parts[part];
    } else {
      out.parts[part] += line + "\n";
    }
  }
  return out;
}

std::vector<std::string> words(const std::string& command) {
  REQUIRE(command.substr(0, 11) == "$ unstigma ");
  std::vector<std::string> out;
  std::istringstream in(command.substr(11));
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::string written(const Golden& golden) {
  std::string out = golden.prose + "\n" + golden.command + "\n";
  for (const char* part : {"stdin", "stdout", "stderr", "exit"}) {
    const auto found = golden.parts.find(part);
    if (found != golden.parts.end()) out += std::string("--- ") + part + "\n" + found->second;
  }
  return out;
}

TEST_CASE("The program prints what its golden files say") {
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  const fs::path root = UNSTIGMA_SOURCE_DIR;
  const fs::path before = fs::current_path();
  fs::current_path(root);
  std::vector<fs::path> files;
  for (const auto& item : fs::directory_iterator(root / "tests/golden")) files.push_back(item.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    CAPTURE(file.filename().string());
    Golden golden = parse(tests::read_file(file.string()));
    std::istringstream in(golden.parts["stdin"]);
    std::ostringstream out;
    std::ostringstream err;
    Environment environment;
    const int status = run(words(golden.command), in, out, err, environment);
    Golden now = golden;
    now.parts["stdout"] = out.str();
    now.parts["stderr"] = err.str();
    now.parts["exit"] = std::to_string(status) + "\n";
    if (golden.parts["stdin"].empty()) now.parts.erase("stdin");
    if (update) {
      std::ofstream(file, std::ios::binary) << written(now);
    } else {
      CHECK(golden.parts["stdout"] == now.parts["stdout"]);
      CHECK(golden.parts["stderr"] == now.parts["stderr"]);
      CHECK(golden.parts["exit"] == now.parts["exit"]);
    }
  }
  fs::current_path(before);
  CHECK(files.size() >= 12);
}

TEST_CASE("Generated pages are what the program prints") {
  struct Page {
    const char* path;
    std::vector<std::string> args;
  };
  const Page pages[] = {{"docs/words.md", {"lexicon", "list", "--format", "markdown"}},
                        {"docs/profiles.md", {"lexicon", "profiles", "--format", "markdown"}}};
  for (const Page& page : pages) {
    CAPTURE(page.path);
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    CHECK(run(page.args, in, out, err, {}) == 0);
    const std::string path = std::string(UNSTIGMA_SOURCE_DIR "/") + page.path;
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
      std::ofstream(path, std::ios::binary) << out.str();
    } else {
      CHECK_MESSAGE(tests::read_file(path) == out.str(), "UPDATE_GOLDEN=1 writes it anew");
    }
  }
}

}  // namespace
}  // namespace unstigma::cli
