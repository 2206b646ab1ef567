#include "cli/side_by_side.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

namespace unstigma::cli {
namespace {

/// What is told of files with so many findings each, a line for each file: "5:1 2 3!".
std::string told(const std::vector<int>& findings, unsigned jobs, bool whole) {
  std::string out;
  SideBySide(findings.size(), jobs, whole)
      .run(
          [&](std::size_t file, const FindingSink& sink) {
            if (file % 7 == 3) std::this_thread::sleep_for(std::chrono::microseconds(200));
            for (int i = 0; i < findings[file]; ++i) {
              Finding finding;
              finding.match = std::to_string(i);
              sink(std::move(finding));
            }
            Outcome outcome;
            if (file % 11 == 5) outcome.error = Error{Errc::io, {}, "gone"};
            else outcome.checked.emplace();
            return outcome;
          },
          [&](std::size_t file, std::vector<Finding>&& some, const Outcome* outcome) {
            if (whole) REQUIRE(outcome != nullptr);
            if (out.empty() || out.back() == '\n') out += std::to_string(file) + ":";
            for (const Finding& finding : some) out += finding.match + " ";
            if (outcome != nullptr) out += outcome->error ? "gone\n" : "\n";
          });
  return out;
}

std::string expected(const std::vector<int>& findings) {
  std::string out;
  for (std::size_t file = 0; file < findings.size(); ++file) {
    out += std::to_string(file) + ":";
    for (int i = 0; i < findings[file]; ++i) out += std::to_string(i) + " ";
    out += file % 11 == 5 ? "gone\n" : "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("Files that are checked side by side are told of in their order, and wholly") {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    std::vector<int> findings(random() % 200, 0);
    for (int& count : findings) count = random() % 9 == 0 ? static_cast<int>(random() % 40) : 0;
    // More than may be kept, in a file that comes late.
    if (round % 10 == 0 && findings.size() > 20) findings[20] = 5000;
    for (const unsigned jobs : {1U, 2U, 5U}) {
      CAPTURE(jobs);
      REQUIRE(told(findings, jobs, false) == expected(findings));
      REQUIRE(told(findings, jobs, true) == expected(findings));
    }
  }
}

TEST_CASE("A finding is told while its file is still being checked") {
  std::atomic<bool> seen{false};
  SideBySide(3, 2, false)
      .run(
          [&](std::size_t file, const FindingSink& sink) {
            if (file == 1) {
              sink(Finding());
              while (!seen) std::this_thread::yield();  // for ever, if nobody told it
            }
            Outcome outcome;
            outcome.checked.emplace();
            return outcome;
          },
          [&](std::size_t /*file*/, std::vector<Finding>&& some, const Outcome* /*outcome*/) {
            if (!some.empty()) seen = true;
          });
  CHECK(seen);
}

}  // namespace unstigma::cli
