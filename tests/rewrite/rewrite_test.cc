#include <doctest/doctest.h>

#include "temporary.h"
#include "unstigma/checker.h"

namespace unstigma {
namespace {

constexpr const char* lexicon = R"toml([lexicon]
id = "t"
title = "T"
[sets]
illness = ["depression", "the flu"]

[[entry]]
id = "addict"
kind = "label"
severity = "warning"
phrases = ["<addict:noun>"]
alternatives = ["<person> with (an addiction/addiction)"]
why = "w"
sources = ["editorial"]
flag = ["[[a]]", "[[b]]"]
pass = ["c", "d"]

[[entry]]
id = "afflicted"
kind = "victim"
severity = "warning"
phrases = ["<be> afflicted with {illness}"]
alternatives = ["<have> {illness}", "<live> with {illness}"]
why = "w"
sources = ["editorial"]
flag = ["[[a]]", "[[b]]"]
pass = ["c", "d"]

[[entry]]
id = "crazy"
kind = "metaphor"
severity = "warning"
phrases = ["crazy"]
alternatives = ["", "odd"]
why = "w"
sources = ["editorial"]
flag = ["[[a]]", "[[b]]"]
pass = ["c", "d"]

[[entry]]
id = "suicide"
kind = "reporting"
severity = "warning"
phrases = ["<commit> suicide", "take it"]
alternatives = ["die by suicide"]
why = "w"
sources = ["editorial"]
flag = ["[[a]]", "[[b]]"]
pass = ["c", "d"]

[[entry]]
id = "suicide-verb"
kind = "reporting"
severity = "error"
phrases = ["<commit> suicide"]
alternatives = ["<die> by suicide", "<take> {their} own life"]
why = "w"
sources = ["editorial"]
flag = ["[[a]]", "[[b]]"]
pass = ["c", "d"]
)toml";

/// A checker of these words alone.
Checker built() {
  const tests::TemporaryFolder folder;
  Settings settings;
  settings.lexicon_files = {folder.write("t.toml", lexicon)};
  settings.select = {"t/"};
  return *Checker::build(settings);
}

TEST_CASE("Alternatives take number, tense, article and case from the sentence") {
  const Checker checker = built();
  struct Row {
    std::string before;
    std::string after;  ///< with the first alternative
  };
  const Row rows[] = {
      {"He is an addict.", "He is a person with an addiction."},
      {"Two addicts met.", "Two people with addiction met."},
      {"Addicts met.", "People with addiction met."},
      {"An addict met her.", "A person with an addiction met her."},
      {"ADDICTS MEET TODAY", "PEOPLE WITH ADDICTION MEET TODAY"},
      {"Two Young Addicts Find Hope", "Two Young People with Addiction Find Hope"},
      {"The addict's mother", "The addict's mother"},
      {"He is afflicted with depression.", "He has depression."},
      {"They are afflicted with depression.", "They have depression."},
      {"She was afflicted with depression.", "She had depression."},
      {"They were afflicted with the flu.", "They had the flu."},
      {"She has been afflicted with depression.", "She has had depression."},
      {"To be afflicted with depression", "To have depression"},
      {"Being afflicted with depression", "Having depression"},
      {"He's afflicted with depression.", "He has depression."},
      {"They're afflicted with depression.", "They have depression."},
      {"I'm afflicted with depression.", "I have depression."},
      {"A crazy idea came.", "An idea came."},
      {"That is crazy.", "That is odd."},
      {"An addict who drinks met her.", "A person with an addiction who drinks met her."},
      {"A former addict met her.", "A former addict met her."},
      {"A newly afflicted town", "A newly afflicted town"},
      {"They called her an addict.", "They called her an addict."},
      {"He is known as an addict.", "He is known as an addict."},
      {"They called for help for the addict.", "They called for help for the person with an addiction."},
      {"He is no addict.", "He is no addict."},
      {"No addict came.", "No person with an addiction came."},
      {"The addict mother", "The addict mother"},
      {"The addict Jane Doe", "The addict Jane Doe"},
      {"An addict with a dog", "An addict with a dog"},
      {"An addict or addict came.", "A person with an addiction or a person with an addiction came."},
      {"Addicts (ADs) met.", "Addicts (ADs) met."},
      {"Is he afflicted with depression?", "Is he afflicted with depression?"},
      {"That seems crazy.", "That seems odd."},
      {"A scandalous and crazy idea came.", "A scandalous and odd idea came."},
      {"He committed suicide.", "He died by suicide."},
      {"He has committed suicide.", "He has died by suicide."},
      {"She might commit suicide.", "She might die by suicide."},
      {"Many commit suicide.", "Many die by suicide."},
      {"He commits suicide.", "He dies by suicide."},
      {"Committing suicide is", "Dying by suicide is"},
      {"Has he committed suicide?", "Has he died by suicide?"},
      {"Nobody had ever committed suicide.", "Nobody had ever died by suicide."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.before);
    const auto fixed = checker.fix_text(row.before, "a.txt", "text", FixLevel::unsafe);
    REQUIRE(fixed);
    CHECK(fixed->bytes == row.after);
  }
}

TEST_CASE("Whose life it is is told by pronouns in reach, however long the sentence") {
  const Checker checker = built();
  const auto second_alternative = [&](std::size_t words_between) {
    std::string text = "Later she,";
    for (std::size_t i = 0; i < words_between; ++i) text += " too";
    std::string out;
    const auto checked =
        checker.check_text(text + " committed suicide.", "a.txt", "text", [&](Finding&& finding) {
          REQUIRE(finding.alternatives.size() == 2);
          out = finding.alternatives[1].text;
        });
    REQUIRE(checked);
    return out;
  };
  CHECK(second_alternative(0) == "took her own life");
  CHECK(second_alternative(60) == "took her own life");
  CHECK(second_alternative(70) == "took their own life");
}

}  // namespace
}  // namespace unstigma
