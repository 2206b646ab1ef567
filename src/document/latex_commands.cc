#include <algorithm>
#include <array>

#include "document/ascii.h"
#include "document/latex.h"
#include "text/fold.h"

namespace unstigma::document::latex {
namespace {

struct CommandRow {
  std::string_view names;
  Command command;
};
constexpr CommandRow commands[] = {
    {"part chapter section subsection subsubsection paragraph subparagraph title subtitle frametitle "
     "framesubtitle addchap addsec minisec",
     Command::heading},
    {"caption captionof subcaption", Command::caption},
    {"footnote footnotetext thanks endnote sidenote marginpar marginnote", Command::footnote},
    {"enquote textquote blockquote", Command::quotation},
    {"emph textit textbf textsl", Command::emphasis},
    {"label input include includeonly includegraphics includepdf usepackage RequirePackage documentclass "
     "newcommand renewcommand providecommand newenvironment renewenvironment newtheorem DeclareMathOperator "
     "DeclareRobustCommand setlength addtolength setcounter addtocounter stepcounter refstepcounter vspace "
     "hspace vskip hskip pagestyle thispagestyle pagenumbering bibliography bibliographystyle addbibresource "
     "printbibliography nocite index glossary graphicspath hypersetup geometry definecolor color colorlet "
     "author date institute affil email orcid keywords maketitle tableofcontents listoffigures listoftables "
     "addcontentsline markboth markright lstset lstinputlisting usetikzlibrary tikzset pgfplotsset "
     "hyphenation "
     "selectlanguage fontsize fontfamily linespread rule raisebox phantom vphantom hphantom bibitem todo "
     "theoremstyle newcounter numberwithin allowdisplaybreaks captionsetup setmainfont setsansfont "
     "setmonofont setbeamertemplate usetheme usecolortheme logo titlegraphic multirow cline cmidrule "
     "rowcolor cellcolor newacronym newglossaryentry makeatletter makeatother iffalse hyphenchar crefname "
     "AtBeginDocument mathchardef newlength newsavebox sbox penalty enlargethispage vfill",
     Command::skip},
    {"ref eqref pageref autoref cref Cref nameref vref fref sref labelcref ensuremath texttt code lstinline "
     "mintinline url path nolinkurl SI si num qty unit ang gls Gls glspl Glspl acrshort acrlong acrfull ac "
     "acp "
     "tikz includesvg ce chemfig inputminted verb footnotemark today pgfmathresult",
     Command::object},
    {"href textcolor colorbox hypertarget hyperlink foreignlanguage parbox fcolorbox scalebox resizebox "
     "multicolumn",
     Command::second},
    {"par newpage clearpage cleardoublepage pagebreak bigskip medskip smallskip hline toprule midrule "
     "bottomrule centering raggedright appendix frontmatter mainmatter backmatter",
     Command::stop},
};

struct SymbolRow {
  std::string_view name;
  std::string_view text;
};
constexpr SymbolRow symbols[] = {{"ldots", "\xE2\x80\xA6"},
                                 {"dots", "\xE2\x80\xA6"},
                                 {"textellipsis", "\xE2\x80\xA6"},
                                 {"textendash", "\xE2\x80\x93"},
                                 {"textemdash", "\xE2\x80\x94"},
                                 {"textquoteleft", "\xE2\x80\x98"},
                                 {"textquoteright", "\xE2\x80\x99"},
                                 {"textquotedblleft", "\xE2\x80\x9C"},
                                 {"textquotedblright", "\xE2\x80\x9D"},
                                 {"textquotesingle", "'"},
                                 {"textbackslash", "\\"},
                                 {"textasciitilde", "~"},
                                 {"textasciicircum", "^"},
                                 {"ss", "\xC3\x9F"},
                                 {"ae", "\xC3\xA6"},
                                 {"AE", "\xC3\x86"},
                                 {"oe", "\xC5\x93"},
                                 {"OE", "\xC5\x92"},
                                 {"o", "\xC3\xB8"},
                                 {"O", "\xC3\x98"},
                                 {"aa", "\xC3\xA5"},
                                 {"AA", "\xC3\x85"},
                                 {"l", "\xC5\x82"},
                                 {"L", "\xC5\x81"},
                                 {"i", "\xC4\xB1"},
                                 {"S", "\xC2\xA7"},
                                 {"P", "\xC2\xB6"},
                                 {"copyright", "\xC2\xA9"},
                                 {"pounds", "\xC2\xA3"},
                                 {"textbackslash", "\\"},
                                 {"textasciitilde", "~"},
                                 {"quad", " "},
                                 {"qquad", " "},
                                 {"space", " "},
                                 {"TeX", "TeX"},
                                 {"LaTeX", "LaTeX"},
                                 {"nobreakspace", " "}};

constexpr std::string_view code_environments =
    "equation align alignat gather multline eqnarray displaymath math flalign dmath split tikzpicture "
    "pgfpicture verbatim Verbatim BVerbatim lstlisting minted comment filecontents thebibliography algorithm "
    "algorithmic algorithm2e alltt semiverbatim picture tikzcd circuitikz forest pgfplots axis asy "
    "luacode pycode sagesilent array bmatrix pmatrix matrix cases subequations lilypond";

/// Finds verbatim texts, in which braces mean nothing.
class Verbatim {
 public:
  explicit Verbatim(std::string_view text) : text_(text) {}

