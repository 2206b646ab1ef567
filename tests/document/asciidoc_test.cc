#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::shown;

TEST_CASE("AsciiDoc gives its prose and nothing else") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"the head of a document",
       "= The title\nA. Mad <mad@x.org>\nv1.0, crazy\n:toc: crazy\n:description: What it \\\n is\n\nText\n",
       "h: The title\ncaption: What it is\np: Text\n"},
      {"paragraphs over lines", "One\ntwo\r\nthree\n\nfour\n", "p: One two three\np: four\n"},
      {"titles", "== One\n=== Two\n.Caption\nText\n\n'''\n", "h: One\nh: Two\ncaption: Caption\np: Text\n"},
      {"titles with lines under them", "Old\n~~~~\n\nText\n", "h: Old\np: Text\n"},
      {"emphasis", "cra**zy** *men*tally _ill_ `crazy` 2*3*4 #marked# [.big]#role#",
       "p: crazy *men*tally ill @ 2*3*4 marked role\n"},
      {"emphasis over a line", "a *mentally\nill* man", "p: a mentally ill man\n"},
      {"links",
       "see https://x.y/crazy[the words,window=_blank], link:mad.html[more^], xref:mad[this] and "
       "<<mad,that>> or <<mad>>",
       "p: see the words, more, this and that or @\n"},
      {"macros", "press kbd:[Mad], image:mad.png[x] stem:[x] {attr}, a footnote:[The note.] end",
       "p: press @, @ @ @, a end\nnote: The note.\n"},
      {"curly quotation marks", "\"`crazy`\" and '`mad`'", "p: \"crazy\" and 'mad'\n"},
      {"escapes and entities", "\\*not* R&amp;D ((term)) (((hid,den))) x +\ny", "p: *not* R&D term x y\n"},
      {"listings",
       "a\n\n----\ncrazy\n\nmad\n----\n\n[source,ruby]\ncrazy\nmad\n\n```js\ncrazy\n```\n\n....\nmad\n...."
       "\nend\n",
       "p: a\np: end\n"},
      {"literal paragraphs and comments", " crazy\n mad\n\n// crazy\n////\nmad\n////\nend\n", "p: end\n"},
      {"blocks with prose", "[NOTE]\n====\nOne\n\ntwo\n====\n\n****\nthree\n****\n\nTIP: four\nfive\n",
       "p: One\np: two\np: three\np: four five\n"},
      {"quotations", "[quote, Crazy, Mad]\nOne\ntwo\n\n____\nthree\n____\n\n> four\n> five\n\nsix\n",
       ">p: One two\n>p: three\n>p: four five\np: six\n"},
      {"lists", "* one\ntwo\n** three\n. four\n- [x] five\n+\nmore\n\nterm:: six\nother::\n  seven\n",
       "li: one two\nli: three\nli: four\nli: five\np: more\nli: term\nli: six\nli: other\nli: seven\n"},
      {"a table", "[cols=\"1,1\"]\n|===\n|a |b\n\n2+|c\nd\na|e \\| f\n|===\nend\n",
       "td: a\ntd: b\ntd: c d\ntd: e | f\np: end\n"},
      {"block macros",
       "image::mad.png[Some words,100]\ninclude::crazy.adoc[]\nifdef::mad[]\ntext\nendif::[]\n",
       "caption: Some words\np: text\n"},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, "asciidoc") == row.passages);
    check_maps(row.source, "asciidoc");
  }
}

}  // namespace
}  // namespace unstigma::document
