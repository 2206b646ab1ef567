#include "cli/progress.h"

#include <doctest/doctest.h>

#include <sstream>

#include "cli/options.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

/// A clock that a test turns.
struct Turned {
  Progress::Time now = Progress::Time(std::chrono::seconds(1000));
  Progress::Clock clock() {
    return [this] { return now; };
  }
  void pass(int milliseconds) { now += std::chrono::milliseconds(milliseconds); }
};

TEST_CASE("The bar comes after half a second, counts bytes and goes at the end") {
  Turned time;
  std::ostringstream err;
  Progress progress(err, 60, {100, 100, 100, 100, 600}, time.clock());
  time.pass(400);
  progress.step();
  CHECK(err.str().empty());
  time.pass(200);
  progress.step();
  CHECK(err.str() ==
        "\rChecked 2 of 5 files [" + std::string(5, '=') + std::string(23, ' ') + "] 20 %\x1b[K");
  err.str({});
  time.pass(50);  // too soon for another drawing
  progress.step();
  CHECK(err.str().empty());
  time.pass(100);
  progress.step();
  CHECK(err.str().find("Checked 4 of 5 files") != std::string::npos);
  err.str({});
  progress.step();
  CHECK(err.str() == "\r\x1b[K");
  progress.step();  // one too many does no harm
}

TEST_CASE("The bar is hidden while lines are written, and never wider than the terminal") {
  Turned time;
  std::ostringstream err;
  Progress progress(err, 20, std::vector<std::uint64_t>(100000, 1), time.clock());
  progress.hide();
  CHECK(err.str().empty());
  time.pass(1000);
  progress.step();
  CHECK(err.str() == "\rChecked 1 of 100,00\x1b[K");
  err.str({});
  progress.hide();
  CHECK(err.str() == "\r\x1b[K");
}

TEST_CASE("A bar is for terminals outside CI") {
  struct Row {
    const char* choice;
    bool terminal;
    std::map<std::string, std::string> variables;
    bool wanted;
  };
  const Row rows[] = {{"auto", true, {}, true},
                      {"auto", false, {}, false},
                      {"auto", true, {{"CI", "true"}}, false},
                      {"auto", true, {{"CI", "false"}}, true},
                      {"auto", true, {{"TERM", "dumb"}}, false},
                      {"always", false, {{"CI", "true"}}, true},
                      {"never", true, {}, false}};
  for (const Row& row : rows) {
    CAPTURE(row.choice);
    Environment environment;
    environment.err_terminal = row.terminal;
    environment.variables = row.variables;
    CHECK(wants_progress(row.choice, environment) == row.wanted);
  }
}

TEST_CASE("Hyperlinks are for terminals that are known to show them, never for pipes") {
  struct Row {
    bool terminal;
    const char* color;
    std::map<std::string, std::string> variables;
    bool wanted;
  };
  const Row rows[] = {{true, "auto", {}, false},
                      {true, "auto", {{"TERM_PROGRAM", "iTerm.app"}}, true},
                      {false, "auto", {{"TERM_PROGRAM", "iTerm.app"}}, false},
                      {false, "auto", {{"FORCE_HYPERLINK", "1"}}, false},
                      {true, "auto", {{"FORCE_HYPERLINK", "1"}}, true},
                      {true, "auto", {{"FORCE_HYPERLINK", "0"}, {"TERM", "xterm-kitty"}}, false},
                      {true, "auto", {{"TERM", "xterm-kitty"}}, true},
                      {true, "never", {{"TERM", "xterm-kitty"}}, false},
                      {true, "auto", {{"VTE_VERSION", "7006"}}, true},
                      {true, "auto", {{"VTE_VERSION", "5000"}}, false},
                      {true, "auto", {{"VTE_VERSION", "7006"}, {"CI", "true"}}, false},
                      {true, "auto", {{"VTE_VERSION", "7006"}, {"TERM", "dumb"}}, false},
                      {true, "auto", {{"WT_SESSION", "x"}}, true}};
  for (const Row& row : rows) {
    Environment environment;
    environment.out_terminal = row.terminal;
    environment.variables = row.variables;
    CHECK(wants_links(row.color, environment) == row.wanted);
  }
}

TEST_CASE("A rule is a link to who says so") {
  std::istringstream in("He is a psycho.");
  std::ostringstream out;
  std::ostringstream err;
  Environment environment;
  environment.out_terminal = true;
  environment.variables = {{"TERM", "foot"}, {"NO_COLOR", "1"}};
  CHECK(run({"-"}, in, out, err, environment) == 1);
  CHECK(out.str().find("error[\x1b]8;;https://mindframe.org.au/") != std::string::npos);
  CHECK(out.str().find("\x1b\\mental-health/psycho\x1b]8;;\x1b\\]:") != std::string::npos);
}

TEST_CASE("A run with a bar leaves nothing of it behind, and its report is the same") {
  const tests::TemporaryFolder folder;
  for (int i = 0; i < 20; ++i) folder.write(std::to_string(i) + ".txt", "He is a psycho.\n");
  std::string reports[2];
  for (int i = 0; i < 2; ++i) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    CHECK(run({"--progress", i == 0 ? "never" : "always", folder.path()}, in, out, err, {}) == 1);
    reports[i] = out.str();
    const std::string shown = err.str();
    if (!shown.empty()) CHECK(shown.substr(shown.size() - 4) == "\r\x1b[K");
  }
  CHECK(reports[0] == reports[1]);
}

}  // namespace
}  // namespace unstigma::cli