  /// Where the verbatim text that begins at the backslash `at` ends; `at` when none begins.
  std::size_t end(std::size_t at) {
    if (text_.substr(at, 5) == "\\verb" && at + 5 < text_.size() && !ascii::letter(text_[at + 5])) {
      constexpr std::size_t longest = 300;
      const std::size_t found = text_.substr(0, at + longest).find(text_[at + 5], at + 6);
      return found == std::string_view::npos ? at : found;
    }
    if (text_.substr(at, 7) != "\\begin{") return at;
    for (std::size_t k = 0; k < ends.size(); ++k) {
      const std::string_view name = ends[k].substr(5);
      if (missing_[k] || text_.substr(at + 7, name.size()) != name) continue;
      const std::size_t found = text_.find(ends[k], at);
      if (found != std::string_view::npos) return found;
      missing_[k] = true;  // nor behind any later beginning
    }
    return at;
  }

 private:
  static constexpr std::array<std::string_view, 5> ends = {
      "\\end{verbatim", "\\end{Verbatim", "\\end{lstlisting", "\\end{minted", "\\end{comment"};
  std::string_view text_;
  std::array<bool, 5> missing_{};
};

}  // namespace

Command command(std::string_view name) {
  if (ascii::ends(name, "*")) name.remove_suffix(1);
  const std::string small = ascii::lower(name);
  if (small.find("cite") != std::string::npos) return Command::object;
  if (!symbol(name).empty()) return Command::symbol;
  for (const CommandRow& row : commands) {
    if (ascii::among(name, row.names)) return row.command;
  }
  return Command::plain;
}

std::string_view symbol(std::string_view name) {
  for (const SymbolRow& row : symbols) {
    if (row.name == name) return row.text;
  }
  return {};
}

namespace {

std::string accented(std::string_view accent, char letter) {
  struct Row {
    std::string_view accent;
    char16_t mark;
  };
  constexpr Row rows[] = {{"`", 0x300}, {"'", 0x301}, {"^", 0x302}, {"~", 0x303}, {"\"", 0x308},
                          {"H", 0x30B}, {"c", 0x327}, {"k", 0x328}, {"=", 0x304}, {"b", 0x331},
                          {".", 0x307}, {"d", 0x323}, {"r", 0x30A}, {"u", 0x306}, {"v", 0x30C}};
  const auto* found =
      std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) { return r.accent == accent; });
  if (found == std::end(rows) || !ascii::letter(letter)) return {};
  return text::with_mark(letter, found->mark);
}

}  // namespace

