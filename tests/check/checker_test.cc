#include "unstigma/checker.h"

#include <doctest/doctest.h>

#include <sstream>

#include "temporary.h"

namespace unstigma {
namespace {

const Checker& news() {
  static const Checker checker = *Checker::build({});
  return checker;
}

/// "line:column words (offset)" for each finding.
std::string found(const Checker& checker, const std::string& text, const std::string& name) {
  std::string out;
  const auto checked = checker.check_text(text, name, "", [&](Finding&& f) {
    out += std::to_string(f.start.line) + ":" + std::to_string(f.start.column) + "-" +
           std::to_string(f.end.line) + ":" + std::to_string(f.end.column) + " " + f.match + " (" +
           std::to_string(f.start.offset) + "-" + std::to_string(f.end.offset) + ")\n";
  });
  REQUIRE(checked);
  return out;
}

TEST_CASE("Places are exact through entities, emphasis, wide characters, tabs and line ends") {
  CHECK(found(news(), "Zo\xC3\xAB met two junkies.\n", "a.txt") == "1:13-1:20 junkies (13-20)\n");
  CHECK(found(news(), "\xF0\x9F\x98\x80\ttwo junkies\r\nand a junkie", "a.txt") ==
        "1:7-1:14 junkies (9-16)\n2:7-2:13 junkie (24-30)\n");
  CHECK(found(news(), "a **jun**kie, R&amp;D, a junkie", "a.md") ==
        "1:5-1:13 junkie (4-12)\n1:26-1:32 junkie (25-31)\n");
  CHECK(found(news(), "\xEF\xBB\xBFTwo junkies", "a.txt") == "1:5-1:12 junkies (7-14)\n");
  CHECK(found(news(), "one\rtwo junkies", "a.txt") == "2:5-2:12 junkies (8-15)\n");
  CHECK(found(news(), "> two drug\n> abusers", "a.md") == "1:7-2:10 drug abusers (6-20)\n");
}

TEST_CASE("Rewrapping a text changes no finding but its place") {
  const std::string text =
      "After the inquest two former heroin addicts spoke of drug abuse, of a recovering alcoholic who had "
      "been clean for a year, "
      "and of the crack babies that newspapers wrote about in those years.";
  std::string wrapped;
  std::size_t column = 0;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (column > 0 && column + word.size() + 1 > 40) {
      wrapped += '\n';
      column = 0;
    }
    if (column > 0) wrapped += ' ';
    wrapped += word;
    column += word.size() + 1;
  }
  const auto rules = [](const std::string& document) {
    std::string out;
    const auto checked =
        news().check_text(document, "a.txt", "", [&](Finding&& f) { out += f.rule + " " + f.match + "\n"; });
    REQUIRE(checked);
    return out;
  };
  CHECK(rules(text) == rules(wrapped));
  CHECK_FALSE(rules(text).empty());
}

TEST_CASE("UTF-16 is read, and its places are those of the file") {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("Two junkies")) wide += std::string{c, '\0'};
  CHECK(found(news(), wide, "a.txt") == "1:5-1:12 junkies (10-24)\n");
}

TEST_CASE("An invalid byte inside a word hides it, and nothing else") {
  CHECK(found(news(), "a jun\xFFkie and a junkie", "a.txt") == "1:17-1:23 junkie (16-22)\n");
}

TEST_CASE("Words that are listed to be avoided are let pass, whoever lists them") {
  CHECK(found(news(), "## Words to avoid\n\n- junkies\n\n## Met\n\n- junkies\n", "a.md") ==
        "7:3-7:10 junkies (40-47)\n");
  CHECK(found(news(), "| Say | Avoid |\n|---|---|\n| junkie | junkie |\n", "a.md") ==
        "3:3-3:9 junkie (28-34)\n");
  CHECK(found(news(), "Do not say \"junkie\", \"crackhead\" or \"wino\".", "a.txt").empty());
  CHECK(found(news(), "Write \"person with epilepsy\", not \"an epileptic\".", "a.txt").empty());
  CHECK_FALSE(found(news(), "Stop using this junkie as an excuse.", "a.txt").empty());
}

TEST_CASE("A word in italics after called, label or term is a mention") {
  const auto contexts = [&](const std::string& text) {
    std::string out;
    REQUIRE(
        news().check_text(text, "a.md", "", [&](Finding&& f) { out += std::string(name(f.context)) + " "; }));
    return out;
  };
  CHECK(contexts("Neighbours called the house *insane*, a label she kept.") == "mention ");
  CHECK(contexts("The house is *insane*.") == "use ");
  CHECK(contexts("They called him *an insane man*.") == "use ");
}

TEST_CASE("Capitals in brackets are names, in citations and elsewhere") {
  CHECK(found(news(), "Ants change their ways (Junkie, et al., 2007) with age.", "a.txt").empty());
  CHECK_FALSE(found(news(), "(Junkies met there.)", "a.txt").empty());
  CHECK(found(news(), "\"Junkie Girl\" is a song by Hole.", "a.txt").empty());
}

TEST_CASE("A sentence with a small verb is no title") {
  CHECK(found(news(), "The National Alliance for Junkies met in Orlando.", "a.txt").empty());
  CHECK_FALSE(found(news(), "The Sad Story Of Two Junkies From Orlando", "a.txt").empty());
}

