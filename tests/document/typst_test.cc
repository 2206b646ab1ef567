#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::shown;

TEST_CASE("Typst gives its prose and nothing else") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"titles and paragraphs", "= One <mad>\nText\nmore // crazy\nend\n\n== Two\nNext. /* crazy */\n",
       "h: One\np: Text more end\nh: Two\np: Next.\n"},
      {"emphasis", "a *mentally\nill* man, _one_ snake_case `crazy` ```mad\n``` \\*x\\*",
       "p: a mentally ill man, one snake_case @ @ *x*\n"},
      {"lists", "- one\n  two\n+ three\n/ term: four\n1. five\n",
       "li: one two\nli: three\nli: term: four\nli: five\n"},
      {"code",
       "#import \"mad.typ\": crazy\n#set text(lang: \"mad\")\n#let x = (1,\n  2)\nText #x and $a_1 b$ and "
       "@mad.\n",
       "p: Text @ and @ and @.\n"},
      {"calls in the flow", "see #link(\"http://mad\")[the *words*] and #emph[more].",
       "p: see the words and more.\n"},
      {"figures and notes",
       "A#footnote[The note] word.\n\n#figure(\n  image(\"mad.png\", alt: \"Alt words\"),\n  caption: [Some "
       "words],\n)\n\n#quote(block: true)[Quoted]\n",
       "p: A word.\nnote: The note\ncaption: Alt words\ncaption: Some words\n>p: Quoted\n"},
      {"characters", "a -- b --- c... d~e [f] \\#g",
       "p: a \xE2\x80\x93 b \xE2\x80\x94 c\xE2\x80\xA6 d e [f] #g\n"},
      {"unclosed", "one `two\n\nthree $four #f([five", "p: one @two\np: three @four @\n"},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, "typst") == row.passages);
    check_maps(row.source, "typst");
  }
}

}  // namespace
}  // namespace unstigma::document
