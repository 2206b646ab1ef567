#include "project/walk.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "temporary.h"

namespace unstigma::project {
namespace {

/// The files of a walk, below the folder, one a line.
std::string walked(const tests::TemporaryFolder& folder, const WalkRules& rules = {},
                   const std::string& from = "") {
  Project project({});
  const Walk walk = project::walk({from.empty() ? folder.path() : folder / from}, rules, project);
  CHECK(walk.errors.empty());
  std::string out;
  for (const std::string& file : walk.files) out += file.substr(folder.path().size() + 1) + "\n";
  return out;
}

TEST_CASE("Ignore files are honoured as git honours them, and .unstigmaignore without git, too") {
  const tests::TemporaryFolder folder;
  for (const char* file :
       {"a.md", "b.md", "build/c.md", "docs/a.md", "docs/drafts/x.md", "docs/drafts/keep.md", "docs/old/y.md",
        "picture.png", ".hidden.md", ".dot/z.md", "node_modules/m.md"})
    folder.write(file, "x");
  folder.write(".gitignore", "build/\n*.tmp.md\n/a.md\n");
  folder.write("docs/.gitignore", "drafts/*\n!drafts/keep.md\n");
  folder.write(".unstigmaignore", "old\n");
  const std::string no_git = "a.md\nb.md\nbuild/c.md\ndocs/a.md\ndocs/drafts/keep.md\ndocs/drafts/x.md\n";
  CHECK(walked(folder) == no_git);  // a .gitignore outside of a repository says nothing

  folder.write(".git/info/exclude", "b.md\n");
  CHECK(walked(folder) == "docs/a.md\ndocs/drafts/keep.md\n");
  CHECK(walked(folder, {}, "docs") == "docs/a.md\ndocs/drafts/keep.md\n");
  folder.write(".unstigmaignore", "old\n!b.md\n");  // it has the last word
  CHECK(walked(folder) == "b.md\ndocs/a.md\ndocs/drafts/keep.md\n");
  WalkRules rules;
  rules.ignore_files = false;
  CHECK(walked(folder, rules).find("docs/old/y.md") != std::string::npos);
  CHECK(walked(folder, rules).find("node_modules/m.md") != std::string::npos);
  rules.ignore_files = true;
  rules.hidden = true;
  CHECK(walked(folder, rules) == ".dot/z.md\n.hidden.md\nb.md\ndocs/a.md\ndocs/drafts/keep.md\n");
  folder.write("docs/old/.git", "gitdir: elsewhere\n");  // a repository inside starts anew
  folder.write(".unstigmaignore", "");
  folder.write(".gitignore", "y.md\n");
  CHECK(walked(folder).find("docs/old/y.md") != std::string::npos);
}

TEST_CASE("Files named explicitly are taken, unless exclusion is forced") {
  const tests::TemporaryFolder folder;
  folder.write(".git/info/exclude", "old/\n");
  folder.write(".unstigma.toml", "exclude = ['drafts/', '*.log.md']\n");
  WalkRules rules;
  rules.exclude = {"x/*"};
  for (const char* file : {"old/a.md", "drafts/b.md", "c.log.md", "x/d.md", "e.md"}) {
    const std::string path = folder.write(file, "x");
    CAPTURE(file);
    Project project({});
    rules.force_exclude = false;
    CHECK(walk({path}, rules, project).files.size() == 1);
    rules.force_exclude = true;
    const bool by_line =
        std::string(file).substr(0, 2) == "x/";  // held against the current folder, which is another
    CHECK(walk({path}, rules, project).files.size() == (std::string(file) == "e.md" || by_line ? 1 : 0));
  }
  CHECK(walked(folder, rules) == "e.md\n");
}

TEST_CASE("A configuration chooses more file names, and each folder has its own") {
  const tests::TemporaryFolder folder;
  folder.write(".unstigma.toml", "[formats]\n'*.page' = 'markdown'\n");
  folder.write("inner/.unstigma.toml", "exclude = ['a.md']\n");
  for (const char* file : {"a.page", "inner/b.page", "inner/a.md", "inner/c.md", "a.md"})
    folder.write(file, "x");
  CHECK(walked(folder) == "a.md\na.page\ninner/c.md\n");
}

TEST_CASE("Links are not followed twice") {
  const tests::TemporaryFolder folder;
  const tests::TemporaryFolder outside;
  folder.write("b/real.md", "x");
  outside.write("far.md", "x");
  const auto link = [&](const std::string& to, const std::string& from) {
    REQUIRE(symlink(to.c_str(), (folder / from).c_str()) == 0);
  };
  link(folder / "b/real.md", "a.md");
  link(folder / "b", "folder");
  link(outside / "far.md", "far1.md");
  link(outside / "far.md", "far2.md");
  link(folder / "nowhere.md", "none.md");
  CHECK(walked(folder) == "b/real.md\nfar1.md\n");
}

}  // namespace
}  // namespace unstigma::project
