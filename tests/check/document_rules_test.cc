// Rules about a whole document, and help for a writer in danger.
#include <doctest/doctest.h>

#include "unstigma/checker.h"

namespace unstigma {
namespace {

struct Seen {
  std::vector<Finding> findings;
  std::optional<Help> help;
};

Seen seen(const std::string& text, Settings settings = {}) {
  const auto checker = Checker::build(std::move(settings));
  REQUIRE(checker);
  Seen out;
  auto checked =
      checker->check_text(text, "a.md", "", [&](Finding&& f) { out.findings.push_back(std::move(f)); });
  REQUIRE(checked);
  out.help = std::move(checked->help);
  return out;
}

const std::string article =
    "# A farm in the valley\n\nThe farmer died by suicide in May. His brother took his own life in "
    "June.\n\nTwo junkies "
    "met.\n";

TEST_CASE("An article about a suicide without a source of help is told so once, first, at its top") {
  const Seen found = seen(article);
  REQUIRE(found.findings.size() == 2);
  const Finding& first = found.findings.front();
  CHECK(first.rule == "reporting-rules/no-source-of-help");
  CHECK(first.severity == Severity::suggestion);
  CHECK(first.start.line == 1);
  CHECK(first.match == "A farm in the valley");
  CHECK(first.message == "the article tells of a suicide and names no source of help");
  CHECK(first.advice.find("988 Suicide & Crisis Lifeline, call or text 988") != std::string::npos);
  CHECK(first.advice.find("911") == std::string::npos);
  CHECK(found.findings.back().rule == "substance-use/junkie");
}

TEST_CASE("The helplines that an article is offered are those of its locale") {
  Settings settings;
  settings.locale = "en-AU";
  const Seen found = seen(article, settings);
  REQUIRE_FALSE(found.findings.empty());
  CHECK(found.findings.front().advice.find("Lifeline, call 13 11 14") != std::string::npos);
}

TEST_CASE("A source of help anywhere, a single mention, and a book keep the rule silent") {
  CHECK(seen(article + "\nSamaritans are there on 116 123.\n").findings.size() == 1);
  CHECK(seen("# A farm\n\nThe farmer died by suicide in May.\n").findings.empty());
  std::string book = article;
  while (book.size() < 80000) book += "\nThe wheat stood high that year, and nobody came to cut it down.\n";
  CHECK(seen(book).findings.size() == 1);
}

TEST_CASE("A writer in danger gets help and no advice on style, once a file") {
  const Seen found = seen("I want to commit suicide. He committed suicide.\n\nI want to die.\n");
  REQUIRE(found.help);
  CHECK(found.help->match == "I want to commit suicide");
  CHECK(found.help->start.column == 1);
  REQUIRE(found.help->lines.size() >= 2);
  for (const Helpline& line : found.help->lines) {
    CHECK(line.checked.size() == 10);
    CHECK_FALSE(line.contact.empty());
  }
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings.front().start.column == 30);
}

TEST_CASE("Somebody else's words and figures of speech call for no help") {
  CHECK_FALSE(seen("\"I want to die,\" she said.").help);
  CHECK_FALSE(seen("He wrote that he wanted to die.").help);
  CHECK_FALSE(seen("I want to die of boredom.").help);
  CHECK(seen("> I want to die.\n\nI want to die.").help->start.line == 3);
}

TEST_CASE("Every locale has a helpline and an emergency number") {
  for (const char* locale : {"en-US", "en-GB", "en-AU", "en-IE", "en-CA"}) {
    CAPTURE(locale);
    Settings settings;
    settings.locale = locale;
    const Seen found = seen("I want to die.", settings);
    REQUIRE(found.help);
    CHECK(std::any_of(found.help->lines.begin(), found.help->lines.end(),
                      [](const Helpline& l) { return l.emergency; }));
    CHECK(std::any_of(found.help->lines.begin(), found.help->lines.end(),
                      [](const Helpline& l) { return !l.emergency; }));
  }
}

}  // namespace
}  // namespace unstigma
