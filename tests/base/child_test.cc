#include "base/child.h"

#include <doctest/doctest.h>

namespace unstigma::base {
namespace {

using End = ChildOutcome::End;

TEST_CASE("Another program reads its input, and what it writes comes back") {
  const std::string input(300000, 'x');
  const ChildOutcome outcome = run_child({"cat", "/dev/stdin"}, input, {});
  CHECK(outcome.end == End::exited);
  CHECK(outcome.status == 0);
  CHECK(outcome.output == input);
}

TEST_CASE("Another program is no shell, and its end is told") {
  CHECK(run_child({"echo", "$(id); *"}, "", {}).output == "$(id); *\n");
  CHECK(run_child({"false"}, "", {}).status == 1);
  CHECK(run_child({"no-such-program-here"}, "", {}).end == End::not_found);
}

TEST_CASE("Another program is ended when it takes too long or writes too much") {
  ChildLimits limits;
  limits.time = std::chrono::milliseconds(200);
  const auto before = std::chrono::steady_clock::now();
  CHECK(run_child({"sleep", "20"}, "", limits).end == End::too_long);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(10));
  ChildLimits small;
  small.output = 100000;
  const ChildOutcome outcome = run_child({"yes"}, "", small);
  CHECK(outcome.end == End::too_much);
  CHECK(outcome.output.size() < 200000);
}

TEST_CASE("Another program writes no files") {
  const ChildOutcome outcome = run_child({"tee", "/tmp/unstigma-must-not-be"}, "words", {});
  CHECK((outcome.end == End::failed || outcome.status != 0));
}

}  // namespace
}  // namespace unstigma::base
