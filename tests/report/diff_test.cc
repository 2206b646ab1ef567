#include "report/diff.h"

#include <doctest/doctest.h>

namespace unstigma::report {
namespace {

TEST_CASE("A diff is empty where nothing differs") {
  CHECK(unified_diff("a", "x\n", "x\n").empty());
}

TEST_CASE("A diff shows changed lines with three lines around them") {
  CHECK(unified_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST_CASE("Changes far apart are hunks of their own; a missing line end is told of") {
  std::string before;
  for (int i = 1; i <= 20; ++i) before += std::to_string(i) + "\n";
  std::string after = before;
  after.replace(0, 1, "one");
  after.erase(after.size() - 1);
  CHECK(unified_diff("f", before, after) ==
        "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -17,4 +17,4 @@\n 17\n 18\n "
        "19\n-20\n+20\n\\ No newline at end of file\n");
}

TEST_CASE("Lines that join and vanish are counted right") {
  CHECK(unified_diff("f", "a\nb\nc\n", "a b\nc\n") ==
        "--- a/f\n+++ b/f\n@@ -1,3 +1,2 @@\n-a\n-b\n+a b\n c\n");
}

}  // namespace
}  // namespace unstigma::report
