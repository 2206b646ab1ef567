#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "unstigma/checker.h"

namespace unstigma {
namespace {

const std::string junkie = "substance-use/junkie";

/// "line rule" for each finding, "~reason" behind those that a comment lets pass.
std::string found(const std::string& text, const std::string& name) {
  static const Checker checker = [] {
    Settings settings;
    settings.show_suppressed = true;
    return *Checker::build(settings);
  }();
  std::string out;
  std::uint64_t suppressed = 0;
  const auto checked = checker.check_text(text, name, "", [&](Finding&& f) {
    suppressed += f.suppressed ? 1U : 0U;
    out += std::to_string(f.start.line) + " " + f.rule + (f.suppressed ? " ~" + *f.suppressed : "") + "\n";
  });
  REQUIRE(checked);
  CHECK(checked->suppressed == suppressed);
  return out;
}

TEST_CASE("Every format that has comments can let the block below one pass") {
  struct Row {
    const char* name;
    std::string before;  ///< the comment
    std::string after;
    std::string covered, other;  ///< two blocks, each with the word in its first line
    std::string between = "\n";
  };
  const std::string one = "A junkie.\n";
  const Row rows[] = {
      {"a.md", "<!-- ", " -->\n", one, one},
      {"a.mdx", "{/* ", " */}\n", one, one},
      {"a.html", "<!-- ", " -->\n", "<p>A junkie.</p>\n", "<p>A junkie.</p>\n"},
      {"a.rst", ".. ", "\n\n", one, one},
      {"a.adoc", "// ", "\n", one, one},
      {"a.adoc", "////\n", "\n////\n", one, one},
      {"a.tex", "% ", "\n", one, one},
      {"a.org", "# ", "\n", one, one},
      {"a.typ", "// ", "\n", one, one},
      {"a.typ", "/* ", " */\n", one, one},
      {"a.vtt", "WEBVTT\n\nNOTE ", "\n\n", "00:01.000 --> 00:02.000\nA junkie.\n",
       "00:03.000 --> 00:04.000\nA junkie.\n"},
      {"a.po", "# ", "\n", "msgid \"a junkie\"\nmsgstr \"A junkie.\"\n",
       "msgid \"b\"\nmsgstr \"A junkie.\"\n"},
      {"a.yaml", "# ", "\n", "- text: |\n    A junkie # here.\n", "- text: A junkie.\n", ""},
      {"a.toml", "# ", "\n", "title = 'A junkie # here.'\n", "text = \"A junkie.\"\n", ""},
      {"a.json", "// ", "\n", "{\"text\": \"A junkie.\"}\n", "{\"text\": \"A junkie.\"}\n", ""},
      {"a.json", "/* ", " */\n", "{\"text\": \"A junkie.\"}\n", "{\"text\": \"A junkie.\"}\n", ""},
      {"a.cc", "// ", "\n", "// A junkie.\n", "// A junkie.\n", "int a;\n"},
      {"a.ts", "/* ", " */\n", "// A junkie.\n", "/* A junkie. */\n", "\n"},
      {"a.tsx", "  {/* ", " */}\n", "// A junkie.\n", "// A junkie.\n", "\n"},
      {"a.py", "# ", "\n", "# A junkie.\n", "# A junkie.\n", "a = 1\n"},
      {"a.rb", "# ", "\n", "# A junkie.\n", "# A junkie.\n", "a = 1\n"},
      {"a.sql", "-- ", "\n", "-- A junkie.\n", "-- A junkie.\n", "\n"},
      {"a.lua", "--[[ ", " ]]\n", "-- A junkie.\n", "-- A junkie.\n", "\n"},
      {"a.hs", "{- ", " -}\n", "-- A junkie.\n", "-- A junkie.\n", "\n"},
      {"a.el", ";; ", "\n", ";; A junkie.\n", ";; A junkie.\n", "\n"},
      {"a.sh", "# ", "\n", "# A junkie.\n", "# A junkie.\n", "ls\n"},
  };
  const auto line_of_word = [](const std::string& text, std::size_t from) {
    const std::size_t at = text.find("A junkie", from);
    return std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CAPTURE(row.before);
    const std::string comment = row.before + "unstigma-ignore substance-use/junkie: a title" + row.after;
    const std::string text = comment + row.covered + row.between + row.other;
    const auto first = line_of_word(text, comment.size());
    const auto second = line_of_word(text, (comment + row.covered + row.between).size());
    CHECK(found(text, row.name) == std::to_string(first) + " " + junkie + " ~a title\n" +
                                       std::to_string(second) + " " + junkie + "\n");
    // With nothing below it the comment is told of, where it stands.
    const std::string unused = row.before + "unstigma-ignore" + row.after;
    const auto line = std::count(row.before.begin(), row.before.end(), '\n') + 1;
    const auto begin = row.before == "////\n" ? 1 : line;
    CHECK(found(unused, row.name) == std::to_string(begin) + " suppression/unused\n");
  }
}

TEST_CASE("A comment covers its own line, the rest, the file, a whole value or the rest of its paragraph") {
  struct Row {
    const char* name;
    std::string text;
    std::string found;
  };
  const std::string both = "1 " + junkie + " ~\n2 " + junkie + "\n";
  const Row rows[] = {
      {"a.tex", "A junkie. % unstigma-ignore-line\nA junkie.\n", both},
      {"a.tex", "A word. % a junkie, and unstigma-ignore\nA junkie.\n", "2 " + junkie + "\n"},
      {"a.tex", "A junkie\n% unstigma-ignore\nis a junkie.\n", "1 " + junkie + "\n3 " + junkie + " ~\n"},
      {"a.tex",
       "% unstigma-ignore-file\n\\documentclass{a}\n\\title{A\n% unstigma-ignore-line\njunkie}\n"
       "\\begin{document}\nA junkie.\n\\end{document}\n",
       "4 suppression/unused\n5 " + junkie + " ~\n7 " + junkie + " ~\n"},
      {"a.typ", "A junkie. // unstigma-ignore-line\nA junkie.\n", both},
      {"a.yaml", "title: A junkie. # unstigma-ignore-line\ntext: A junkie.\n", both},
      {"a.yaml", "text: \"# unstigma-ignore-file\"\nbody: A junkie.\n", "2 " + junkie + "\n"},
      {"a.yaml", "# unstigma-ignore\ntext: |\n  A junkie.\n\n  A junkie.\nbody: A junkie.\n",
       "3 " + junkie + " ~\n5 " + junkie + " ~\n6 " + junkie + "\n"},
      {"a.yaml", "text: |\n  A word.\n  # unstigma-ignore-file\nbody: A junkie.\n", "4 " + junkie + "\n"},
      {"a.toml", "title = 'A junkie.' # unstigma-ignore-line\ntext = 'A junkie.'\n", both},
      {"a.toml", "text = \"# unstigma-ignore-file\"\nbody = 'A junkie.'\n", "2 " + junkie + "\n"},
      {"a.po",
       "#. unstigma-ignore\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"A junkie.\"\nmsgstr[1] \"A "
       "junkie.\"\n\nmsgid \"c\"\nmsgstr \"A junkie.\"\n",
       "4 " + junkie + " ~\n5 " + junkie + " ~\n8 " + junkie + "\n"},
      {"a.py", "a = 1  # A junkie.  # unstigma-ignore-line\nb = 1  # A junkie.\n", both},
      {"a.py", "# unstigma-off\n# A junkie.\n\n# A junkie.\n# unstigma-on\n# A junkie.\n",
       "2 " + junkie + " ~\n4 " + junkie + " ~\n6 " + junkie + "\n"},
      {"a.c", "/* Copyright (c) A. All rights reserved.\n * unstigma-ignore-file\n */\nint a; // A junkie.\n",
       "4 " + junkie + " ~\n"},
      {"a.c", "/* A word.\n *\n * unstigma-ignore\n * A junkie.\n *\n * A junkie.\n */\n",
       "4 " + junkie + " ~\n6 " + junkie + "\n"},
      {"a.c", "char *a = \"// unstigma-ignore-file\"; // A junkie.\n", "1 " + junkie + "\n"},
      {"a.c", "// unstigma-ignore-file: a junkie wrote it\n// A junkie.\n",
       "2 " + junkie + " ~a junkie wrote it\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CAPTURE(row.text);
    CHECK(found(row.text, row.name) == row.found);
  }
}

TEST_CASE("Mail in HTML keeps the comments of its pages, and plain text has none") {
  CHECK(found("Subject: A\nContent-Type: text/html\n\n<!-- unstigma-ignore -->\n<p>A junkie.</p>\n<p>A "
              "junkie.</p>\n",
              "a.eml") == "5 " + junkie + " ~\n6 " + junkie + "\n");
  CHECK(found("# unstigma-ignore-file\nA junkie.\n", "a.txt") == "2 " + junkie + "\n");
}

}  // namespace
}  // namespace unstigma
