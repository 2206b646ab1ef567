#include "report/json_text.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace unstigma::report {
namespace {

using Json = nlohmann::ordered_json;

Finding full() {
  Finding out;
  out.start = {3, 5, 40, "", 0};
  out.end = {3, 12, 47, "", 0};
  out.where = "a note";
  out.id = RecordId{"17", true};
  out.match = "the \"mad\"";
  out.rule = "x/y";
  out.lexicon = "x";
  out.message = "\"mad\" \\ says";
  out.why = "so\n\tit is \x01";
  out.fine = "never";
  out.advice = "rephrase";
  out.notes = {"one", "two"};
  out.passed = "a guard";
  out.known = true;
  out.suppressed = "";
  Edit edit{40, 47, "caf\xC3\xA9", "word/document.xml", {{41, 42}, {43, 44}}};
  out.alternatives = {{"angry", edit, true}, {"", std::nullopt, false}};
  out.sources = {{"A guide", "Somebody", 2021, "https://example.org", "a page"}, {"Another", "", 0, "", ""}};
  return out;
}

std::string text_of(const std::string& path, const Finding& finding) {
  std::string out;
  append_json(path, finding, out);
  return out;
}

TEST_CASE("A finding written as text is the JSON that it says") {
  const std::string text = text_of("a \"file\"", full());
  const Json read = Json::parse(text);
  CHECK(read.dump() == text);  // every key once, nothing between them
  CHECK(read["path"] == "a \"file\"");
  CHECK(read["id"] == 17);
  CHECK(read["start"] == Json{{"line", 3}, {"column", 5}, {"offset", 40}});
  CHECK(read["match"] == "the \"mad\"");
  CHECK(read["message"] == "\"mad\" \\ says");
  CHECK(read["why"] == "so\n\tit is \x01");
  CHECK(read["notes"] == Json{"one", "two"});
  CHECK(read["known"] == true);
  CHECK(read["suppressed"] == "");
  CHECK(read["alternatives"][0]["edit"]["kept"] ==
        Json::parse(R"([{"start":41,"end":42},{"start":43,"end":44}])"));
  CHECK(read["alternatives"][0]["edit"]["text"] == "caf\xC3\xA9");
  CHECK(read["alternatives"][1] == Json{{"text", ""}, {"safe", false}});
  CHECK(read["sources"][0]["year"] == 2021);
  CHECK(read["sources"][1] == Json{{"title", "Another"}});
}

TEST_CASE("What a finding does not have is left out, and lists are there when they are empty") {
  Finding bare;
  bare.start = {0, 2, 0, "word/document.xml", 4};
  bare.lexicon = "suppression";
  const Json read = Json::parse(text_of("a", bare));
  for (const char* key : {"id", "where", "kind", "fine", "advice", "notes", "passed", "known", "suppressed"})
    CHECK_FALSE(read.contains(key));
  CHECK(read["start"] == Json{{"part", "word/document.xml"}, {"paragraph", 4}, {"column", 2}});
  CHECK(read["alternatives"] == Json::array());
  CHECK(read["sources"] == Json::array());
}

TEST_CASE("Bytes that are not UTF-8 are replaced in the text of a finding") {
  Finding finding;
  finding.match = "caf\xE9 \"x\"";
  const Json read = Json::parse(text_of("n\xFFme", finding));
  CHECK(read["path"] == "n\xEF\xBF\xBDme");
  CHECK(read["match"] == "caf\xEF\xBF\xBD \"x\"");
}

}  // namespace
}  // namespace unstigma::report
