#include <doctest/doctest.h>

#include <deque>
#include <fstream>
#include <iterator>
#include <sstream>

#include "cli/cli.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

struct Talk {
  int status = 0;
  std::string file;  ///< what is in it afterwards
  std::string out;
  std::string err;
  std::string config;  ///< of the folder afterwards; empty when there is none
};

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Runs `fix -i` on a text with answers given in turn; the input ends behind the last.
Talk talk(const std::string& text, const std::vector<std::string>& answers, bool terminal = true) {
  const tests::TemporaryFolder folder;
  const std::string draft = folder.write("draft.md", text);
  const std::string config = folder.write(".unstigma.toml", "# ours\n");
  std::deque<std::string> left(answers.begin(), answers.end());
  Environment environment;
  environment.in_terminal = environment.out_terminal = terminal;
  environment.variables["NO_COLOR"] = "1";
  environment.ask = [&](const std::string& prompt) -> std::optional<std::string> {
    CHECK(!prompt.empty());
    if (left.empty()) return std::nullopt;
    std::string answer = left.front();
    left.pop_front();
    return answer;
  };
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Talk result;
  result.status = run({"fix", "-i", draft}, in, out, err, environment);
  result.file = bytes_of(draft);
  result.out = out.str();
  result.err = err.str();
  result.config = bytes_of(config);
  CHECK(left.empty());
  return result;
}

constexpr const char* draft = "He committed suicide.\n\nAn addict spoke, and two more addicts listened.\n";

TEST_CASE("Somebody who is asked puts in words by number, or their own") {
  struct Row {
    std::vector<std::string> answers;
    std::string after;
  };
  const Row rows[] = {
      {{"1", "s", "s"}, "He died by suicide.\n\nAn addict spoke, and two more addicts listened.\n"},
      {{"2", "s", "s"}, "He took his own life.\n\nAn addict spoke, and two more addicts listened.\n"},
      {{"s", "1", "1"},
       "He committed suicide.\n\nA person with an addiction spoke, and two more people with addiction "
       "listened.\n"},
      {{"o", "died", "s", ""}, "He died.\n\nAn addict spoke, and two more addicts listened.\n"},
      {{"o", "*died* <b>", "s", ""},
       "He \\*died\\* \\<b>.\n\nAn addict spoke, and two more addicts listened.\n"},
      {{"s", "r"}, draft},
      {{"1", "u", "s", "s", "s"}, draft},
      {{"1", "1", "u", "u", "2", "s", "s"},
       "He took his own life.\n\nAn addict spoke, and two more addicts listened.\n"},
      {{"1", "q"}, "He died by suicide.\n\nAn addict spoke, and two more addicts listened.\n"},
      {{"1"}, "He died by suicide.\n\nAn addict spoke, and two more addicts listened.\n"},  // Ctrl-D
      {{"1", "x"}, draft},
      {{"u", "9", "?", "e", "y", "o", "", "s", "s", "s"}, draft},
  };
  for (const Row& row : rows) {
    std::string answers;
    for (const std::string& answer : row.answers) answers += answer + "|";
    CAPTURE(answers);
    const Talk result = talk(draft, row.answers);
    CHECK(result.file == row.after);
    CHECK(result.status == 0);
    CHECK(result.config == "# ours\n");
  }
}

TEST_CASE("What is never to be asked about again goes into the configuration") {
  const Talk rule = talk(draft, {"s", "i"});
  CHECK(rule.file == draft);
  CHECK(rule.config == "ignore = [\"substance-use/addict\"]\n# ours\n");
  const Talk words = talk(draft, {"a", "s", "s"});
  CHECK(words.config == "allow = [\"committed suicide\"]\n# ours\n");
  const Talk undone = talk(draft, {"i", "u", "s", "s", "s"});
  CHECK(undone.config == "# ours\n");
  const Talk left = talk(draft, {"i", "x"});
  CHECK(left.config == "# ours\n");
}

TEST_CASE("A question shows the sentence, the words with their numbers, and the keys on request") {
  const Talk result = talk(draft, {"?", "q"});
  CHECK(result.out.find("(1 of 3)") != std::string::npos);
  CHECK(result.out.find("He committed suicide.") != std::string::npos);
  CHECK(result.out.find("= 1: died by suicide") != std::string::npos);
  CHECK(result.out.find("= 2: took his own life") != std::string::npos);
  CHECK(result.out.find("q         save what you decided and stop") != std::string::npos);
}

TEST_CASE("Without a terminal nothing is asked") {
  const Talk result = talk(draft, {}, false);
  CHECK(result.status == 2);
  CHECK(result.file == draft);
  CHECK(result.err == "unstigma: fix -i asks questions and needs a terminal; without one, try fix --diff\n");
}

}  // namespace
}  // namespace unstigma::cli
