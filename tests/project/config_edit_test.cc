#include <doctest/doctest.h>

#include "project/config_edit.h"

namespace unstigma::project {
namespace {

TEST_CASE("Words are added to a list of a configuration, and all else stays") {
  struct Row {
    std::string before;
    std::string after;
  };
  const Row rows[] = {
      {"", "ignore = [\"a/b\"]\n"},
      {"profile = \"docs\"\n", "ignore = [\"a/b\"]\nprofile = \"docs\"\n"},
      {"[severity]\nslur = \"off\"\n", "ignore = [\"a/b\"]\n[severity]\nslur = \"off\"\n"},
      {"ignore = []\n", "ignore = [\"a/b\"]\n"},
      {"ignore = [\"c/d\"] # why\n", "ignore = [\"c/d\", \"a/b\"] # why\n"},
      {"# é\nignore = [\n  \"c/d\",\n  \"é/f\",  # more\n]\n",
       "# é\nignore = [\n  \"c/d\",\n  \"é/f\", \"a/b\",  # more\n]\n"},
      {"ignore = [\"a/b\"]\n", "ignore = [\"a/b\"]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.before);
    const auto after = with_words(row.before, "x.toml", "ignore", {"a/b"});
    REQUIRE(after);
    CHECK(*after == row.after);
  }
  const auto odd = with_words("allow = []\n", "x.toml", "allow", {"say \"no\"", "a\\b"});
  REQUIRE(odd);
  CHECK(*odd == "allow = [\"say \\\"no\\\"\", \"a\\\\b\"]\n");
}

TEST_CASE("A configuration that cannot be added to is left alone") {
  CHECK_FALSE(with_words("ignore = \"a\"\n", "x.toml", "ignore", {"b"}));
  CHECK_FALSE(with_words("ignore = [\n", "x.toml", "ignore", {"b"}));
}

}  // namespace
}  // namespace unstigma::project
