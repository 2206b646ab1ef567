#include <doctest/doctest.h>

#include "unstigma/checker.h"

namespace unstigma {
namespace {

/// "line:column rule" for each finding, "~reason" behind those that a comment lets pass.
std::string found(const std::string& text, const std::string& name, Settings settings = {}) {
  settings.show_suppressed = true;
  const Checker checker = *Checker::build(settings);
  std::string out;
  std::uint64_t suppressed = 0;
  const auto checked = checker.check_text(text, name, "", [&](Finding&& f) {
    out += std::to_string(f.start.line) + ":" + std::to_string(f.start.column) + " " + f.rule;
    if (f.suppressed) {
      out += " ~" + *f.suppressed;
      ++suppressed;
      CHECK(!f.passed.empty());
    }
    out += "\n";
  });
  REQUIRE(checked);
  CHECK(checked->suppressed == suppressed);
  return out;
}

const std::string junkie = "substance-use/junkie";

TEST_CASE("A comment lets the block below it pass, or its own line") {
  struct Row {
    const char* text;
    std::string found;
  };
  const Row rows[] = {
      {"<!-- unstigma-ignore: a title -->\nA junkie.\nA junkie.\n\nA junkie.\n",
       "2:3 " + junkie + " ~a title\n3:3 " + junkie + " ~a title\n5:3 " + junkie + "\n"},
      {"<!-- unstigma-ignore substance-use/junkie -->\n\n# A junkie\n\nA junkie\n",
       "3:5 " + junkie + " ~\n5:3 " + junkie + "\n"},
      {"A junkie <!-- unstigma-ignore --> here.\nA junkie there.\n",
       "1:3 " + junkie + " ~\n2:3 " + junkie + "\n"},
      {"A junkie\n<!-- unstigma-ignore-line --> a junkie\n", "1:3 " + junkie + "\n2:33 " + junkie + " ~\n"},
      {"A junkie\n\n<!-- unstigma-off substance-use/ -->\n\nA junkie\n\n<!-- unstigma-on -->\n\nA junkie\n",
       "1:3 " + junkie + "\n5:3 " + junkie + " ~\n9:3 " + junkie + "\n"},
      {"A junkie\n\n<!-- unstigma-ignore-file slur: old minutes -->\n", "1:3 " + junkie + " ~old minutes\n"},
      {"> <!-- unstigma-ignore junkie -->\n> A junkie\n", "2:5 " + junkie + " ~\n"},
      {"- <!-- unstigma-ignore-line JUNKIE --> A junkie\n- A junkie\n",
       "1:42 " + junkie + " ~\n2:5 " + junkie + "\n"},
      {"<!-- unstigma-ignore -->\n| a junkie | b |\n|---|---|\n| c | a junkie |\n\nA junkie\n",
       "2:5 " + junkie + " ~\n4:9 " + junkie + " ~\n6:3 " + junkie + "\n"},
      {"```\n<!-- unstigma-ignore-file -->\n```\nA junkie\n", "4:3 " + junkie + "\n"},
      {"<!--\n  unstigma-ignore\n    junkie:\n    a long\n    reason\n-->\nA junkie\n",
       "7:3 " + junkie + " ~a long reason\n"},
      {"<!-- a junkie, and no word to unstigma-ignore -->\nA junkie\n", "2:3 " + junkie + "\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string expected = row.found;
    CHECK(found(row.text, "a.md") == expected);
  }
}

TEST_CASE("HTML and MDX have comments, too") {
  CHECK(found("<p>A junkie</p><!-- unstigma-ignore-line: x -->\n<p>A junkie</p>", "a.html") ==
        "1:6 " + junkie + " ~x\n2:6 " + junkie + "\n");
  CHECK(found("<!-- unstigma-ignore -->\n<p>A junkie</p>\n<p>A junkie</p>", "a.html") ==
        "2:6 " + junkie + " ~\n3:6 " + junkie + "\n");
  CHECK(found("{/* unstigma-ignore junkie: {x} */}\nA junkie\n\nA junkie {/* unstigma-ignore */}\n\nA junkie",
              "a.mdx") == "2:3 " + junkie + " ~{x}\n4:3 " + junkie + " ~\n6:3 " + junkie + "\n");
  CHECK(found("<!-- unstigma-ignore-file -->\nA junkie", "a.txt") ==
        "2:3 " + junkie + "\n");  // no comment there
}

TEST_CASE("Only what the comment names passes, and what is off in parts comes back in parts") {
  const std::string text =
      "<!-- unstigma-off junkie, mental-health/ -->\n\nA junkie, a drug abuser.\n\n<!-- unstigma-on junkie "
      "-->\n\n"
      "A junkie with a crazy plan.\n";
  CHECK(found(text, "a.md") == "3:3 " + junkie + " ~\n3:13 substance-use/drug-abuser\n7:3 " + junkie +
                                   "\n7:17 mental-health/crazy ~\n");
}

TEST_CASE("Comments that do nothing, or name what is not there, are findings of their own") {
  struct Row {
    const char* text;
    const char* message;
  };
  const Row rows[] = {
      {"<!-- unstigma-ignore -->\nA word.\n", "\"unstigma-ignore\" lets nothing pass, and can go"},
      {"<!-- unstigma-ignore -->\n", "\"unstigma-ignore\" lets nothing pass, and can go"},
      {"<!-- unstigma-ignore slur, label -->\nA junkie.\n",
       "\"unstigma-ignore label\" lets nothing pass, and can go"},
      {"<!-- unstigma-ignore substance-use/junky -->\n",
       "there is no rule or lexicon \"substance-use/junky\"; did you mean \"substance-use/junkie\"?"},
      {"<!-- unstigma-ignroe -->\n",
       "there is no comment \"unstigma-ignroe\"; did you mean \"unstigma-ignore\"?"},
      {"<!-- unstigma-on -->\n", "\"unstigma-on\" ends nothing: nothing is off here"},
  };
  const Checker checker = *Checker::build({});
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::vector<Finding> wrong;
    const auto checked = checker.check_text(row.text, "a.md", "", [&](Finding&& f) {
      if (f.lexicon == "suppression") wrong.push_back(std::move(f));
    });
    REQUIRE(checked);
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].message == row.message);
    CHECK(wrong[0].start.line == 1);
    CHECK(wrong[0].rule ==
          (wrong[0].severity == Severity::warning ? "suppression/unknown" : "suppression/unused"));
  }
}

