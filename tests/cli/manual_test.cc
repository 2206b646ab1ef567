#include <doctest/doctest.h>

#include <algorithm>

#include <regex>
#include <set>

#include "cli/running.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

TEST_CASE("The manual page names every option and command that --help names") {
  std::string page = tests::read_file(UNSTIGMA_SOURCE_DIR "/docs/man/unstigma.1");
  page.erase(std::remove(page.begin(), page.end(), '\\'), page.end());
  std::set<std::string> names;
  for (const char* command : {"check", "fix", "merge"}) {
    const std::string help = tests::ran({command, "--help"}).out;
    const std::regex option("--[a-z][a-z-]+");
    for (std::sregex_iterator found(help.begin(), help.end(), option); found != std::sregex_iterator();
         ++found)
      names.insert(found->str());
  }
  const std::string help = tests::ran({"--help"}).out;
  const std::regex command("\n  ([a-z]+) ");
  for (std::sregex_iterator found(help.begin(), help.end(), command); found != std::sregex_iterator();
       ++found)
    names.insert("unstigma " + (*found)[1].str());
  CHECK(names.size() > 30);
  page += "unstigma check --help --stdin-filepath";  // [check] stands in brackets; as usual; an alias
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(page.find(name) != std::string::npos);
  }
}

}  // namespace
}  // namespace unstigma::cli
