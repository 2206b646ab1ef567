// Words with characters that mean something in the format are written so that they are read as they are.
#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "document/reader.h"
#include "temporary.h"
#include "unstigma/checker.h"

namespace unstigma {
namespace {

/// The checker of a file in that encoding; empty: what it says itself.
Checker checker(const std::string& encoding = {}) {
  Settings settings;
  settings.encoding = encoding;
  return std::move(*Checker::build(settings));
}

struct Outcome {
  std::string bytes;
  std::string why;  ///< the words were left out
};

/// Puts somebody's own words in the place of "crazy".
Outcome put(const Checker& ours, const std::string& name, const std::string& before,
            const std::string& words) {
  Edit edit;
  edit.start = before.find("crazy");
  edit.end = edit.start + 5;
  edit.text = words;
  std::vector<LeftOut> left;
  const auto after = ours.put_in(before, name, "", {edit}, &left);
  REQUIRE(after);
  if (!left.empty()) CHECK(*after == before);
  return {*after, left.empty() ? "" : left[0].why};
}

/// All that is read of a document, a line for each passage.
std::string all_text(const std::string& bytes, const std::string& name) {
  std::string out;
  std::istringstream in(bytes);
  (void)document::read(in, name, document::ReadOptions(),
                       [&](const document::Passage& p, const document::Block&) { out += p.text + "\n"; });
  return out;
}

TEST_CASE("Own words with special characters come out as they were written") {
  const std::string own = R"(A & B "C" <d> 100% #1_x)";
  struct Row {
    std::string name;
    std::string before;
    std::string words;
    std::string after;  ///< what has to stand in the place of "crazy"
  };
  const Row rows[] = {
      {"a.txt", "A crazy idea.\n", own, own},
      {"a.md", "A crazy idea.\n", own, R"(A & B "C" \<d> 100% #1_x)"},
      {"a.md", "crazy ideas\n", "# *one* [two](x) `y` &amp; a\\*b",
       R"(\# \*one\* \[two\](x) \`y\` \&amp; a\\\*b)"},
      {"a.md", "- a\n  crazy idea\n", "- b 2 * 2 snake_case _c_", R"(\- b 2 * 2 snake_case \_c\_)"},
      {"a.md", "crazy ideas\n", "1. one ~~two~~", R"(1\. one \~\~two\~\~)"},
      {"a.md", "| crazy |\n|---|\n| b |\n", "a|b", R"(a\|b)"},
      {"a.mdx", "A crazy idea.\n", "{x} <d> & e", R"(\{x\} \<d> & e)"},
      {"a.html", "<p>A crazy idea.", own, "A &amp; B \"C\" &lt;d&gt; 100% #1_x"},
      {"a.html", "<img alt='crazy'>", own + "'s", "A &amp; B &quot;C&quot; &lt;d&gt; 100% #1_x&apos;s"},
      {"a.rst", "A crazy idea.\n", own, own},
      {"a.rst", "A crazy idea.\n", "*a* `b` c_ |d| e\\f x_y", R"(\*a\* \`b\` c\_ \|d\| e\\f x_y)"},
      {"a.rst", "A\n\ncrazy idea\n", "- b", R"(\- b)"},
      {"a.adoc", "A crazy idea.\n", own, R"(A & B "C" <d> 100% &#35;1_x)"},
      {"a.adoc", "A crazy idea.\n", "*a* {b} `c` &lt; 2 * 2 a__b__",
       "&#42;a&#42; &#123;b} &#96;c&#96; &#38;lt; 2 * 2 a&#95;&#95;b&#95;&#95;"},
      {"a.adoc", "|===\n|crazy\n|===\n", "a|b", "a&#124;b"},
      {"a.org", "A crazy idea.\n", own, own},
      {"a.tex", "A crazy idea.\n", own, R"(A \& B "C" <d> 100\% \#1\_x)"},
      {"a.tex", "A crazy idea.\n", R"($5 {a} ~b ^c \d)",
       R"(\$5 \{a\} \textasciitilde{}b \textasciicircum{}c \textbackslash{}d)"},
      {"a.typ", "A crazy idea.\n", own, R"(A & B "C" \<d> 100% \#1_x)"},
      {"a.typ", "A crazy idea.\n", "*a* _b_ `c` $5 [d] // e \\f",
       R"(\*a\* \_b\_ \`c\` \$5 \[d\] \/\/ e \\f)"},
      {"a.srt", "1\n00:00:01,000 --> 00:00:02,000\nA crazy idea.\n", own, R"(A & B "C" &lt;d> 100% #1_x)"},
      {"a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nA crazy idea.\n", "a &lt; b", "a &amp;lt; b"},
      {"a.po", "msgid \"x\"\nmsgstr \"A crazy idea.\"\n", R"(A & B "C" \ 100% #1_x)",
       R"(A & B \"C\" \\ 100% #1_x)"},
      {"a.json", "{\"text\": \"A crazy idea.\"}", R"(A & B "C" \ 100% #1_x)", R"(A & B \"C\" \\ 100% #1_x)"},
      {"a.jsonl", "{\"text\": \"A crazy idea.\"}\n", "\"", "\\\""},
      {"a.yml", "text: A crazy idea.\n", R"(A & B "C" 100% 1_x)", R"(A & B "C" 100% 1_x)"},
      {"a.yml", "text: 'A crazy idea.'\n", R"(it's "C" #1: x)", R"(it''s "C" #1: x)"},
      {"a.yml", "text: \"A crazy idea.\"\n", R"(it's "C" #1: \x)", R"(it's \"C\" #1: \\x)"},
      {"a.yml", "text: |\n  A crazy idea.\n", R"(it's "C" #1: \x)", R"(it's "C" #1: \x)"},
      {"a.toml", "text = \"A crazy idea.\"\n", R"(it's "C" \x)", R"(it's \"C\" \\x)"},
      {"a.toml", "text = 'A crazy idea.'\n", R"("C" #1 \x)", R"("C" #1 \x)"},
      {"a.toml", "text = '''A crazy idea.'''\n", R"(it's "C")", R"(it's "C")"},
      {"a.csv", "id,text\n1,\"A crazy idea.\"\n", "a \"b\", c;d", "a \"\"b\"\", c;d"},
      {"a.csv", "id,text\n1,A crazy idea.\n", "a & b; c's", "a & b; c's"},
      {"a.c", "/* A crazy idea. */\n", R"(A & B "C" 100% #1)", R"(A & B "C" 100% #1)"},
      {"a.eml",
       "Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
       "quoted-printable\n\nA crazy idea.\n",
       "a=b caf\xC3\xA9", "a=3Db caf=C3=A9"},
      {"a.eml",
       "Subject: x\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: "
       "quoted-printable\n\n<p>A crazy idea.\n",
       "a=b & caf\xC3\xA9", "a=3Db &amp; caf=E9"},
  };
  const Checker ours = checker();
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CAPTURE(row.words);
    const Outcome outcome = put(ours, row.name, row.before, row.words);
    CHECK(outcome.why == "");
    const std::size_t at = row.before.find("crazy");
    CHECK(outcome.bytes == row.before.substr(0, at) + row.after + row.before.substr(at + 5));
    std::string wanted = all_text(row.before, row.name);
    wanted.replace(wanted.find("crazy"), 5, row.words);
    CHECK(all_text(outcome.bytes, row.name) == wanted);
  }
}

TEST_CASE("Words that a place cannot hold are left out, with the reason") {
  struct Row {
    std::string name;
    std::string before;
    std::string words;
    std::string why;
  };
  const std::string changed = "it would change the markup or the text around it";
  const Row rows[] = {
      {"a.yml", "text: A crazy idea.\n", "one: two",
       "a YAML value without quotation marks cannot hold : here; put the whole value in quotation marks"},
      {"a.yml", "text: A crazy idea.\n", "one #two",
       "a YAML value without quotation marks cannot hold # here; put the whole value in quotation marks"},
      {"a.toml", "text = 'A crazy idea.'\n", "it's",
       "a TOML string in single quotation marks cannot hold '; put it in double ones"},
      {"a.csv", "id,text\n1,A crazy idea.\n", "a, b",
       "a cell without quotation marks around it cannot hold ,"},
      {"a.csv", "id;text\n1;A crazy idea.\n", "\"a\"",
       "a cell without quotation marks around it cannot hold quotation marks"},
      {"a.org", "A crazy idea.\n", "*very* much", "Org has no way to write * here that is not markup"},
      {"a.c", "/* A crazy idea. */\n", "a */ b", changed},
      {"a.json", "{\"text\": \"A crazy idea.\"}", "<d>", changed},
      {"a.md", "A cra**z**y idea.\n", "x", changed},
      {"a.eml",
       "Subject: x\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: "
       "quoted-printable\n\nA crazy idea.\n",
       "5 \xE2\x82\xAC \xE6\x97\xA5",
       "the encoding of this part of the mail, iso-8859-1, does not have all of these characters"},
  };
  const Checker ours = checker();
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CAPTURE(row.words);
    std::string before = row.before;
    if (before.find("crazy") == std::string::npos) continue;
    const Outcome outcome = put(ours, row.name, before, row.words);
    CHECK(outcome.bytes == before);
    CHECK(outcome.why == row.why);
  }
}

