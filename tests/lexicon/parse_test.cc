#include <doctest/doctest.h>

#include <algorithm>

#include "check/shipped.h"
#include "lexicon/lexicon.h"

namespace unstigma::lexicon {
namespace {

const Shared& shared() {
  static const Shared parsed =
      *parse_shared(check::shipped_forms(), check::shipped_classes(), check::shipped_frames());
  return parsed;
}

/// Every mistake as "line:column: message", a line each.
std::string mistakes(const std::string& toml) {
  const auto lexicon = parse(toml, "x.toml", shared());
  std::string out;
  if (lexicon) return out;
  for (const Error& error : lexicon.error()) {
    out += std::to_string(error.place.line) + ":" + std::to_string(error.place.column) + ": " +
           error.message + "\n";
  }
  return out;
}

constexpr const char* sound = R"([lexicon]
id = "x"
title = "X"
[sets]
wind = ["gale", "storm"]
[[entry]]
id = "blown"
kind = "metaphor"
severity = "warning"
phrases = ["<blow:verb> by {wind}"]
alternatives = ["<move> by {wind}"]
why = "because"
sources = ["editorial"]
flag = ["It is [[blown by gale]].", "They were [[blown by storm]]."]
pass = ["A gale blew.", "Storms."]
)";

std::string with(const std::string& from, const std::string& to) {
  std::string text = sound;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST_CASE("A sound lexicon is read whole") {
  const auto lexicon = parse(sound, "x.toml", shared());
  REQUIRE(lexicon);
  CHECK(lexicon->entries.size() == 1);
  CHECK(lexicon->entries[0].groups.size() == 1);
  CHECK(lexicon->entries[0].kind == Kind::metaphor);
  CHECK(lexicon->entries[0].place.line == 6);
}

TEST_CASE("Each mistake in a lexicon is told with its place and a hint") {
  struct Row {
    std::string toml;
    std::string mistakes;
  };
  const Row rows[] = {
      {with("kind = \"metaphor\"", "kind = \"metafor\""),
       "8:8: 'metafor' is no kind; did you mean 'metaphor'?\n"},
      {with("severity = \"warning\"", "sevrity = \"warning\""),
       "6:1: entry 'blown' needs 'severity'\n9:1: an entry has no key 'sevrity'; did you mean 'severity'?\n"},
      {with("{wind}\"]", "{wnd}\"]"),
       "10:12: there is no set {wnd}; did you mean {wind}?\n11:17: alternative \"<move> by {wind}\" puts "
       "back {wind}, which the phrase \"<blow:verb> by {wnd}\" does not have\n"},
      {with("sources = [", "profiles = [\"doc\"]\nsources = ["),
       "13:12: there is no profile 'doc'; did you mean 'docs'?\n"},
      {with("sources = [", "locale.en-UK.why = \"x\"\nsources = ["),
       "13:8: there is no locale 'en-UK'; did you mean 'en-US'?\n"},
      {with("sources = [", "locale.en-GB.alternatives = [\"<go> {wid}\"]\nsources = ["),
       "13:30: alternative \"<go> {wid}\" puts back {wid}, which the phrase \"<blow:verb> by {wind}\" does "
       "not have\n"},
      {with("sources = [", "times = 2\nsources = ["),
       "13:9: 'times' is for entries with scope = \"document\"\n"},
      {with("sources = [", "scope = \"documnet\"\nsources = ["),
       "13:9: 'documnet' is no scope; did you mean 'document'?\n"},
      {with("<blow:verb> by", "(<blow:verb> by"),
       "10:35: phrase \"(<blow:verb> by {wind}\": '(' is never closed by ')'\n"},
      {with("<blow:verb> by", "blown by"),
       "11:17: alternative \"<move> by {wind}\" inflects a verb that the phrase \"blown by {wind}\" does not "
       "have; write the form out, or mark the word in the phrase with < >\n"},
      {with("sources = [\"editorial\"]", "sources = [\"editorail\"]"),
       "6:1: there is no [sources.editorail]\n"},
      {with("id = \"blown\"", "id = \"Blown Away\""),
       "6:1: the id 'Blown Away' is made of lower-case letters, digits and hyphens\n"},
      {with("[[blown by gale]]", "blown by gale"), "14:9: a 'flag' sentence marks one finding with [[ ]]\n"},
      {with("\"A gale blew.\", ", ""), "6:1: entry 'blown' needs two 'pass' sentences at least\n"},
      {with("why = \"because\"", "why = 3"), "12:7: 'why' is a text in quotation marks\n"},
      {with("why = \"because\"", "unless.shape = [\"nmae\"]\nwhy = \"b\""),
       "12:16: 'nmae' is no shape; did you mean 'name'?\n"},
      {with("\"storm\"]", "\"{wind}\"]"), "5:9: the set 'wind' contains itself\n"},
      {with("title = \"X\"", "title = \"X"),
       "3:11: Error while parsing basic string: encountered end-of-file"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.toml);
    const std::string found = mistakes(row.toml);
    if (row.mistakes.back() == '\n') CHECK(found == row.mistakes);
    else CHECK(found.find(row.mistakes.substr(0, 2)) == 0);
  }
}

TEST_CASE("All mistakes of a file are told in one run, in the order of the file") {
  const std::string many = R"([lexicon]
id = "x"
titel = "X"
[[entry]]
id = "b"
kind = "label"
severity = "loud"
phrases = ["<nosuchword>", "{nothing}", "(a"]
why = ""
sources = []
flag = ["no mark"]
pass = 1
[[entry]]
id = "a"
phrases = ["x"]
)";
  const std::string found = mistakes(many);
  for (const std::string_view part :
       {"1:1: [lexicon] needs 'title'", "3:1: [lexicon] has no key 'titel'; did you mean 'title'?",
        "7:12: 'loud' is no severity", "8:13: phrase \"<nosuchword>\"", "8:28: there is no set {nothing}",
        "8:", "9:7: 'why' is empty", "needs 'sources'", "11:9: a 'flag' sentence marks one finding",
        "12:8: 'pass' is a list", "13:1: entries stand in alphabetical order", "13:1: entry 'a' needs 'kind'",
        "13:1: entry 'a' needs 'severity'", "13:1: entry 'a' needs 'why'"}) {
    CAPTURE(part);
    CHECK(found.find(part) != std::string::npos);
  }
  CHECK(std::count(found.begin(), found.end(), '\n') >= 12);
}

}  // namespace
}  // namespace unstigma::lexicon
