// Prose put into a document of any format comes out at the place where it was put.
#include <random>

#include "document/ascii.h"
#include "document/reading.h"

namespace unstigma::document {
namespace {

/// How documents of a format are written: a head, blocks in any order, an end. % stands for prose, $ for
/// prose that goes over a line end as the format allows it, written with `fold` in place of one space.
struct Writer {
  std::string format;
  std::string name;
  std::string head;
  std::vector<std::string> blocks;
  std::string end;
  std::string fold;  ///< empty: only %
};

std::vector<Writer> writers() {
  return {
      {"text", "a.txt", "", {"%\n\n", "- $\n\n", "$\n\n"}, "", "\n"},
      {"markdown",
       "a.md",
       "",
       {"# %\n\n", "$\n\n", "- %\n\n", "a **%** b\n\n", "[%](http://x)\n\n"},
       "",
       "\n"},
      {"mdx", "a.mdx", "", {"# %\n\n", "<Note>\n\n$\n\n</Note>\n\n"}, "", "\n"},
      {"html",
       "a.html",
       "<body>",
       {"<p>$</p>", "<h2>%</h2>", "<ul><li>%</ul>", "<p>a &amp; <b>%</b> <code>x</code>", "<img alt=\"%\">",
        "<label>%</label>"},
       "",
       "\n  "},
      {"rst",
       "a.rst",
       "",
       {"%\n-------------------------------------------------------------------\n\n", "$\n\n", "- %\n\n",
        "see `% <http://x>`_.\n\n", ".. note:: %\n\n", ".. figure:: x.png\n\n   %\n\n", "**%** ``code``\n\n"},
       "",
       "\n"},
      {"asciidoc",
       "a.adoc",
       "",
       {"== %\n\n", "$\n\n", "* %\n\n", "NOTE: %\n\n", "https://x.y[%] and *%*\n\n", "----\ncode\n----\n\n",
        "|===\n|%|%\n|===\n\n", "____\n%\n____\n\n"},
       "",
       "\n"},
      {"org",
       "a.org",
       "",
       {"* %\n", "$\n\n", "- %\n\n", "[[http://x][%]] and *%*\n\n", "#+BEGIN_SRC c\ncode\n#+END_SRC\n",
        "| % | % |\n\n", "#+BEGIN_QUOTE\n%\n#+END_QUOTE\n"},
       "",
       "\n"},
      {"latex",
       "a.tex",
       "\\documentclass{article}\n\\title{%}\n\\begin{document}\n",
       {"\\section{%}\n", "$\n\n", "\\begin{itemize}\n\\item %\n\\end{itemize}\n",
        "\\emph{%} $x$ \\footnote{%}\n\n", "\\begin{verbatim}\ncode\n\\end{verbatim}\n\n"},
       "\\end{document}\n",
       "\n"},
      {"typst",
       "a.typ",
       "#set x\n",
       {"= %\n", "$\n\n", "- %\n\n", "*%* `code` #footnote[%]\n\n",
        "#figure(image(\"x\"), caption: [%])\n\n"},
       "",
       "\n"},
      {"srt",
       "a.srt",
       "",
       {"1\n00:00:01,000 --> 00:00:02,000\n$.\n\n", "2\n00:00:01,000 --> 00:00:02,000\n<i>%</i>.\n\n"},
       "",
       "\n"},
      {"vtt", "a.vtt", "WEBVTT\n\n", {"00:01.000 --> 00:02.000\n<v Who>$.\n\n", "NOTE code\n\n"}, "", "\n"},
      {"po", "a.po", "", {"msgid \"code\"\nmsgstr \"$\"\n\n", "msgid \"%\"\nmsgstr \"\"\n\n"}, "", " \"\n\""},
      {"json",
       "a.json",
       "[",
       {"{\"title\": \"%\", \"id\": \"code\"},", "{\"body\": {\"text\": [\"a\\n\\n%\"]}},"},
       "0]",
       ""},
      {"jsonl", "a.jsonl", "", {"{\"text\": \"caf\\u00e9 %\"}\n", "{\"summary\": \"%\"}\n"}, "", ""},
      {"yaml",
       "a.yml",
       "",
       {"- title: %\n", "- text: \"a \\\" %\"\n", "- body: >\n    $\n", "- text: |\n    %\n",
        "- text: 'it''s %'\n"},
       "",
       "\n    "},
      {"toml",
       "a.toml",
       "",
       {"[[a]]\ntitle = \"caf\\u00e9 %\"\n", "[[a]]\ntext = '''\n%'''\n", "[[b]]\ntext = \"\"\"\n$\"\"\"\n"},
       "",
       " \\\n  "},
      {"csv", "a.csv", "id,text\n", {"1,%\n", "2,\"a \"\"b\"\" %\"\n", "3,\"$\"\n"}, "", "\n"},
      {"eml",
       "a.eml",
       "Subject: %\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n",
       {"%.\n\n", "$.\n\n", "> %.\n\n"},
       "",
       " =\n"},
      {"code",
       "a.c",
       "",
       {"// $\nint x;\n", "/* % */\n", "/**\n * % `code`\n */\n", "char *s = \"// code\"; // %\n"},
       "",
       "\n// "},
      {"code", "a.py", "", {"# $\nx = 1\n", "def f():\n    \"\"\"%\n\n    %\n    \"\"\"\n"}, "", "\n# "},
  };
}

struct Put {
  std::string prose;
  std::size_t begin = 0, end = 0;
};

class Document {
 public:
  explicit Document(std::mt19937& random) : random_(random) {}

