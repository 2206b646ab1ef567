#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::shown;

TEST_CASE("LaTeX gives its prose and nothing else") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"a whole document",
       "\\documentclass[mad]{article}\n\\newcommand{\\x}{crazy}\n\\title{The \\emph{title}}\n\\author{Mad}\n"
       "\\begin{document}\n\\maketitle\n\\section{One}\\label{mad}\nText\nmore\n\nNext.\n\\end{document}"
       "\ncrazy\n",
       "h: The title\nh: One\np: Text more\np: Next.\n"},
      {"a part without preamble", "One\ntwo % crazy\nthree\r\n\r\nfour%\n  teen\n",
       "p: One two three\np: fourteen\n"},
      {"emphasis", "a \\emph{mentally\nill} man, cra\\textbf{zy} \\texttt{mad} {\\em x}",
       "p: a mentally ill man, crazy @ x\n"},
      {"formulas",
       "$a_b$ and \\(crazy\\) and $$mad$$ and \\[x\\] costs "
       "\\$5\n\\begin{equation}\ncrazy\n\\end{equation}\nso",
       "p: @ and @ and @ and @ costs $5 @ so\n"},
      {"references", "see~\\ref{mad}, \\citep[p.~3]{crazy} and \\href{http://mad}{the words}",
       "p: see @, @ and the words\n"},
      {"characters", "``crazy'' --- a--b caf\\'e na\\\"{\\i}ve \\c{c}a \\ss{} R\\&D \\ldots end\\,x",
       "p: \xE2\x80\x9C"
       "crazy\xE2\x80\x9D \xE2\x80\x94 a\xE2\x80\x93"
       "b caf\xC3\xA9 na\xC3\xAFve \xC3\xA7"
       "a \xC3\x9F R&D \xE2\x80\xA6"
       "end x\n"},
      {"footnotes and captions",
       "A word\\footnote{The \\emph{note}} "
       "here.\n\n\\begin{figure}[h]\n\\includegraphics[width=3cm]{mad}\n\\caption[x]{Some "
       "words}\n\\end{figure}\n",
       "p: A word here.\nnote: The note\ncaption: Some words\n"},
      {"lists and quotations",
       "\\begin{itemize}\n\\item one\ntwo\n\\item[term] "
       "three\n\\end{itemize}\n\\begin{quote}\nfour\n\\end{quote}\nfive",
       "li: one two\nli: term\nli: three\n>p: four\np: five\n"},
      {"a table",
       "\\begin{tabular}{l|r}\n\\hline\na & b c \\\\\n\\multicolumn{2}{c}{d} \\\\[2pt]\n\\end{tabular}\n",
       "td: a\ntd: b c\ntd: d\n"},
      {"code",
       "\\begin{verbatim}\ncrazy{\n\\end{verbatim}\n\\verb|mad| "
       "\\begin{lstlisting}\ncrazy\n\\end{lstlisting}end\n\\iffalse mad \\fi",
       "p: @ @end\n"},
      {"unknown commands", "\\mycommand[mad]{some words} \\foo bar", "p: some words bar\n"},
      {"presentations", "\\begin{frame}{A title}\ntext\n\\end{frame}\n", "h: A title\np: text\n"},
      {"quotations",
       "He said \\enquote{I am \\enquote*{mad} \\emph{so}} and "
       "\\textquote[Ann]{so}.\n\\begin{quotation}a\\end{quotation}\\begin{displayquote}[Ann]b\\end{"
       "displayquote}",
       "p: He said \xE2\x80\x9CI am \xE2\x80\x9Cmad\xE2\x80\x9D so\xE2\x80\x9D and "
       "\xE2\x80\x9Cso\xE2\x80\x9D.\n>p: a\n>p: b\n"},
      {"commands at the very end", "na\\i", "p: na\xC4\xB1\n"},
      {"nothing", "", ""},
      {"unclosed", "\\emph{one \\footnote{two $three\n\nfour \\begin{verbatim} five",
       "p: one two @three\np: four @ five\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, "latex") == row.passages);
    check_maps(row.source, "latex");
  }
}

}  // namespace
}  // namespace unstigma::document