TEST_CASE("Quotations can be noted, checked or skipped") {
  const std::string text = "She said, \"He is a junkie and that is that.\"";
  const auto severity = [&](Quotations how) {
    Settings settings;
    settings.quotations = how;
    const auto checker = Checker::build(settings);
    REQUIRE(checker);
    std::string out;
    const auto checked = checker->check_text(text, "a.txt", "", [&](Finding&& f) {
      out += std::string(name(f.severity)) + " " + std::string(name(f.context));
    });
    REQUIRE(checked);
    return out + " " + std::to_string(checked->passed_in_quotations);
  };
  CHECK(severity(Quotations::note) == "warning quotation 0");
  CHECK(severity(Quotations::check) == "error use 0");
  CHECK(severity(Quotations::skip) == " 1");
}

TEST_CASE("A quotation that the document would let pass anyway counts as a quotation") {
  const tests::TemporaryFolder folder;
  Settings settings;
  settings.lexicon_files = {folder.write("t.toml", R"toml([lexicon]
id = "t"
title = "T"

[[entry]]
id = "zebras"
kind = "label"
severity = "warning"
phrases = ["zebras"]
alternatives = ["animals"]
why = "w"
sources = ["editorial"]
flag = ["[[a]]", "[[b]]"]
pass = ["c", "d"]
unless.document = ["zoo"]
)toml")};
  settings.select = {"t/"};
  settings.quotations = Quotations::skip;
  const Checker checker = *Checker::build(settings);
  const auto in_quotations = [&](const char* text) {
    std::size_t findings = 0;
    const auto checked = checker.check_text(text, "a.txt", "text", [&](Finding&&) { ++findings; });
    REQUIRE(checked);
    CHECK(findings == 0);
    return checked->passed_in_quotations;
  };
  CHECK(in_quotations("The zoo opened. \"We saw the zebras,\" she said.\n") == 1);
  CHECK(in_quotations("The zoo opened. We saw the zebras, she said.\n") == 0);
}

TEST_CASE("Fixing again changes nothing, and only the edits change") {
  const std::string text =
      "# Two junkies\r\n\r\nA junkie \xE2\x80\x94 and *an addict* \xFF met.  \r\nThe addict's mother said "
      "\"addict\".";
  const auto once = news().fix_text(text, "a.md", "", FixLevel::unsafe);
  REQUIRE(once);
  CHECK(once->bytes ==
        "# Two people who use drugs\r\n\r\nA person who uses drugs \xE2\x80\x94 and *a person with an "
        "addiction* \xFF met.  \r\nThe addict's mother said \"addict\".");
  const auto twice = news().fix_text(once->bytes, "a.md", "", FixLevel::unsafe);
  REQUIRE(twice);
  CHECK(twice->bytes == once->bytes);
  CHECK(twice->applied.empty());
}

TEST_CASE("The reference path finds what the scan finds, in every format") {
  Settings settings;
  settings.profile = "all";
  settings.preview = true;
  const auto fast = Checker::build(settings);
  settings.reference = true;
  const auto slow = Checker::build(settings);
  REQUIRE(fast);
  REQUIRE(slow);
  std::size_t compared = 0;
  std::string all;
  for (const EntryCard& card : fast->entries()) {
    for (const auto* list : {&card.flag, &card.pass}) {
      for (const std::string& sentence : *list) all += sentence + (++compared % 3 == 0 ? "\n\n" : " ");
    }
  }
  CHECK(found(*fast, all, "a.txt") == found(*slow, all, "a.txt"));
  const std::string part = all.substr(0, all.size() / 8);  // the slow way takes its time
  for (const char* name : {"a.md", "a.html"}) CHECK(found(*fast, part, name) == found(*slow, part, name));
  CHECK(compared > 1000);
}

TEST_CASE("The first document that a checker reads may hold nothing, or nothing but what is folded away") {
  std::size_t read = 0;
  for (const char* text : {"", " ", "\n", ".", "\xE2\x80\x8D", "\xC2\xAD\n", "\xEF\xBB\xBF",
                           "\xEF\xBB\xBF\xE2\x80\x8D", "&zwj;", "&shy;", "\xE2\x80\x8D\n\nA crazy idea.\n"}) {
    for (const char* format :
         {"text", "markdown", "html", "asciidoc", "org", "rst", "latex", "typst", "csv", "eml", "code"}) {
      CAPTURE(text);
      CAPTURE(format);
      const Checker checker = *Checker::build({});  // has no memory of a text before
      const auto checked = checker.check_text(text, "x", format, [](Finding&&) {});
      read += checked ? 1U : 0U;
    }
  }
  CHECK(read == 11 * 11);
}

TEST_CASE("Allowed words and names are let pass, whole and with their capitals") {
  Settings settings;
  settings.allow = {"Drug  Abusers Register", "drug abusers' act", "na\xC3\xAFve crack babies", "junkies"};
  const Checker checker = *Checker::build(settings);
  struct Row {
    const char* text;
    std::string found;
  };
  const Row rows[] = {
      {"The DRUG ABUSERS REGISTER is kept.", ""},
      {"The drug abusers register is kept.", "drug abusers;"},
      {"The DRUG ABUSERS REGISTERS are kept.", "DRUG ABUSERS;"},
      {"The drug abusers\xE2\x80\x99 act and drug abusers.", "drug abusers;"},
      {"Na\xC3\x8FVE crack babies", ""},
      {"Two junkies and a junkie", "junkie;"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string found;
    const auto checked =
        checker.check_text(row.text, "a.txt", "", [&](Finding&& f) { found += f.match + ";"; });
    CHECK(checked);
    CHECK(found == row.found);
  }
}

}  // namespace
}  // namespace unstigma
