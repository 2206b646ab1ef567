#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/running.h"
#include "temporary.h"

namespace unstigma::cli {
namespace {

using Ran = tests::Outcome;

Ran ran(const std::vector<std::string>& args, const std::string& text) {
  std::vector<std::string> all = {"--no-config", "--input-format", "jsonl", "--stdin-filename", "a.jsonl"};
  all.insert(all.end(), args.begin(), args.end());
  all.emplace_back("-");
  return tests::ran(all, text);
}

TEST_CASE("Findings carry the id of their record as it is written") {
  struct Row {
    std::string option, record, id;  // the id as JSON
  };
  const std::vector<Row> rows = {
      {"id", R"({"id": "a-17", "body": "He is a schizophrenic."})", R"("a-17")"},
      {"id", R"({"body": "He is a schizophrenic.", "id": 17})", "17"},
      {"id", R"({"id": -1.5, "body": "He is a schizophrenic."})", "-1.5"},
      {"id", R"({"id": 123456789012345678901234567890, "body": "He is a schizophrenic."})",
       R"("123456789012345678901234567890")"},
      {"id", R"({"id": "caf\u00e9 \ud83d\ude00\n\"", "body": "He is a schizophrenic."})",
       "\"caf\xC3\xA9 \xF0\x9F\x98\x80\\n\\\"\""},
      {"id", R"({"author": {"id": 3}, "id": 4, "body": "He is a schizophrenic."})", "4"},
      {"meta.id", R"({"id": 3, "meta": {"id": 4}, "body": "He is a schizophrenic."})", "4"},
      {"dc.id", R"({"dc.id": "x", "body": "He is a schizophrenic."})", R"("x")"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.record);
    const Ran out = ran({"--format", "jsonl", "--text-field", "body", "--id-field", row.option}, row.record);
    CHECK(out.err.empty());
    const auto first = nlohmann::json::parse(out.out.substr(0, out.out.find('\n')));
    CHECK(first["id"].dump() == row.id);
    CHECK(first["match"] == "is a schizophrenic");
  }
  const Ran compact = ran({"--format", "compact", "--id-field", "id"},
                          R"({"id": "a\n17", "text": "He is a schizophrenic."})");
  CHECK(compact.out.find("a.jsonl:1:29: id a 17: error[mental-health/schizophrenic]") == 0);
}

TEST_CASE("A record without a usable id is told of with its line, and the others are read") {
  const std::string good = R"({"id": 9, "text": "He is a schizophrenic."})";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"({"text": "She is a schizophrenic."})",
       "this record has no field 'id', so it was left out (line 2, column 1)"},
      {R"({"id": null, "text": "x"})",
       "the field 'id' of this record is neither a string nor a number, so it was left out (line 2, column "
       "1)"},
      {R"({"id": ["a"], "text": "x"})",
       "the field 'id' of this record is neither a string nor a number, so it was left out (line 2, column "
       "1)"},
      {R"("text")", "this record has no field 'id', so it was left out (line 2, column 1)"},
      {R"({"id": ")" + std::string(1001, 'x') + R"("})",
       "the field 'id' of this record is longer than 1000 bytes, so it was left out (line 2, column 1)"},
      {R"({"id": 3, "text": "x)", "this is not JSON: a string is not closed (line 2, column 19)"},
  };
  for (const auto& row : rows) {
    const auto& record = row.first;
    const auto& message = row.second;
    CAPTURE(record);
    const Ran out =
        ran({"--format", "jsonl", "--id-field", "id"}, good + "\n" + record + "\n\n" + good + "\n");
    CHECK(out.status == 2);
    CHECK(out.err == "unstigma: a.jsonl: " + message + "\n");
    CHECK(out.out.find("\"line\":1,") != std::string::npos);
    CHECK(out.out.find("\"line\":4,") != std::string::npos);
    CHECK(out.out.find("She") == std::string::npos);
  }
  const Ran many = ran({"--id-field", "id"}, "{}\n{\n{}\n");
  CHECK(many.err ==
        "unstigma: a.jsonl: this record has no field 'id', so it was left out (line 1, column 1); 2 other "
        "records could not be read either\n");
}

TEST_CASE("Other formats are refused where records are asked for") {
  const tests::TemporaryFolder folder;
  const std::string draft = folder.write("draft.md", "He is a schizophrenic.\n");
  for (const char* option : {"--text-field", "--id-field"}) {
    const Ran refused = tests::ran({"--no-config", option, "body", draft});
    CHECK(refused.status == 2);
    CHECK(refused.err == "unstigma: " + draft +
                             ": has no records; --text-field and --id-field read JSON Lines (.jsonl, or "
                             "--input-format jsonl)\n");
  }
}

TEST_CASE("Each record is a document of its own") {
  const std::string about =
      "A 19-year-old man died by suicide on Tuesday at his home, police said. He had killed himself with a "
      "gun.";
  const std::string helped = about + " If you are in crisis, call or text 988.";
  const auto records = [](const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts)
      out += nlohmann::json(
                 {{"id", "r" + std::to_string(1 + std::count(out.begin(), out.end(), '\n'))}, {"text", text}})
                 .dump() +
             "\n";
    return out;
  };
  const auto told = [&](const std::vector<std::string>& texts) {
    const Ran out = ran({"--format", "jsonl", "--id-field", "id"}, records(texts));
    std::vector<std::string> ids;
    std::istringstream lines(out.out);
    for (std::string line; std::getline(lines, line);) {
      const auto json = nlohmann::json::parse(line);
      if (json.value("rule", "") == "reporting-rules/no-source-of-help") ids.push_back(json["id"]);
    }
    return ids;
  };
  const Ran one = ran({"--format", "jsonl", "--id-field", "id"}, records({about}));
  CAPTURE(one.out);
  CHECK(told({about}) == std::vector<std::string>{"r1"});
  CHECK(told({helped}).empty());
  CHECK(told({helped, about, helped, about}) == std::vector<std::string>{"r2", "r4"});
}

TEST_CASE("Places hold in every line, whatever its encoding and line ends") {
  const std::string record = R"({"text": "He is a schizophrenic."})";
  const Ran plain = ran({"--format", "compact"}, "\n" + record + "\r\n" + record + "\r" + record);
  CHECK(plain.out.find("a.jsonl:2:14:") == 0);
  CHECK(plain.out.find("a.jsonl:3:14:") != std::string::npos);
  CHECK(plain.out.find("a.jsonl:4:14:") != std::string::npos);
  std::string wide = "\xFF\xFE";
  for (const char c : record + "\n" + record) wide += {c, '\0'};
  const Ran utf16 = ran({"--format", "jsonl"}, wide);
  CHECK(utf16.out.find("\"line\":1,\"column\":14,\"offset\":28") != std::string::npos);
  CHECK(utf16.out.find("\"line\":2,\"column\":14,\"offset\":98") != std::string::npos);
}

TEST_CASE("A record that is longer than memory should hold is told of, and the others are read") {
  const std::string good = R"({"text": "He is a schizophrenic."})";
  const std::string large = R"({"text": "x)" + std::string(std::size_t{9} << 20U, 'x') + "\"}";
  const Ran out = ran({"--format", "compact"}, large + "\n" + good + "\n" + large);
  CHECK(out.status == 2);
  CHECK(out.out.find("a.jsonl:2:14:") == 0);
  CHECK(out.err.find("a.jsonl: a record of more than 8 MiB was left out; split it, or read the file with "
                     "--input-format json (line 1); another record could not be read either\n") !=
        std::string::npos);
}

}  // namespace
}  // namespace unstigma::cli
