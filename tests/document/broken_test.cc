// Bad input in every format: any bytes are read, and no construct, however often it comes, takes more than
// time in proportion: each of these documents would run for minutes if one reader's work grew with the
// square.
#include <random>

#include "document/ascii.h"
#include "document/reading.h"

namespace unstigma::document {
namespace {

constexpr std::string_view containers = "docx odt epub pptx pdf";

/// Reads, and looks at what comes out. An error must say something.
void read_any(const std::string& bytes, std::string_view format, std::string_view name) {
  std::istringstream in(bytes);
  std::uint64_t made = 0;
  const auto read = document::read(in, name, ReadOptions(format), [&](const Passage& passage, const Block&) {
    made += passage.text.size();
    std::uint64_t last = 0;
    for (const text::Piece& piece : passage.map.pieces()) {
      REQUIRE(piece.source >= last);
      REQUIRE(piece.source + piece.source_length <= bytes.size());
      last = piece.source;
    }
  });
  // Nothing is handed out again and again; a byte may become a few (an object's mark, U+FFFD).
  CHECK(made <= 8 * bytes.size() + 64);
  if (!read) CHECK(!read.error().message.empty());
}

TEST_CASE("Any bytes can be read in every format") {
  std::mt19937 random(31);
  constexpr std::string_view pieces[] = {"a",
                                         "b ",
                                         "word",
                                         "\n",
                                         "\n\n",
                                         "\r\n",
                                         " ",
                                         "  ",
                                         "\t",
                                         "*",
                                         "_",
                                         "`",
                                         "``",
                                         "[",
                                         "]",
                                         "(",
                                         ")",
                                         "{",
                                         "}",
                                         "<",
                                         ">",
                                         "#",
                                         "!",
                                         "-",
                                         "+",
                                         "=",
                                         "|",
                                         "\\",
                                         "&",
                                         ";",
                                         ":",
                                         "~",
                                         "\"",
                                         "'",
                                         "/",
                                         "^",
                                         "1",
                                         ".",
                                         "@",
                                         "%",
                                         "$",
                                         ",",
                                         "::",
                                         ".. ",
                                         "--",
                                         "-->",
                                         "<!--",
                                         "/*",
                                         "*/",
                                         "//",
                                         "\"\"\"",
                                         "'''",
                                         "{-",
                                         "(*",
                                         "%(",
                                         "msgid \"",
                                         "msgstr \"",
                                         "00:01.000 --> 00:02.000\n",
                                         "\\begin{",
                                         "\\end{",
                                         "\\footnote{",
                                         "\\emph{",
                                         "#f(",
                                         "#let x",
                                         "[[",
                                         "]]",
                                         "<<",
                                         ">>",
                                         "=?utf-8?Q?",
                                         "?=",
                                         "Content-Type: multipart/mixed; boundary=a\n",
                                         "--a\n",
                                         "Content-Transfer-Encoding: base64\n",
                                         "----\n",
                                         "|===\n",
                                         "+--+\n",
                                         "==== ==\n",
                                         "#+BEGIN_SRC\n",
                                         "&amp;",
                                         "\\u00e9",
                                         "\\ud83d",
                                         "\x80",
                                         "\xE2",
                                         "\xC3",
                                         "\xE2\x80\x9C",
                                         "\xFF",
                                         "http://",
                                         "<b>",
                                         "</p>",
                                         "{{"};
  constexpr std::string_view names[] = {"a.c",  "a.py",  "a.rs", "a.ts", "a.php",
                                        "a.sh", "a.lua", "a.hs", "a.sql"};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(pieces) - 1);
  for (const std::string_view format : format_names()) {
    if (ascii::among(format, containers)) continue;
    for (std::size_t round = 0; round < 400; ++round) {
      std::string text;
      for (int i = 0; i < 40; ++i) text += pieces[pick(random)];
      CAPTURE(format);
      CAPTURE(text);
      read_any(text, format, names[round % std::size(names)]);
    }
  }
}

TEST_CASE("A construct without end takes time in proportion") {
  constexpr std::size_t size = 200000;
  constexpr std::string_view constructs[] = {"[",
                                             "(",
                                             "{",
                                             "*",
                                             "`",
                                             "_",
                                             "<",
                                             "&",
                                             "\"",
                                             "'",
                                             "\\",
                                             "|",
                                             ":",
                                             "=",
                                             "$",
                                             "#",
                                             "/*",
                                             "{-",
                                             "(*",
                                             "[[",
                                             "<<",
                                             "``",
                                             ":a",
                                             "a:",
                                             "*a ",
                                             "`a ",
                                             "_a ",
                                             "=a ",
                                             "/a ",
                                             "<a ",
                                             "[a ",
                                             "{a ",
                                             "a.",
                                             "a_",
                                             "|a",
                                             "+-",
                                             "%(",
                                             "@a",
                                             "\\begin{quote}",
                                             "\\begin{verbatim}",
                                             "\\footnote{",
                                             "\\emph{",
                                             "\\'",
                                             "#f([",
                                             "#let x = [",
                                             "\"a\":[",
                                             "- ",
                                             "> ",
                                             "  - ",
                                             "--x\n",
                                             "<b>",
                                             "<blockquote>",
                                             "&amp;",
                                             "<!--",
                                             "<script>",
                                             "=?u?q?",
                                             "<<A ",
                                             "\n",
                                             " \n",
                                             ".. ",
                                             "[^1",
                                             "[fn:",
                                             "http://",
                                             "a@",
                                             "www.",
                                             "\n- a",
                                             "\n> a",
                                             "\n| a",
                                             "\n+--+",
                                             "\n.. a::\n  b",
                                             "\n* a",
                                             "\n----\n",
                                             "\n|===\n",
                                             "\n1\n00:01.000 --> 00:02.000\na",
                                             "\nmsgid \"a\"",
                                             "\n\\section{a}",
                                             "{{",
                                             "\n=====\n",
                                             "https://x[",
                                             "image:x[",
                                             ":a:`b",
                                             "|a ",
                                             "[a](",
                                             "![",
                                             "\n#+BEGIN_SRC",
                                             "\\(",
                                             "$a ",
                                             "\"\"",
                                             "\n\"a\n",
                                             ",\"",
                                             "a,",
                                             "a: ",
                                             "? ",
                                             "&a *a ",
                                             "\\u00",
                                             "\\ud83d",
                                             "R\"",
                                             "r#",
                                             "//",
                                             "\n// a",
                                             "\n  # a"};
  for (const std::string_view format : format_names()) {
    if (ascii::among(format, containers)) continue;
    for (const std::string_view construct : constructs) {
      std::string text;
      while (text.size() < size) text += construct;
      CAPTURE(format);
      CAPTURE(construct);
      read_any(text, format, "a.c");
    }
  }
}

}  // namespace
}  // namespace unstigma::document
