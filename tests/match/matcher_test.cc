#include "match/matcher.h"

#include <doctest/doctest.h>

#include <random>

#include "check/shipped.h"
#include "match/compile.h"

namespace unstigma::match {
namespace {

/// A matcher over one small lexicon, with the shipped classes and frames.
class Bench {
 public:
  explicit Bench(const std::string& entries, Rules rules = {}) {
    const auto shared =
        lexicon::parse_shared(check::shipped_forms(), check::shipped_classes(), check::shipped_frames());
    REQUIRE(shared);
    const auto parsed = lexicon::parse("[lexicon]\nid = \"t\"\ntitle = \"T\"\n" + entries, "t.toml", *shared);
    if (!parsed) {
      for (const Error& error : parsed.error()) MESSAGE(to_string(error));
    }
    REQUIRE(parsed);
    const auto frequencies = Frequencies::parse(check::shipped_frequencies());
    const lexicon::Defaults base;
    std::vector<Program> programs = {Program::own(compile({*parsed}, *shared, frequencies, &base))};
    std::vector<std::vector<EntryState>> states(1);
    for (const EntryRow& entry : programs[0].entries()) {
      states[0].push_back({true, static_cast<Severity>(entry.severity)});
    }
    matcher_ = std::make_unique<Matcher>(std::move(programs), std::move(states), rules);
  }

  /// "entry:words" for each match, in order; with what let it pass in brackets.
  std::string shown(const std::string& text, bool quoted = false) {
    document::Passage passage;
    passage.text = text;
    passage.quoted = quoted;
    passage.own = {0, static_cast<std::uint32_t>(text.size())};
    std::vector<Match> matches;
    matcher_->find(passage, workspace_, matches);
    std::string out;
    for (const Match& match : matches) {
      const document::TextRange place = workspace_.analysis.source(match.tokens);
      if (!out.empty()) out += " | ";
      out += std::string(matcher_->rule(match)).substr(2) + ":" +
             text.substr(place.begin, place.end - place.begin);
      if (match.context != Context::use) out += " <" + std::string(name(match.context)) + ">";
      if (!match.passed.empty()) out += " [" + match.passed + "]";
    }
    return out;
  }

