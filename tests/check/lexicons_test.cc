#include "check/lexicons.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "check/shipped.h"
#include "match/program.h"
#include "temporary.h"
#include "unstigma/checker.h"

namespace unstigma::check {
namespace {

TEST_CASE("The shipped lexicons hold what the rooms count on") {
  const match::Program program = match::Program::view(shipped_program());
  CHECK(program.lexicons().size >= 4);
  CHECK(program.entries().size >= 180);
  std::set<std::string_view> frames;
  for (const match::FrameRow& frame : program.table<match::FrameRow>(match::Table::frames))
    frames.insert(program.text(frame.name));
  CHECK(frames == std::set<std::string_view>{"advised", "denied", "denounced", "emphasized", "mention",
                                             "self", "title"});
  std::set<std::string_view> rules;
  for (const match::EntryRow& entry : program.entries()) {
    CAPTURE(program.text(entry.rule));
    CHECK(rules.insert(program.text(entry.rule)).second);
    CHECK(entry.why.size > 0);
    CHECK(entry.flag.count >= 2);
    CHECK(entry.pass.count >= 2);
  }
}

TEST_CASE("Every phrase is led to by some word") {
  const match::Program program = match::Program::view(shipped_program());
  std::set<std::uint32_t> reachable;
  for (const std::uint32_t posting : program.table<std::uint32_t>(match::Table::postings)) {
    if ((posting & match::probe_bit) == 0) reachable.insert(posting & match::posting_mask);
  }
  for (std::uint32_t i = 0; i < program.phrases().size; ++i) {
    CAPTURE(program.text(program.phrases()[i].source));
    CHECK(reachable.count(i) == 1);
  }
}

TEST_CASE("Texts that must stay silent are silent") {
  std::size_t seen = 0;
  for (const auto& item : std::filesystem::directory_iterator(UNSTIGMA_SOURCE_DIR "/tests/quiet")) {
    Settings settings;
    if (item.path().filename().string().find("docs-") == 0) settings.profile = "docs";
    const auto checker = Checker::build(settings);
    REQUIRE(checker);
    const auto checked = checker->check_file(item.path().string(), "", [&](Finding&& finding) {
      FAIL_CHECK(item.path().filename().string(), ":", finding.start.line, ": ", finding.message, " [",
                 finding.rule, "]: ", finding.excerpt.text);
    });
    REQUIRE(checked);
    CHECK(checked->words > 50);
    ++seen;
  }
  CHECK(seen >= 2);
}

TEST_CASE("A lexicon from disk finds beside the shipped ones and replaces one of the same id") {
  const tests::TemporaryFolder folder;
  const std::string file = folder.write("house.toml", R"([lexicon]
id = "house"
title = "House rules"
[[entry]]
id = "rockstar"
kind = "metaphor"
severity = "suggestion"
phrases = ["<rockstar:noun>"]
alternatives = ["<expert:noun>"]
why = "We say what people can do."
sources = ["editorial"]
flag = ["We hire [[rockstars]].", "A [[rockstar]] joined."]
pass = ["Rock music.", "A star."]
)");
  Settings settings;
  settings.lexicon_files = {file};
  const auto checker = Checker::build(settings);
  REQUIRE(checker);
  std::string found;
  REQUIRE(checker->check_text("A rockstar met two addicts.", "a.txt", "text", [&](Finding&& f) {
    found += f.rule + ": " + f.alternatives.front().text + "; ";
  }));
  CHECK(found == "house/rockstar: expert; substance-use/addict: people with addiction; ");
  std::uint64_t ran = 0;
  CHECK(checker->test_lexicons(&ran).empty());
  CHECK(ran == 4);
}

TEST_CASE("Defaults name profiles, lexicons, kinds and rules that are there") {
  const auto checker = Checker::build({});
  REQUIRE(checker);
  std::set<std::string> known;
  for (const EntryCard& card : checker->entries(true)) {
    known.insert({card.rule, card.lexicon, card.lexicon + "/", std::string(name(card.kind))});
  }
  std::set<std::string> profiles;
  for (const ProfileCard& profile : checker->profiles()) {
    profiles.insert(profile.name);
    for (const std::string& lexicon : profile.without) CHECK(known.count(lexicon) == 1);
    for (const auto& row : profile.severities) {
      const std::string& rule = row.first;
      CAPTURE(rule);
      CHECK(known.count(rule) == 1);
    }
  }
  CHECK(profiles == std::set<std::string>{"all", "campaign", "clinical", "docs", "news"});
  for (const EntryCard& card : checker->entries(true)) {
    for (const std::string& profile : card.profiles) CHECK(profiles.count(profile) == 1);
  }
}

constexpr const char* pair_lexicon = R"([lexicon]
id = "pair"
title = "Both directions of a pair"
[[entry]]
id = "a-first"
kind = "description"
severity = "suggestion"
phrases = ["florb person"]
alternatives = ["person with florb"]
why = "Some people put the person first."
sources = ["editorial"]
community = "autism"
prefers = "person-first"
flag = ["A [[florb person]] came.", "The [[florb person]] left."]
pass = ["A person.", "A florb."]
[[entry]]
id = "b-second"
kind = "description"
severity = "suggestion"
phrases = ["person with florb"]
alternatives = ["florb person"]
locale.en-GB.alternatives = ["florbish person"]
why = "Some people put identity first."
sources = ["editorial"]
community = "autism"
prefers = "identity-first"
flag = ["A [[person with florb]] came.", "The [[person with florb]] left."]
pass = ["A person.", "A florb."]
[[entry.group]]
phrases = ["human with florb"]
alternatives = ["florb human"]
locale.en-AU.alternatives = ["florby human"]
)";

TEST_CASE("A preference turns one direction of a pair on, and asking for the other is refused") {
  const tests::TemporaryFolder folder;
  Settings settings;
  settings.lexicon_files = {folder.write("pair.toml", pair_lexicon)};
  const auto found = [](const Settings& s) {
    const auto checker = Checker::build(s);
    REQUIRE(checker);
    std::string out;
    REQUIRE(checker->check_text("A florb person met a person with florb.", "a.txt", "",
                                [&](Finding&& f) { out += f.rule + " "; }));
    return out;
  };
  CHECK(found(settings) == "pair/b-second ");
  settings.preferences["autism"] = "person-first";
  CHECK(found(settings) == "pair/a-first ");
  settings.preferences["autism"] = "either";
  CHECK(found(settings).empty());
  std::string preview = pair_lexicon;
  preview.replace(preview.find("kind = "), 0, "status = \"preview\"\n");
  Settings tried = settings;
  tried.lexicon_files = {folder.write("preview.toml", preview)};
  tried.preferences["autism"] = "person-first";
  CHECK(found(tried) == "pair/a-first ");
  settings.severities["pair/a-first"] = "warning";
  const auto refused = Checker::build(settings);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().front().message ==
        "'pair/a-first' speaks only where autism is person-first, and here it is either; say --prefer "
        "autism=person-first, or leave the rule out");
  settings.preferences = {{"autsm", "person-first"}};
  CHECK(Checker::build(settings).error().front().message ==
        "there is no community 'autsm'; did you mean 'autism'?");
}

