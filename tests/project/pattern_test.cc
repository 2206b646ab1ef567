#include "project/pattern.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

#include "temporary.h"

namespace unstigma::project {
namespace {

TEST_CASE("Patterns mean what they mean in a .gitignore") {
  struct Row {
    const char* pattern;
    const char* path;
    bool folder;
    bool matches;
  };
  const Row rows[] = {
      {"*.md", "a/b.md", false, true},     {"/*.md", "a/b.md", false, false},
      {"drafts/", "drafts", true, true},   {"drafts/", "drafts", false, false},
      {"drafts/", "a/drafts", true, true}, {"a/b", "x/a/b", false, false},
      {"**/a/b", "x/y/a/b", false, true},  {"**/a/b", "a/b", false, true},
      {"a/**/b", "a/b", false, true},      {"a/**/b", "a/x/y/b", false, true},
      {"a/**", "a", true, false},          {"a/**", "a/x/y", false, true},
      {"a/*", "a/x/y", false, false},      {"a/***/b", "a/x/y/b", false, true},
      {"a**b/c", "axb/c", false, true},    {"[a-c]?[!x]", "bzy", false, true},
      {"[a-c]?[!x]", "bzx", false, false}, {"[[:digit:]].md", "4.md", false, true},
      {"[]]", "]", false, true},           {"[a", "[a", false, false},
      {"\\#a", "#a", false, true},         {"\\!a", "!a", false, true},
      {"a\\ ", "a ", false, true},         {"a  ", "a", false, true},
      {"a\r", "a", false, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.path);
    const auto pattern = Pattern::parse(row.pattern);
    REQUIRE(pattern);
    CHECK(pattern->matches(row.path, row.folder) == row.matches);
  }
  for (const char* nothing : {"", "# a", "\r", "   ", "!"}) CHECK_FALSE(Pattern::parse(nothing));
}

TEST_CASE("The last pattern that matches decides, and nothing comes back out of a folder that is out") {
  PatternList list;
  list.add_lines("\xEF\xBB\xBF*.md\n!keep.md\nold/\n!old/keep.md");
  CHECK(list.excludes("a.md", false));
  CHECK_FALSE(list.excludes("b/keep.md", false));
  CHECK(list.excludes("old/keep.md", false));
  CHECK_FALSE(list.excludes("a.txt", false));
}

TEST_CASE("A pattern of many stars takes no time") {
  std::string stars;
  for (int i = 0; i < 200; ++i) stars += "*a";
  const auto pattern = Pattern::parse(stars + "b");
  REQUIRE(pattern);
  CHECK_FALSE(pattern->matches(std::string(4000, 'a'), false));
}

class Random {
 public:
  std::string text(std::string_view letters, int longest) {
    std::string out;
    const int size = 1 + static_cast<int>(dice_() % static_cast<unsigned>(longest));
    for (int i = 0; i < size; ++i) out += letters[dice_() % letters.size()];
    return out;
  }
  std::string path() {
    std::string out;
    const auto names = 1 + dice_() % 4;
    for (std::size_t i = 0; i < names; ++i) out += (i > 0 ? "/" : "") + text("aab-]!.", 3);
    return out;
  }
  std::string pattern() {
    static const std::vector<std::string> pieces = {
        "a", "b",  "a",   "/",           "/",     "*",    "**",  "**/", "/**",
        "?", "[a", "]",   "[!a]",        "[a-b]", "[^/]", "\\a", "\\*", "-",
        ".", "!",  "[]]", "[[:alpha:]]", "[b-a]", "[a-]", "\\ ", " ",   "#"};
    std::string out = dice_() % 4 == 0 ? "!" : "";
    const auto count = 1 + dice_() % 5;
    for (std::size_t i = 0; i < count; ++i) out += pieces[dice_() % pieces.size()];
    return out + (dice_() % 5 == 0 ? "/" : "");
  }

 private:
  std::mt19937 dice_{20261126};
};

TEST_CASE("Random patterns and paths are judged as git judges them") {
  const tests::TemporaryFolder folder;
  const std::string git = "git -C " + folder.path() + " ";
  REQUIRE_MESSAGE(std::system((git + "init -q").c_str()) == 0, "this test needs git");
  Random random;
  int ignored = 0;
  for (int round = 0; round < 150; ++round) {
    std::string lines;
    for (int i = 0; i < 1 + round % 4; ++i) lines += random.pattern() + "\n";
    std::set<std::string> paths;
    std::string input;
    while (paths.size() < 60) {
      const std::string path = random.path();
      const bool odd = path.find("./") != std::string::npos || path.back() == '.';  // not as they are for git
      if (!odd && path.front() != '!' && paths.insert(path).second) input += path + '\0';
    }
    folder.write(".gitignore", lines);
    folder.write("paths", input);
    (void)std::system((git + "check-ignore --no-index -z --stdin < " + (folder / "paths") + " > " +
                       (folder / "ignored") + " 2>" + (folder / "errors"))
                          .c_str());
    REQUIRE(tests::read_file(folder / "errors").empty());
    const std::string out = '\0' + tests::read_file(folder / "ignored");
    PatternList list;
    list.add_lines(lines);
    for (const std::string& path : paths) {
      const bool expected = out.find('\0' + path + '\0') != std::string::npos;
      ignored += expected ? 1 : 0;
      CAPTURE(lines);
      CAPTURE(path);
      CHECK(list.excludes(path, false) == expected);
    }
  }
  CHECK(ignored > 500);
}

}  // namespace
}  // namespace unstigma::project