 private:
  std::unique_ptr<Matcher> matcher_;
  Workspace workspace_;
};

/// An entry with the keys that every entry needs.
std::string entry(const std::string& id, const std::string& kind, const std::string& rest) {
  return "[[entry]]\nid = \"" + id + "\"\nkind = \"" + kind +
         "\"\nseverity = \"warning\"\nalternatives = [\"other\"]\nwhy = \"because\"\nsources = "
         "[\"editorial\"]\n"
         "flag = [\"[[a]]\", \"[[b]]\"]\npass = [\"c\", \"d\"]\n" +
         rest + "\n";
}

TEST_CASE("Words whose capitals matter are found whatever they are found by") {
  const std::string exact = "phrases = [\"the Thing\"]\ncase = \"exact\"\nnames = \"check\"\n";
  Bench own(entry("thing", "victim", exact));
  CHECK(own.shown("It was the Thing again.") == "thing:the Thing");
  CHECK(own.shown("It was the thing again.").empty());
  Bench guarded(entry("thing", "victim", exact + "only.near = [\"zebras\"]\n"));
  CHECK(guarded.shown("It was the Thing about zebras.") == "thing:the Thing");
  CHECK(guarded.shown("It was the thing about zebras.").empty());
}

TEST_CASE("One phrase finds its words in every guise") {
  Bench bench(entry("bound", "victim", "phrases = [\"wheelchair bound\"]"));
  const std::string rows[] = {"a wheelchair-bound man",
                              "a wheelchair bound man",
                              "a WHEELCHAIR\xE2\x80\x91"
                              "BOUND man",
                              "a wheel\xC2\xAD"
                              "chair-bound man",
                              "a wheelchair  bound man",
                              "a \xEF\xBC\xB7heelchair-bound man",
                              "a wheel\xE2\x80\x8B"
                              "chair-bound man"};
  for (const std::string& text : rows) {
    CAPTURE(text);
    const std::string shown = bench.shown(text);
    REQUIRE(shown.size() > 6);
    CHECK(shown == "bound:" + text.substr(2, text.size() - 6));
  }
  CHECK(bench.shown("a wheelchair. Bound for glory").empty());
  CHECK(bench.shown("a wheelchair, bound with rope").empty());
}

TEST_CASE("A hyphen makes another word unless the phrase asks for it") {
  Bench bench(entry("addict", "label", "phrases = [\"[ex] <addict:noun>\"]") +
              entry("suicide", "reporting", "phrases = [\"<commit> suicide\"]"));
  CHECK(bench.shown("two ex-addicts met") == "addict:ex-addicts");
  CHECK(bench.shown("a non-addict").empty());
  CHECK(bench.shown("committed suicide-prevention money").empty());
  CHECK(bench.shown("she committed suicide") == "suicide:committed suicide");
  CHECK(bench.shown("the addict's mother") == "addict:addict");
}

TEST_CASE("The longest match wins, then the severest, then the first by id") {
  Bench bench(entry("a", "slur", "phrases = [\"retarded\"]") +
              entry("b", "label", "phrases = [\"mentally retarded\"]") +
              entry("c", "label", "phrases = [\"mentally retarded\"]"));
  CHECK(bench.shown("a mentally retarded boy, a retarded idea") == "b:mentally retarded | a:retarded");
}

TEST_CASE("Gaps, sets, choices and optional words match what they say") {
  Bench bench("[sets]\nmethod = [\"rope\", \"a (long|short) drop\"]\n" +
              entry("gap", "reporting", "phrases = [\"commit ... suicide\"]") +
              entry("set", "reporting", "phrases = [\"died of {method}\"]") +
              entry("word", "metaphor", "phrases = [\"so _ mad\"]"));
  CHECK(bench.shown("to commit a slow suicide") == "gap:commit a slow suicide");
  CHECK(bench.shown("to commit a very slow public suicide").empty());
  CHECK(bench.shown("to commit, he said, suicide").empty());
  CHECK(bench.shown("died of a long drop") == "set:died of a long drop");
  CHECK(bench.shown("so very mad") == "word:so very mad");
}

TEST_CASE("Guards let innocent senses pass and say which did") {
  Rules rules;
  rules.show_passed = true;
  Bench bench(
      entry("bipolar", "description",
            "phrases = [\"bipolar\"]\nunless.after = [\"transistor\"]\nunless.before = [\"npn\"]\n"
            "unless.sentence = [\"voltage\"]\nunless.near = [\"amplifier\"]") +
          entry("suffers", "victim", "phrases = [\"<suffer> from\"]\nonly.after = [\"{mental-condition}\"]"),
      rules);
  CHECK(bench.shown("a bipolar transistor") == "bipolar:bipolar [unless.after]");
  CHECK(bench.shown("an npn bipolar part") == "bipolar:bipolar [unless.before]");
  CHECK(bench.shown("a voltage that is bipolar") == "bipolar:bipolar [unless.sentence]");
  CHECK(bench.shown("he is bipolar") == "bipolar:bipolar");
  CHECK(bench.shown("he suffers from depression") == "suffers:suffers from");
  CHECK(bench.shown("it suffers from neglect").empty());
}

TEST_CASE("Names, mentions, quotations, self-description and denial are told apart") {
  Bench bench(entry("addict", "label", "phrases = [\"<addict:noun>\"]") +
              entry("choice", "framing", "phrases = [\"a choice\"]\nonly.sentence = [\"addiction\"]") +
              entry("crazy", "metaphor", "phrases = [\"crazy\"]"));
  CHECK(bench.shown("They met Crazy Horse at the river.").empty());
  CHECK(bench.shown("Crazy Horse was there.").empty());
  CHECK(bench.shown("Crazy prices are back.") == "crazy:Crazy");
  CHECK(bench.shown("A Crazy Week For Small Shops") == "crazy:Crazy");
  CHECK(bench.shown("This is CRAZY, she wrote.") == "crazy:CRAZY");
  CHECK(bench.shown("They use the word \"crazy\" too often.") == "crazy:crazy <mention>");
  CHECK(bench.shown("People are dismissed as \xE2\x80\x9C"
                    "crazy,\xE2\x80\x9D she said.") == "crazy:crazy <mention>");
  CHECK(bench.shown("He said, \"That is a crazy plan.\"") == "crazy:crazy <quotation>");
  CHECK(bench.shown("A crazy plan.", true) == "crazy:crazy <quotation>");
  CHECK(bench.shown("Addiction is not a choice.").empty());
  CHECK(bench.shown("Addiction is a choice.") == "choice:a choice");
  CHECK(bench.shown("I am an addict.") == "addict:addict");
}

TEST_CASE("Words named so that others avoid them are let pass") {
  Rules rules;
  rules.show_passed = true;
  Bench bench(entry("addict", "label", "phrases = [\"<addict:noun>\"]") +
                  entry("crazy", "metaphor", "phrases = [\"crazy\"]"),
              rules);
  for (const char* text :
       {"Avoid terms such as addict.", "Write \"person with an addiction\" instead of \"addict\".",
        "We do not use labels like addicts or users.", "\"Addict\" is considered offensive by many.",
        "Why is it okay to call her crazy?", "Say person in recovery, not addict."}) {
    CAPTURE(text);
    CHECK(bench.shown(text).find("[named to be avoided]") != std::string::npos);
  }
  CHECK(bench.shown("You should not avoid an addict.") == "addict:addict");
  CHECK(bench.shown("Stop using this crazy excuse.") == "crazy:crazy");
}

TEST_CASE("A title is known where its capital tells nothing") {
  Bench bench(entry("crazy", "metaphor", "phrases = [\"crazy\"]"));
  CHECK(bench.shown("Crazy is a 2005 film about hockey.").empty());
  CHECK(bench.shown("Fans of \"The Hours\" or \"Crazy\" will like it.").empty());
  CHECK(bench.shown("Crazy by Patsy Cline came on.").empty());
  CHECK(bench.shown("Crazy is what they called the plan.") == "crazy:Crazy");
  CHECK(bench.shown("They called it \"crazy\" again.") == "crazy:crazy <mention>");
}

TEST_CASE("The candidate scan and the reference path find the same") {
  const std::string lexicon =
      entry("a", "metaphor", "phrases = [\"crazy\", \"mad as a (hatter|hare)\"]") +
      entry("b", "label", "phrases = [\"[ex] <addict:noun>\", \"the mentally ill\"]") +
      entry("c", "victim", "phrases = [\"<suffer> ... from {mental-condition}\"]");
  Rules slow;
  slow.reference = true;
  Bench fast_bench(lexicon);
  Bench slow_bench(lexicon, slow);
  const char* words[] = {"crazy",
                         "mad",
                         "as",
                         "a",
                         "hatter",
                         "ex-",
                         "addict",
                         "addicts",
                         "the",
                         "mentally",
                         "ill",
                         "suffers",
                         "suffered",
                         "from",
                         "depression",
                         "much",
                         ".",
                         ",",
                         "\xE2\x80\x9C",
                         "\xE2\x80\x9D",
                         ("C\xC2\xAD"
                          "razy"),
                         "Mad",
                         "\xEF\xBD\x8D\xEF\xBD\x81\xEF\xBD\x84",
                         "\xFF",
                         "caf\xC3\xA9",
                         "\n"};
  std::mt19937 random(11);
  std::uniform_int_distribution<std::size_t> pick(0, std::size(words) - 1);
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) {
      text += words[pick(random)];
      if (pick(random) > 2) text += ' ';
    }
    CAPTURE(text);
    const std::string fast = fast_bench.shown(text);
    CHECK(fast == slow_bench.shown(text));
    found += fast.empty() ? 0U : 1U;
  }
  CHECK(found > 500);
}

}  // namespace
}  // namespace unstigma::match