std::size_t read_accented(std::string_view text, std::string_view accent, std::string& made) {
  const bool named = ascii::letter(accent[0]);
  std::size_t i = 0;
  while (named && i < text.size() && text[i] == ' ') ++i;
  const bool blank = i > 0;
  const bool braced = text.substr(i, 1) == "{";
  if (braced) ++i;
  if (text.substr(i, 1) == "\\") ++i;  // \i and \j without their dots
  if (i >= text.size() || (braced && text.substr(i + 1, 1) != "}") || (named && !braced && !blank)) return 0;
  made = accented(accent, text[i]);
  return made.empty() ? 0 : i + (braced ? 2 : 1);
}

std::size_t formula_end(std::string_view text, std::size_t at, std::string_view mark) {
  constexpr std::size_t longest = 5000;
  const std::size_t begin = at + mark.size();
  const std::size_t last = std::min(text.size(), at + longest);
  for (std::size_t i = begin; i < last; ++i) {
    if (text[i] == '\\') ++i;
    else if (text.substr(i, mark.size()) == mark) return i + mark.size();
    else if (text.substr(i, 2) == "\n\n") break;
  }
  return std::min(begin, text.size());
}

std::string_view braced_name(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 60;
  if (text.substr(at, 1) != "{") return {};
  const std::size_t close = text.substr(0, std::min(text.size(), at + longest)).find('}', at);
  return close == std::string_view::npos ? std::string_view() : text.substr(at + 1, close - at - 1);
}

std::size_t at_line_begin(std::string_view text, std::string_view mark, std::size_t from) {
  for (std::size_t found = text.find(mark, from); found != std::string_view::npos;
       found = text.find(mark, found + 1)) {
    std::size_t i = found;
    while (i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\t')) --i;
    if (i == 0 || text[i - 1] == '\n') return found;
  }
  return std::string_view::npos;
}

Environment environment(std::string_view name) {
  if (ascii::ends(name, "*")) name.remove_suffix(1);
  if (ascii::among(name, code_environments)) return Environment::skip;
  if (ascii::among(name, "quote quotation verse displayquote blockquote")) return Environment::quoted;
  if (ascii::among(name, "itemize enumerate description compactitem compactenum inparaenum list tasks"))
    return Environment::list;
  if (ascii::among(name, "tabular tabularx tabulary longtable tabu supertabular xltabular"))
    return Environment::table;
  if (ascii::among(name, "frame block alertblock exampleblock")) return Environment::titled;
  return Environment::plain;
}

Braces::Braces(std::string_view text) {
  std::vector<std::size_t> open;  // indices into pairs_
  Verbatim verbatim(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      i = std::max(verbatim.end(i), i + 1);
    } else if (c == '%') {
      while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
    } else if (c == '{') {
      open.push_back(pairs_.size());
      pairs_.push_back({i, std::string_view::npos});
    } else if (c == '}' && !open.empty()) {
      pairs_[open.back()].close = i;
      open.pop_back();
    } else if (c == '\n') {
      std::size_t next = i + 1;
      while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) ++next;
      if (next < text.size() && text[next] == '\n') open.clear();
      i = next - 1;
    }
  }
}

std::size_t Braces::match(std::size_t open) const {
  const auto found = std::lower_bound(pairs_.begin(), pairs_.end(), open,
                                      [](const Pair& pair, std::size_t at) { return pair.open < at; });
  return found == pairs_.end() || found->open != open ? std::string_view::npos : found->close;
}

void read_comments(std::string_view text, std::size_t end, const Builder& builder) {
  for (std::size_t at = 0; at < end; ++at) {
    if (text[at] == '\\') ++at;
    else if (text[at] == '%') {
      const std::size_t begin = at;
      at = std::min(text.find('\n', at), end);
      builder.comment(begin, at);
    }
  }
}

}  // namespace unstigma::document::latex
