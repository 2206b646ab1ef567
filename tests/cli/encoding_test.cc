// Reports that show the text of files in other encodings than UTF-8.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/running.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

using tests::ran;

TEST_CASE("Reports place a finding by characters in the encoding of its file") {
  const tests::TemporaryFolder folder;
  const tests::InFolder inside(folder.path());
  folder.write("page.html", "<meta charset=\"koi8-r\">\n<p>\xC1\xC1\xC1 junkie</p>\n");
  folder.write("latin.txt", "\xE9\xE9 junkie\n");
  struct Row {
    std::vector<std::string> arguments;
    const char* sarif;  ///< the column, counted in characters
    const char* html;
  };
  const Row rows[] = {
      {{"page.html"}, "\"startColumn\":8", "\xD0\xB0\xD0\xB0\xD0\xB0 <a class=\"mark"},
      {{"--encoding", "latin-1", "latin.txt"}, "\"startColumn\":4", "\xC3\xA9\xC3\xA9 <a class=\"mark"},
      {{"--encoding", "koi8-r", "latin.txt"}, "\"startColumn\":4", "\xD0\x98\xD0\x98 <a class=\"mark"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sarif);
    std::vector<std::string> arguments = row.arguments;
    arguments.insert(arguments.begin(), {"--format", "sarif"});
    std::string out = ran(arguments).out;
    out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
    CHECK(out.find(row.sarif) != std::string::npos);
    arguments[1] = "html";
    CHECK(ran(arguments).out.find(row.html) != std::string::npos);
  }
}

}  // namespace
}  // namespace unstigma::cli