TEST_CASE(
    "A comment about a rule that is off is not called unused, and the settings weigh these rules, too") {
  Settings settings;
  settings.ignore = {"substance-use/junkie"};
  const std::string text = "<!-- unstigma-ignore substance-use/junkie -->\nA junkie.\n";
  CHECK(found(text, "a.md", settings).empty());
  settings.ignore = {"suppression/unused"};
  CHECK(found("<!-- unstigma-ignore -->\n", "a.md", settings).empty());
  settings.ignore = {};
  settings.select = {"metaphor"};
  CHECK(found("<!-- unstigma-ignore -->\n<!-- unstigma-ignore slur -->\n", "a.md", settings).empty());
  settings.select = {};
  settings.severities = {{"suppression/", "off"}};
  CHECK(found("<!-- unstigma-ignroe -->\n", "a.md", settings).empty());
  settings.severities = {{"suppression/unused", "error"}};
  settings.min_severity = Severity::error;
  CHECK(found("<!-- unstigma-ignore -->\n", "a.md", settings) == "1:1 suppression/unused\n");
}

TEST_CASE("A document full of comments takes no time") {
  std::string text;
  for (int i = 0; i < 20000; ++i)
    text += "<!-- unstigma-off a" + std::to_string(i) + ", x/y, mental-health/ -->\n\nA junkie.\n\n";
  std::string list = "<!-- unstigma-ignore ";
  for (int i = 0; i < 200000; ++i) list += "x/y" + std::to_string(i) + ",";
  const Checker checker = *Checker::build({});
  std::size_t count = 0;
  for (const std::string& document : {text, list + " -->\n", list}) {
    CHECK(checker.check_text(document, "a.md", "", [&](Finding&&) { ++count; }));
  }
  CHECK(count > 20000);
}

TEST_CASE("fix leaves alone what a comment lets pass") {
  const Checker checker = *Checker::build({});
  const std::string text =
      "<!-- unstigma-ignore: his words -->\nHe committed suicide.\n\nShe committed suicide.\n";
  const auto fixed = checker.fix_text(text, "a.md", "", FixLevel::safe);
  REQUIRE(fixed);
  CHECK(fixed->bytes ==
        "<!-- unstigma-ignore: his words -->\nHe committed suicide.\n\nShe died by suicide.\n");
}

}  // namespace
}  // namespace unstigma
