#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::shown;

TEST_CASE("Org gives its prose and nothing else") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"comments", "a\n#+BEGIN_COMMENT\ncrazy\n\nmad\n#+end_comment\nb\n# crazy\n", "p: a\np: b\n"},
      {"the head", "#+TITLE: The title\n#+AUTHOR: Mad\n# crazy\nText\nmore\n",
       "h: The title\np: Text more\n"},
      {"headlines",
       "* TODO [#A] One :mad:crazy:\n:PROPERTIES:\n:ID: mad\n:END:\nSCHEDULED: <2026-01-01 Thu>\ntext\n** "
       "Two [1/2]\n",
       "h: One\np: text\nh: Two\n"},
      {"a priority that is cut off", "** DONE [#", "h: [#\n"},
      {"comments", "* COMMENT mad\ncrazy\n** mad\n* One\n", "h: One\n"},
      {"emphasis", "a *mentally\nill* man, /one/ _two_ =crazy= ~mad~ +three+ a*b*c 2/3/4",
       "p: a mentally ill man, one two @ @ three a*b*c 2/3/4\n"},
      {"links", "see [[http://x.y/crazy][the words]] and [[mad]] <<mad>><<<shown>>>",
       "p: see the words and @ shown\n"},
      {"footnotes", "A[fn:1] word[fn:: the note] end\n\n[fn:1] Another\nnote\n",
       "p: A word end\nnote: the note\nnote: Another note\n"},
      {"code",
       "a\n#+BEGIN_SRC python\ncrazy\n\n#+END_SRC\n: mad\nb src_c{crazy} $x^2$ \\(mad\\) \\alpha costs $5 or "
       "$6\n",
       "p: a\np: b @ @ @ @ costs $5 or $6\n"},
      {"quotations", "#+begin_quote\none\ntwo\n#+end_quote\nthree\n", ">p: one two\np: three\n"},
      {"lists", "- one\n  two\n- [X] three\n  1. four\n  * five\n- term :: six\n",
       "li: one two\nli: three\nli: four\nli: five\nli: term\nli: six\n"},
      {"tables", "| a | b c |\n|---+-----|\n| d | |\n#+TBLFM: mad\n", "td: a\ntd: b c\ntd: d\n"},
      {"environments", "\\begin{equation}\ncrazy\n\\end{equation}\nend\n-----\n", "p: end\n"},
      {"a caption", "#+CAPTION: Some words\n[[mad.png]]\n", "caption: Some words\np: @\n"},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, "org") == row.passages);
    check_maps(row.source, "org");
  }
}

}  // namespace
}  // namespace unstigma::document
