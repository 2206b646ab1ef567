#include "rewrite/article.h"

#include <doctest/doctest.h>

namespace unstigma::rewrite {
namespace {

TEST_CASE("The article follows the sound of the next word") {
  for (const std::string_view word :
       {"alcoholic", "hour", "honest", "MRI", "HIV", "X-ray", "idea", "unintended", "8-year-old", "addiction",
        "RSPCA", "unimpressed", "heir"}) {
    CAPTURE(word);
    CHECK(takes_an(word));
  }
  for (const std::string_view word :
       {"person", "heroin", "one-off", "user", "university", "European", "union", "UK", "NASA", "house",
        "BBC", "unique", "once-loved", "useful"}) {
    CAPTURE(word);
    CHECK_FALSE(takes_an(word));
  }
}

}  // namespace
}  // namespace unstigma::rewrite
