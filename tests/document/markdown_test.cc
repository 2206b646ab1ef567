#include <random>

#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::passages;
using tests::shown;

TEST_CASE("List items and table cells know what they stand under") {
  std::string found;
  for (const Passage& p : passages(
           "# Avoid\n\nText\n\n- one\n\n## More\n\n- two\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n",
           "markdown"))
    found += p.text + "<" + p.under + " ";
  CHECK(found == "Avoid< Text< one<Avoid More< two<More a< b< c<a d<b e<a f<b ");
}

TEST_CASE("Markdown gives its prose and nothing else") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"a paragraph over lines", "One\ntwo\r\nthree\n", "p: One two three\n"},
      {"headings", "# One\n\nTwo\n===\n", "h: One\nh: Two\n"},
      {"emphasis inside a word", "cra**zy** *idea*", "p: crazy idea\n"},
      {"a list with lazy lines", "- one\n  two\n- three\nfour\n", "li: one two\nli: three four\n"},
      {"a quotation over lines", "> one\n> two\nthree\n", ">p: one two three\n"},
      {"a table", "| a | b |\n|---|---|\n| c \\| d | `e` |\n", "td: a\ntd: b\ntd: c | d\n"},
      {"code", "use `crazy` now\n\n```\ncrazy\n```\n\n    crazy\n", "p: use @ now\n"},
      {"links and images", "see [the *docs*](http://x.y \"a title\") ![alt text](i.png)",
       "p: see the docs @\ncaption: alt text\ncaption: a title\n"},
      {"autolinks and bare addresses", "<http://a.b/crazy> and http://c.d/mad, mail x@y.org.",
       "p: @ and @, mail @.\n"},
      {"HTML tags and comments", "a <b>bold</b> <!-- crazy --> word\n\n<!-- crazy -->\n", "p: a bold word\n"},
      {"an HTML block",
       "<details><summary>Sum</summary>\n<p title=\"tip\">in <code>x</code> it</p></details>\n",
       "p: Sum\ncaption: tip\np: in @ it\n"},
      {"entities", "R&amp;D caf&eacute; &nosuch; &#x27;", "p: R&D caf\xC3\xA9 &nosuch; '\n"},
      {"footnotes", "Word[^1].\n\n[^1]: The note.\n", "p: Word[^1].\nnote: The note.\n"},
      {"task lists and strikethrough", "- [x] done ~~not~~\n", "li: done not\n"},
      {"YAML front matter",
       "---\ntitle: \"A mad: world\"\ntags: [crazy]\ndescription: >\n  folded\n  text\n---\nBody\n",
       "h: A mad: world\np: folded text\np: Body\n"},
      {"TOML front matter", "+++\ntitle = 'T'\nsummary = \"\"\"a\nb\"\"\"\nslug = \"crazy\"\n+++\nBody\n",
       "h: T\np: a b\np: Body\n"},
      {"front matter that is none", "---\nno end\n", "p: no end\n"},
      {"broken front matter", "---\ntitle: [\n---\nBody\n", "p: Body\n"},
      {"a hard break", "one  \ntwo\\\nthree\n", "p: one two three\n"},
      {"a byte order mark", "\xEF\xBB\xBF# One\n", "h: One\n"},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, "markdown") == row.passages);
    check_maps(row.source.substr(row.source.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0), "markdown");
  }
}

TEST_CASE("MDX gives the text inside its components, without code") {
  CHECK(shown("import X from 'crazy'\n\n<Note type=\"mad\">\n\nInner **text** {crazy}\n\n</Note>\n", "mdx") ==
        "p: Inner text\n");
}

TEST_CASE("Italics and bold are known, for words that are held up") {
  const auto found = passages("The term *crazy* hurts", "markdown");
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].emphasis.size() == 1);
  CHECK(found[0].text.substr(found[0].emphasis[0].begin, 5) == "crazy");
}

TEST_CASE("Text put into a document comes out at the place where it was put") {
  const std::string templates[] = {"%\n",
                                   "# %\n",
                                   "- a %\n",
                                   "> b\n> %\n",
                                   "| x | % |\n|---|---|\n| y | % |\n",
                                   "a **%** b\n",
                                   "1. one\n2. %\n\n   % again\n",
                                   "[%](http://x)\n",
                                   "---\ntitle: %\n---\n%\n",
                                   "<p>%</p>\n",
                                   "word[^1]\n\n[^1]: %\n"};
  for (const std::string& shape : templates) {
    std::string document;
    std::vector<std::size_t> places;
    for (const char c : shape) {
      if (c == '%') {
        places.push_back(document.size());
        document += "needle";
      } else {
        document += c;
      }
    }
    CAPTURE(document);
    std::vector<std::size_t> found;
    for (const Passage& passage : passages(document, "markdown")) {
      for (std::size_t at = passage.text.find("needle"); at != std::string::npos;
           at = passage.text.find("needle", at + 1)) {
        found.push_back(passage.map.begin(at));
        CHECK(passage.map.end(at + 6) == passage.map.begin(at) + 6);
      }
    }
    CHECK(found == places);
  }
}

TEST_CASE("Markdown that would take the parser too long is read as plain text") {
  const std::string brackets(50000, '[');
  CHECK(passages(brackets + "\n\nend\n", "markdown").back().text == "end");
  CHECK(passages(std::string(3000000, 'a') + "\n", "markdown").size() > 1);
}

TEST_CASE("Any bytes are Markdown, MDX and HTML") {
  std::mt19937 random(17);
  constexpr std::string_view characters = "ab *_`[]()<>!#-+|\\&;:~\n\t\"'=/{}^1.@\x80\xE2\xC3";
  std::uniform_int_distribution<std::size_t> pick(0, characters.size() - 1);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += characters[pick(random)];
    CAPTURE(text);
    for (const std::string_view format : {"markdown", "mdx", "html", "text"}) check_maps(text, format);
  }
}

TEST_CASE("Line ends of every kind become spaces, wherever Markdown has them") {
  const std::string_view pieces[] = {"word ",       "*",    "**",     "[",     "](x)", "![",     "`",    "\n",
                                     "\r\n",        "\r",   "> ",     "- ",    "| ",   "---",    "\n\n", "#",
                                     "<b>",         "</b>", "\\",     "&amp;", "  \n", "~~",     "_",    "\"",
                                     "http://x.y ", "\t",   "[^1]: ", ":-:",   "\f",   "<div>\n"};
  std::mt19937 random(23);
  for (int round = 0; round < 6000; ++round) {
    std::string text;
    for (std::size_t n = random() % 24; n > 0; --n) text += pieces[random() % std::size(pieces)];
    CAPTURE(text);
    for (const std::string_view format : {"markdown", "mdx"}) {
      for (const Passage& passage : passages(text, format))
        REQUIRE(passage.text.find_first_of("\r\n") == std::string::npos);
      check_maps(text, format);
    }
  }
}

}  // namespace
}  // namespace unstigma::document
