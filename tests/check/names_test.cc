// Names that only the rest of a document tells.
#include <doctest/doctest.h>

#include "unstigma/checker.h"

namespace unstigma {
namespace {

/// What is found, as "line:rule line:rule".
std::string found(const std::string& text, const std::string& file = "a.md") {
  static const Checker checker = *Checker::build({});
  std::string out;
  const auto checked = checker.check_text(text, file, "", [&](const Finding& f) {
    out += (out.empty() ? "" : " ") + std::to_string(f.start.line) + ":" + f.rule;
  });
  REQUIRE(checked);
  return out;
}

TEST_CASE("A surname is one at the beginning of a sentence and in a headline, too") {
  CHECK(found("# Nutter wins in Leeds\n\nNutter said so. A vote for Michael Nutter was cast by Dr. Nutter.\n")
            .empty());
  CHECK(found("The council heard Ms. Looney. Looney's plan failed.\n").empty());
  CHECK(found("Nutter said so.\n") == "1:mental-health/nutter");
}

TEST_CASE("A title over the text is the name that the text makes of it") {
  CHECK(found("# Drive Me Crazy\n\nThe band wrote Drive Me Crazy in one night.\n").empty());
  CHECK(found("# Psycho\n\nPsycho is a 1998 horror film.\n\n## The Madness of King George\n\n"
              "They saw The Madness of King George twice.\n")
            .empty());
  CHECK(found("They saw Crazy Rich Asians.\n\n# Crazy Rich Asians\n").empty());
  CHECK(
      found("Drive Me Crazy\nDrive Me Crazy is a 1999 American teen romantic comedy film based on a novel.\n",
            "a.txt")
          .empty());
}

TEST_CASE("A name lets nothing pass but itself") {
  CHECK(found("# Crazy rents\n\nThe chief was Crazy Horse.\n") == "1:mental-health/crazy");
  CHECK(found("They saw Gone Crazy. Crazy people cheered.\n") == "1:mental-health/crazy");
  CHECK(found("Michael Nutter spoke. Some nutter shouted.\n") == "1:mental-health/nutter");
  CHECK(found("Michael Nutter spoke. Nutters shouted.\n") == "1:mental-health/nutter");
  CHECK(found("# Crazy Love\n\nThey heard Crazy Lovely twice.\n") == "1:mental-health/crazy");
  CHECK(found("# Art of Crazy Love\n\nThey heard McArt of Crazy Love twice.\n") == "1:mental-health/crazy");
}

TEST_CASE("A name tells something of the pages around it, and of its own record") {
  std::string far = "Nutter said so.\n";
  while (far.size() < 80000) far += "\nThe wheat stood high that year, and nobody came to cut it down.\n";
  CHECK(found(far + "\nThey met Michael Nutter.\n") == "1:mental-health/nutter");
  CHECK(found("{\"body\": \"They met Michael Nutter.\"}\n{\"body\": \"Nutter said so.\"}\n", "a.jsonl") ==
        "2:mental-health/nutter");
}

TEST_CASE("Where what was let pass is shown, such names are") {
  Settings settings;
  settings.show_passed = true;
  const Checker checker = *Checker::build(settings);
  std::string reasons;
  const auto checked = checker.check_text("# Nutter wins\n\nNutter said that Michael Nutter won.\n", "a.md",
                                          "", [&](const Finding& f) { reasons += f.passed + ";"; });
  REQUIRE(checked);
  CHECK(reasons == "name;name;name;");
}

}  // namespace
}  // namespace unstigma
