#include "check/repeated_texts.h"

#include <array>

namespace unstigma::tests {
namespace {

struct Format {
  std::string_view file;
  std::string_view head;
  std::string_view tail;
};

constexpr std::array<Format, 27> formats = {{{"x.txt", "", ""},
                                             {"x.md", "", ""},
                                             {"x.mdx", "", ""},
                                             {"x.html", "<p>", ""},
                                             {"x.rst", "", ""},
                                             {"x.adoc", "", ""},
                                             {"x.org", "", ""},
                                             {"x.tex", "", ""},
                                             {"x.typ", "", ""},
                                             {"x.srt", "", ""},
                                             {"x.vtt", "WEBVTT\n\n", ""},
                                             {"x.po", "msgid \"\"\nmsgstr \"\"\n\n", ""},
                                             {"x.eml", "From: a@b\nSubject: x\n\n", ""},
                                             {"x.json", "{\"body\": \"", "\"}"},
                                             {"x.json", "{\"body\": [", "]}"},
                                             {"x.jsonl", "", ""},
                                             {"x.yaml", "body: ", ""},
                                             {"x.toml", "body = \"", "\""},
                                             {"x.csv", "body,b\n", ""},
                                             {"x.c", "", ""},
                                             {"x.py", "", ""},
                                             {"x.js", "", ""},
                                             {"x.sh", "", ""},
                                             {"x.php", "<?php ", ""},
                                             {"x.lua", "", ""},
                                             {"x.rs", "", ""},
                                             {"x.sql", "", ""}}};

constexpr std::array<std::string_view, 130> pieces = {"[",
                                                      "]",
                                                      "(",
                                                      ")",
                                                      "*",
                                                      "_",
                                                      "`",
                                                      "{",
                                                      "}",
                                                      "<",
                                                      ">",
                                                      "\"",
                                                      "'",
                                                      "\n",
                                                      "\n",
                                                      "\n\n",
                                                      " ",
                                                      " ",
                                                      "a",
                                                      "b",
                                                      "|",
                                                      "\\",
                                                      "$",
                                                      "%",
                                                      "#",
                                                      "---\n",
                                                      "===\n",
                                                      "::",
                                                      ".. ",
                                                      "/*",
                                                      "*/",
                                                      "//",
                                                      "'''",
                                                      "\"\"\"",
                                                      "<!--",
                                                      "-->",
                                                      "&",
                                                      "&amp;",
                                                      "=",
                                                      ";",
                                                      ",",
                                                      "- ",
                                                      "1. ",
                                                      "  ",
                                                      "\t",
                                                      "crazy",
                                                      "Dr. Nutter ",
                                                      "U.S. ",
                                                      "\\begin{x}",
                                                      "\\end{x}",
                                                      "![",
                                                      "](",
                                                      "](x)",
                                                      "[^",
                                                      "~~",
                                                      "^",
                                                      "+",
                                                      "+++",
                                                      "----\n",
                                                      "....\n",
                                                      "|===\n",
                                                      "```\n",
                                                      "```",
                                                      "<b>",
                                                      "</b>",
                                                      "<div>",
                                                      "</div>",
                                                      "<![CDATA[",
                                                      "]]>",
                                                      "<?",
                                                      "?>",
                                                      "{{",
                                                      "}}",
                                                      "{%",
                                                      "%}",
                                                      "msgid \"",
                                                      "msgstr \"",
                                                      "\"\n",
                                                      "From: ",
                                                      "--x\n",
                                                      "Content-Type: multipart/mixed; boundary=x\n",
                                                      "body: ",
                                                      "body = ",
                                                      "[\"",
                                                      "\"]",
                                                      "{\"body\":\"",
                                                      "\"}\n",
                                                      "00:00:01,000 --> 00:00:02,000\n",
                                                      "=E9",
                                                      "=\n",
                                                      "\xC3\xA9",
                                                      "\xE2\x80\x9C",
                                                      "\xE2\x80\x9D",
                                                      "\xE2\x80\x98",
                                                      "\xE2\x80\x99",
                                                      "e\xCC\x82\xCC\x83",
                                                      "\xC2\xA0",
                                                      "\xE2\x80\x8D",
                                                      "\xF0\x9F\x98\x80",
                                                      "suicide",
                                                      "addict",
                                                      "not",
                                                      "an addict",
                                                      "he said",
                                                      "@",
                                                      "http://a.b",
                                                      "<a href=\"",
                                                      "\">",
                                                      ":ref:`",
                                                      "**",
                                                      "||",
                                                      "\\verb|",
                                                      "\\item",
                                                      "$$",
                                                      "\\[",
                                                      "\\]",
                                                      "\\(",
                                                      "#+begin_src\n",
                                                      "#+end_src\n",
                                                      "* ",
                                                      "** ",
                                                      "<<",
                                                      ">>",
                                                      "r#\"",
                                                      "unstigma-ignore",
                                                      "% unstigma-",
                                                      "# unstigma-",
                                                      "// unstigma-",
                                                      "<!-- unstigma-",
                                                      "\xFF"};

}  // namespace

std::string RepeatedText::of(std::size_t bytes) const {
  std::string out = head;
  while (out.size() < bytes) out += unit;
  return out + tail;
}

std::string RepeatedTexts::some(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += pieces[below(pieces.size())];
  return out;
}

RepeatedText RepeatedTexts::next() {
  const Format& format = formats[below(formats.size())];
  RepeatedText out{std::string(format.file), std::string(format.head), "", std::string(format.tail)};
  out.head += some(below(3));
  if (below(4) > 0) {
    out.unit = some(1 + below(4));
  } else {  // few things, in a longer order
    const std::array<std::string, 3> few = {some(1), some(1), some(1)};
    for (int i = 0; i < 40; ++i) out.unit += few[below(few.size())];
  }
  return out;
}

}  // namespace unstigma::tests
