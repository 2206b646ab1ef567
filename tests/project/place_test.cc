#include "project/place.h"

#include <doctest/doctest.h>

namespace unstigma::project {

TEST_CASE("A path is made absolute in the same way where the current folder is known") {
  const std::string here = absolute(".");
  for (const char* path : {"a",    "a/b.md", "./a", "a/./b", "a/../b", "..",      ".",    "../a", "a//b",
                           "a/",   "a/b/",   "/",   "//",    "//a",    "/a",      "/a/b", "/a/",  "/a/../b",
                           "/a/.", "/..",    ".a",  "a.",    "..a/b",  "/.a/..b", ""}) {
    CAPTURE(path);
    CHECK(absolute(path, here) == absolute(path));
  }
  CHECK(absolute("a/b", "/") == "/a/b");
  CHECK(absolute("a/b", "/x") == "/x/a/b");
  CHECK(absolute("/a/b", "/x") == "/a/b");
}

}  // namespace unstigma::project
