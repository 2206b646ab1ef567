#include "rewrite/article.h"

#include <doctest/doctest.h>

#include "check/lexicons.h"

namespace unstigma::rewrite {
namespace {

TEST_CASE("The article follows the sound of the next word") {
  const match::Program program = check::load_programs({}).front();
  for (const std::string_view word :
       {"alcoholic", "hour", "honest", "MRI", "HIV", "X-ray", "idea", "unintended", "8-year-old", "addiction",
        "RSPCA", "unimpressed", "heir"}) {
    CAPTURE(word);
    CHECK(takes_an(word, program));
  }
  for (const std::string_view word :
       {"person", "heroin", "one-off", "user", "university", "European", "union", "UK", "NASA", "house",
        "BBC", "unique", "once-loved", "useful"}) {
    CAPTURE(word);
    CHECK_FALSE(takes_an(word, program));
  }
}

}  // namespace
}  // namespace unstigma::rewrite
