// The commands that the documentation shows must run.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "cli/cli.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

namespace fs = std::filesystem;

TEST_CASE("Every command in the page on reports runs") {
  const tests::TemporaryFolder folder;
  const fs::path root = UNSTIGMA_SOURCE_DIR;
  const fs::path before = fs::current_path();
  fs::copy(root / "examples", fs::path(folder.path()) / "examples");
  fs::current_path(folder.path());
  std::istringstream page(tests::read_file((root / "docs/reports.md").string()));
  int seen = 0;
  for (std::string line; std::getline(page, line);) {
    if (line.compare(0, 13, "    unstigma ") != 0) continue;
    CAPTURE(line);
    std::vector<std::string> args;
    std::istringstream words(line.substr(13));
    for (std::string word; words >> word;) args.push_back(word);
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int status = run(args, in, out, err, {});
    CHECK((status == 0 || status == 1));
    CHECK(err.str().empty());
    const auto file = std::find(args.begin(), args.end(), "-o");
    if (file != args.end()) CHECK(fs::file_size(*std::next(file)) > 100);
    else CHECK(out.str().size() > 100);
    ++seen;
  }
  fs::current_path(before);
  CHECK(seen >= 6);
}

}  // namespace
}  // namespace unstigma::cli
