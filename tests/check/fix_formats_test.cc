// Fixing a document of any text format changes the words and nothing else.
#include <doctest/doctest.h>

#include <string>

#include "unstigma/checker.h"

namespace unstigma {
namespace {

const Checker& checker() {
  static const Checker built = *Checker::build({});
  return built;
}

/// % is prose that is to be mended, # stands where the same words are not prose.
std::string filled(std::string shape, const std::string& prose) {
  const std::string code = "committed suicide";
  std::string out;
  for (const char c : shape) {
    if (c == '%') out += prose;
    else if (c == '\x01') out += code;
    else out += c;
  }
  return out;
}

TEST_CASE("Fixing changes the words of a document and nothing else") {
  struct Row {
    std::string name;
    std::string shape;
  };
  const Row rows[] = {
      {"a.md", "# He %\n\n> one *two* two\n\n`\x01`\n\n    \x01\n"},
      {"a.html", "<!-- \x01 --><p class=\"\x01\">He <b>%</b> &amp; so.<pre>\x01</pre><img alt='She %'>\n"},
      {"a.rst", "He %\n=====================\n\n.. note:: She %\n   now\n\n::\n\n  \x01\n\n``\x01`` *%*\n"},
      {"a.adoc", "= He %\n\n* She *%* now\n\n----\n\x01\n----\n\n|===\n|They %\n|===\n"},
      {"a.org", "* He %\n\n- She /%/ now\n\n#+BEGIN_SRC c\n\x01\n#+END_SRC\n\n| They % |\n"},
      {"a.tex",
       "\\section{He %}\n\nShe \\emph{%} now.\\footnote{He %} So. % "
       "\x01\n\n\\begin{verbatim}\n\x01\n\\end{verbatim}\n"},
      {"a.typ", "= He %\n\n- She *%* now. // \x01\n\n`\x01` They#footnote[He %] go.\n"},
      {"a.srt",
       "1\n00:00:01,000 --> 00:00:02,000\nHe <i>%</i>\n\n2\n00:00:02,000 --> 00:00:03,000\nlast year.\n"},
      {"a.vtt", "WEBVTT\n\nNOTE \x01\n\n00:01.000 --> 00:02.000\n<v Ann>He %.\n"},
      {"a.po", "# \x01\nmsgid \"\x01\"\nmsgstr \"\"\n\"He % \\\"so\\\".\"\n"},
      {"a.json", "{\"id\": \"\x01\", \"text\": \"He % \\\"so\\\".\\n\\nShe %.\"}\n"},
      {"a.jsonl", "{\"id\": \"\x01\", \"text\": \"He %.\"}\n{\"text\": \"She %.\"}\n"},
      {"a.yml", "id: \x01\ntext: He %.\nbody: |\n  She %.\nsummary: \"They %.\"\n"},
      {"a.toml", "id = \"\x01\"\ntext = \"He %.\"\nbody = '''\nShe %.'''\n"},
      {"a.csv", "id,text\n1,\"He %, \"\"so\"\".\"\n\x01,She % then.\n"},
      {"a.c", "// He %.\nchar *s = \"\x01\"; /* She % */\n"},
      {"a.py", "def f():\n    \"\"\"He %.\"\"\"\n    return '\x01'  # She %.\n"},
      {"a.eml", "Subject: He %\n\nShe % then.\n-- \n\x01\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::string shape = row.shape;
    // In LaTeX a comment begins with the sign that stands for prose here.
    if (row.name == "a.tex") shape.replace(shape.find(" So. % \x01"), 7, " So. \x02 ");
    std::string before = filled(shape, "committed suicide");
    std::string after = filled(shape, "died by suicide");
    for (std::string* text : {&before, &after}) {
      for (char& c : *text) c = c == '\x02' ? '%' : c;
    }
    const auto fixed = checker().fix_text(before, row.name, "", FixLevel::safe);
    REQUIRE(fixed);
    CHECK(fixed->bytes == after);
    CHECK(!fixed->applied.empty());
  }
}

TEST_CASE("Fixing writes in the encoding of the file") {
  Settings settings;
  settings.encoding = "windows-1252";
  const auto western = Checker::build(settings);
  REQUIRE(western);
  const auto fixed = western->fix_text("Ren\xE9 committed suicide \x96 so.\n", "a.txt", "", FixLevel::safe);
  REQUIRE(fixed);
  CHECK(fixed->bytes == "Ren\xE9 died by suicide \x96 so.\n");
  const auto page = checker().fix_text("<meta charset=\"Shift_JIS\"><p>\x83\x65 committed suicide.\n",
                                       "a.html", "", FixLevel::safe);
  REQUIRE(page);
  CHECK(page->bytes == "<meta charset=\"Shift_JIS\"><p>\x83\x65 died by suicide.\n");
}

TEST_CASE("An encoding that nobody knows is told") {
  Settings settings;
  settings.encoding = "klingon-8";
  const auto odd = Checker::build(settings);
  REQUIRE(odd);
  const auto checked = odd->check_text("x", "a.md", "", [](Finding&&) {});
  REQUIRE(!checked);
  CHECK(checked.error().message == "there is no encoding called 'klingon-8'");
}

TEST_CASE("Places in a file of a named encoding are its bytes") {
  Settings settings;
  settings.encoding = "Shift_JIS";
  const auto japanese = Checker::build(settings);
  REQUIRE(japanese);
  const std::string text = "\x83\x65\x83\x65 Two junkies met.\n";
  std::uint64_t offset = 0;
  std::uint64_t column = 0;
  const auto checked = japanese->check_text(text, "a.txt", "", [&](Finding&& f) {
    offset = f.start.offset;
    column = f.start.column;
  });
  REQUIRE(checked);
  CHECK(offset == text.find("junkies"));
  CHECK(column == 8);
}

}  // namespace
}  // namespace unstigma