TEST_CASE(
    "A character that the encoding of the file does not have is a reference in HTML and left out elsewhere") {
  const Checker ours = checker("windows-1252");
  CHECK(put(ours, "a.html", "<p>A crazy caf\xE9.", "\xE6\x97\xA5 \xC3\xA9").bytes ==
        "<p>A &#26085; \xE9 caf\xE9.");
  const Outcome text = put(ours, "a.txt", "A crazy caf\xE9.", "\xE6\x97\xA5");
  CHECK(text.bytes == "A crazy caf\xE9.");
  CHECK(text.why == "the encoding of the file, windows-1252, has no \"\xE6\x97\xA5\"; save it as UTF-8");
  CHECK(put(checker("Shift_JIS"), "a.md", "A crazy \x83\x65.", "\xE6\x97\xA5 <b>").bytes ==
        "A \x93\xFA \\<b> \x83\x65.");
}

TEST_CASE("Fixing escapes the words of a lexicon, and tells in its edits and its findings what it did") {
  const tests::TemporaryFolder folder;
  Settings settings;
  settings.lexicon_files = {folder.write("house.toml", R"([lexicon]
id = "house"
title = "House rules"
[[entry]]
id = "florb"
kind = "metaphor"
severity = "warning"
safety = "safe"
phrases = ["florb unit"]
alternatives = ["R&D #1's unit"]
why = "We say what it is."
sources = ["editorial"]
flag = ["The [[florb unit]] came.", "A [[florb unit]] left."]
pass = ["A unit.", "A florb."]
)")};
  const auto ours = Checker::build(settings);
  if (!ours) FAIL(ours.error().front().message);
  struct Row {
    std::string name, before, after, barred;
  };
  const Row rows[] = {
      {"a.html", "<p>The florb unit came.", "<p>The R&amp;D #1's unit came.", ""},
      {"a.tex", "The florb unit came.", "The R\\&D \\#1's unit came.", ""},
      {"a.yml", "text: 'The florb unit came.'\n", "text: 'The R&D #1''s unit came.'\n", ""},
      {"a.toml", "text = 'The florb unit came.'\n", "text = 'The florb unit came.'\n",
       "a TOML string in single quotation marks cannot hold '; put it in double ones"},
      {"a.yml", "text: The florb unit came.\n", "text: The florb unit came.\n",
       "a YAML value without quotation marks cannot hold # here; put the whole value in quotation marks"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.before);
    const auto fixed = ours->fix_text(row.before, row.name, "", FixLevel::safe);
    REQUIRE(fixed);
    CHECK(fixed->bytes == row.after);
    const std::vector<Finding>& told = row.barred.empty() ? fixed->applied : fixed->left;
    REQUIRE(told.size() == 1);
    const Alternative& first = told[0].alternatives.front();
    CHECK(first.barred == row.barred);
    CHECK(first.edit.has_value() == row.barred.empty());
    if (!first.edit) continue;
    CHECK(first.edit->text == "R&D #1's unit");
    CHECK(row.after.find(first.edit->to_write()) == first.edit->start);
  }
}

}  // namespace
}  // namespace unstigma