TEST_CASE("A locale changes the words of its entry or group alone") {
  const tests::TemporaryFolder folder;
  const auto words = [&](const std::string& locale) {
    Settings settings;
    settings.lexicon_files = {folder.write("pair.toml", pair_lexicon)};
    settings.locale = locale;
    const auto checker = Checker::build(settings);
    REQUIRE(checker);
    std::string out;
    REQUIRE(checker->check_text("A person with florb, a human with florb.", "a.txt", "",
                                [&](Finding&& f) { out += f.alternatives.front().text + "; "; }));
    return out;
  };
  CHECK(words("en-US") == "florb person; florb human; ");
  CHECK(words("en-GB") == "florbish person; florb human; ");
  CHECK(words("en-AU") == "florb person; florby human; ");
}

TEST_CASE("Settings that name nothing are refused with the nearest name") {
  Settings settings;
  settings.select = {"substance-use/adict"};
  settings.without = {"substance-us"};
  settings.profile = "newz";
  const auto checker = Checker::build(settings);
  REQUIRE_FALSE(checker);
  REQUIRE(checker.error().size() == 3);
  CHECK(checker.error()[0].message == "there is no profile 'newz'; did you mean 'news'?");
  CHECK(checker.error()[1].message ==
        "there is no rule, lexicon or kind 'substance-use/adict'; did you mean 'substance-use/addict'?");
  CHECK(checker.error()[2].message == "there is no lexicon 'substance-us'; did you mean 'substance-use'?");
}

}  // namespace
}  // namespace unstigma::check