  void write(const std::string& shape, const std::string& fold) {
    for (std::size_t i = 0; i < shape.size(); ++i) {
      const char c = shape[i];
      // In LaTeX a $ is a formula as well: only one that stands before a line end or a mark is prose.
      const bool folded = c == '$' && !fold.empty() && (i + 1 == shape.size() || shape[i + 1] != 'x') &&
                          (i == 0 || shape[i - 1] != 'x');
      if (c == '%' || folded) put(folded ? fold : " ");
      else bytes += c;
    }
  }

  std::string bytes;
  std::vector<Put> puts;

 private:
  std::string word() {
    constexpr std::string_view letters[] = {
        "a", "b", "e", "o", "n", "r", "t", "\xC3\xA9", "\xE2\x80\x99s", "\xF0\x9F\x98\x80"};
    std::string out;
    const std::size_t size = std::uniform_int_distribution<std::size_t>(2, 6)(random_);
    for (std::size_t i = 0; i < size; ++i)
      out += letters[std::uniform_int_distribution<std::size_t>(0, 9)(random_)];
    return out;
  }

  void put(const std::string& fold) {
    const std::string first = "needle" + std::to_string(100 + puts.size()) + " " + word();
    const std::string second = word() + " end";
    puts.push_back({first + " " + second, bytes.size(), 0});
    bytes += first + fold + second;
    puts.back().end = bytes.size();
  }

  std::mt19937& random_;
};

TEST_CASE("Prose put into a document of any format comes out at its place") {
  std::mt19937 random(29);
  for (const Writer& writer : writers()) {
    std::size_t seen = 0;
    for (int round = 0; round < 60; ++round) {
      Document document(random);
      document.write(writer.head, "");
      for (int i = 0; i < 4; ++i)
        document.write(
            writer.blocks[std::uniform_int_distribution<std::size_t>(0, writer.blocks.size() - 1)(random)],
            writer.fold);
      document.write(writer.end, "");
      CAPTURE(writer.format);
      CAPTURE(document.bytes);
      std::istringstream in(document.bytes);
      std::vector<Passage> found;
      const auto read = document::read(in, writer.name, ReadOptions(writer.format),
                                       [&](const Passage& p, const Block&) { found.push_back(p); });
      REQUIRE(read);
      for (const Put& put : document.puts) {
        CAPTURE(put.prose);
        std::size_t times = 0;
        for (const Passage& passage : found) {
          CHECK(passage.text.find("code") == std::string::npos);
          const std::size_t at = passage.text.find(put.prose);
          if (at == std::string::npos) continue;
          ++times;
          CHECK(passage.map.begin(at) == put.begin);
          CHECK(passage.map.end(at + put.prose.size()) == put.end);
        }
        CHECK(times == 1);
        ++seen;
      }
    }
    CHECK(seen > 20);
  }
}

TEST_CASE("Every text format has a writer in the test of places") {
  for (const std::string_view format : format_names()) {
    if (ascii::among(format, "docx odt epub pptx pdf")) continue;  // containers are tried by whole files
    CAPTURE(format);
    const auto all = writers();
    CHECK(std::any_of(all.begin(), all.end(), [&](const Writer& writer) { return writer.format == format; }));
  }
}

}  // namespace
}  // namespace unstigma::document
