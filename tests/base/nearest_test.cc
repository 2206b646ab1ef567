#include "base/nearest.h"

#include <doctest/doctest.h>

namespace unstigma {
namespace {

TEST_CASE("The nearest name is found across the slips that people make") {
  const std::vector<std::string> names = {"--format", "--fail-on", "--jobs", "markdown", "text"};
  CHECK(nearest_name("--fromat", names) == "--format");
  CHECK(nearest_name("--formt", names) == "--format");
  CHECK(nearest_name("markdwon", names) == "markdown");
  CHECK(nearest_name("txt", names) == "text");
  CHECK(nearest_name("something-else", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name("x", {}).empty());
}

}  // namespace
}  // namespace unstigma
