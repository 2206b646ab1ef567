#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::shown;

TEST_CASE("reStructuredText gives its prose and nothing else") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"comma-separated tables",
       ".. csv-table:: The caption\n   :header: \"One\", Two\n   :widths: 1, 2\n\n   \"a, *b*\", c d\n   "
       "\"two\n   "
       "lines\", \"e\"\n\nnext\n\n.. csv-table::\n   :delim: ;\n\n   f, g; h\n\n.. csv-table:: C\n   :file: "
       "x.csv\n",
       "caption: The caption\ntd: One\ntd: Two\ntd: a, b\ntd: c d\ntd: two lines\ntd: e\np: next\ntd: f, "
       "g\ntd: h\n"
       "caption: C\n"},
      {"paragraphs", "One\ntwo\r\nthree\n\nfour\n", "p: One two three\np: four\n"},
      {"titles", "Title\n=====\n\n====\nOver\n====\n\ntext\n\n----\n\nmore\n",
       "h: Title\nh: Over\np: text\np: more\n"},
      {"emphasis and literals", "cra\\ **zy** *id ea* ``crazy`` a*b*c", "p: crazy id ea @ a*b*c\n"},
      {"emphasis over lines", "the *mentally\nill* man", "p: the mentally ill man\n"},
      {"roles", "see :func:`crazy`, :ref:`the text <mad>`, :ref:`mad`, :term:`word` and :abbr:`A (b c)`",
       "p: see @, the text, @, word and A (b c)\n"},
      {"references", "a `link text <http://x.y/crazy>`_, `other link`_, Python_. `name` [1]_ |crazy|",
       "p: a link text, other link, Python. @ @\n"},
      {"literal blocks",
       "See::\n\n  crazy\n  mad\n\n  more\n\nend\n\n::\n\n  crazy\n\nEnd: ::\n\n> crazy\n> mad\n",
       "p: See:\np: end\np: End:\n"},
      {"lists", "- one\n  two\n- three\n\n  four\n\n1. five\n#. six\n(a) seven\n",
       "li: one two\nli: three\nli: four\nli: five\nli: six\nli: seven\n"},
      {"nested lists", "* a\n\n  * b\n    c\n\n* d\n", "li: a\nli: b c\nli: d\n"},
      {"quotations", "text\n\n   quoted\n   more\n\ntext\n", "p: text\n>p: quoted more\np: text\n"},
      {"definitions that are set in", "text\n\n  term\n    What it means\n",
       "p: text\nli: term\nli: What it means\n"},
      {"definitions", "term\n  What it\n  means\nother\n  B\n",
       "li: term\nli: What it means\nli: other\nli: B\n"},
      {"admonitions", ".. note:: One\n   two\n\n   three\n\n.. warning::\n   :class: mad\n\n   four\n\nend\n",
       "p: One two\np: three\np: four\np: end\n"},
      {"code", ".. code-block:: python\n   :caption: x\n\n   crazy()\n\n   mad()\n\nend\n", "p: end\n"},
      {"comments and targets",
       ".. _crazy: http://mad\n.. crazy\n   mad\n\n..\n   mad\n\n__ http://mad\n\nend\n", "p: end\n"},
      {"images and figures",
       ".. image:: crazy.png\n   :alt: Some\n     words\n\n.. figure:: mad.png\n   :width: 3\n\n   A\n   "
       "caption\n",
       "caption: Some words\ncaption: A caption\n"},
      {"functions",
       ".. py:function:: crazy(mad)\n   :module: x\n\n   Does it.\n\n   :param mad: the word\n     goes on\n "
       "  :type mad: int\n",
       "p: Does it.\np: the word goes on\np: int\n"},
      {"versions", ".. versionadded:: 3.2\n   New words.\n\n.. deprecated:: 2.0 Old.\n",
       "p: New words.\np: Old.\n"},
      {"footnotes", "Text [#a]_.\n\n.. [#a] The\n   note\n", "p: Text .\nnote: The note\n"},
      {"a grid table",
       "+-----+-----+\n| a b | c   |\n| d   |     |\n+=====+=====+\n| e         |\n+-----+-----+\n\nend\n",
       "td: a b d\ntd: c\ntd: e\np: end\n"},
      {"a simple table", "====  =====\na     b c\n====  =====\nd     e\n      f\ng\n====  =====\n\nend\n",
       "td: a\ntd: b c\ntd: d\ntd: e f\ntd: g\np: end\n"},
      {"a table with a title", ".. list-table:: The title\n   :header-rows: 1\n\n   * - a\n     - b\n",
       "caption: The title\nli: a\nli: b\n"},
      {"line blocks and doctests", "| one\n| two\n\n>>> crazy\nmad\n\nend\n", "p: one two\np: end\n"},
      {"options", "-a, --all  Show all\n-b         and\n           more\n", "li: Show all\nli: and more\n"},
      {"a substitution", ".. |x| replace:: some text\n.. |y| image:: crazy.png\n\nend\n",
       "p: some text\np: end\n"},
      {"quoted by directive", ".. epigraph::\n\n   He said.\n\nend\n", ">p: He said.\np: end\n"},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, "rst") == row.passages);
    check_maps(row.source, "rst");
  }
}

}  // namespace
}  // namespace unstigma::document
