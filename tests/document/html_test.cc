#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::shown;

TEST_CASE("HTML gives what a page shows") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"paragraphs and inline tags", "<p>cra<b>zy</b> <i>idea</i></p><p>two", "p: crazy idea\np: two\n"},
      {"headings, lists, cells", "<h1>H</h1><ul><li>a<li>b</ul><table><td>c<td>d</table>",
       "h: H\nli: a\nli: b\ntd: c\ntd: d\n"},
      {"title and description",
       "<title>T &amp; U</title><meta name=\"description\" content=\"D\"><meta name=\"x\" content=\"no\">",
       "h: T & U\ncaption: D\n"},
      {"scripts and styles", "<script>crazy()</script><style>mad</style><p>x", "p: x\n"},
      {"code", "a <code>crazy</code> b <pre>mad</pre> c", "p: a @ b\np: c\n"},
      {"alt, title, aria-label, placeholder",
       "<p>x <img alt='a b' src=c><a title=tip aria-label=lab>y</a><input placeholder=\"ph\">",
       "p: x @y\ncaption: a b\ncaption: tip\ncaption: lab\ncaption: ph\n"},
      {"quotations", "<blockquote><p>q</p></blockquote><p>n", ">p: q\np: n\n"},
      {"another language", "<p>a <span lang=fr>fou</span> b</p><p lang=\"de\">irre</p>", "p: a @ b\n"},
      {"English in a page of another language",
       "<html lang=de><title>irre</title><p title=irre>irre<p lang=en-GB title=t>one <i "
       "lang=fr>fou</i></p>irre</html>",
       "caption: t\np: one @\n"},
      {"quotation elements", "<p>He said <q>a <b>b</b></q> and <q>c",
       "p: He said \xE2\x80\x9C"
       "a b\xE2\x80\x9D and \xE2\x80\x9C"
       "c\n"},
      {"forms and captions",
       "<label>La <input type=submit value='Go on'></label><table summary=s><caption>Cap</caption></table>"
       "<select><optgroup label=grp><option "
       "label=opt>o</select><figure><figcaption>Fig</figcaption></figure>",
       "p: La\ncaption: Go on\ncaption: s\ncaption: Cap\ncaption: grp\ncaption: opt\np: o\ncaption: Fig\n"},
      {"comments and declarations", "<!doctype html><!-- crazy --><p>a<!-- x -->b", "p: ab\n"},
      {"broken markup", "<p>a < b & c <b>d</p> </nosuch> e <", "p: a < b & c d\np: e <\n"},
      {"line breaks", "<p>one<br>two\n   three", "p: one two three\n"},
      {"entities", "caf&eacute; &notit; &#8217; &#x80;",
       "p: caf\xC3\xA9 \xC2\xACit; \xE2\x80\x99 \xE2\x82\xAC\n"},
      {"an unclosed script", "<p>a<script>crazy", "p: a\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, "html") == row.passages);
    check_maps(row.source, "html");
  }
}

TEST_CASE("HTML is told by its first bytes where the name says nothing") {
  CHECK(format_of("page", "  <!DOCTYPE html><p>x") == "html");
  CHECK(format_of("page.txt", "<html>") == "text");
  CHECK(format_of("README", "plain") == "text");
  CHECK(format_of("a.MD", "") == "markdown");
}

}  // namespace
}  // namespace unstigma::document
