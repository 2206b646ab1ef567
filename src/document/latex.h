#ifndef UNSTIGMA_DOCUMENT_LATEX_H_
#define UNSTIGMA_DOCUMENT_LATEX_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/builder.h"

// What the LaTeX reader knows about commands; its entrance is read_latex().
namespace unstigma::document::latex {

/// What a command does to its arguments.
enum class Command {
  plain,      ///< the arguments are words like all others (also: unknown commands)
  heading,    ///< \section{words}
  caption,    ///< \caption{words}: handed out behind the passage in which it stands
  footnote,   ///< \footnote{words}
  emphasis,   ///< \emph{words}
  quotation,  ///< \enquote{words}: between quotation marks
  skip,       ///< nothing of it is shown, all arguments are left out: \label{x}
  object,     ///< shown, but no words: \ref{x}, \texttt{code}
  second,     ///< the first argument is left out: \href{address}{words}
  symbol,     ///< stands for a character: \ldots
  stop,       ///< ends the paragraph: \par
};
Command command(std::string_view name);

/// The character that \name stands for; empty when it is no symbol.
std::string_view symbol(std::string_view name);

/// Reads the letter behind an accent like \' or \c: e, {e}, {\i}. `made` is that letter with its accent,
/// UTF-8. Returns the bytes it takes of `text`, 0 when there is no such letter.
std::size_t read_accented(std::string_view text, std::string_view accent, std::string& made);

/// Behind the formula that begins with `mark` ($ or $$) at `at`; behind the mark where it does not end before
/// its paragraph does.
std::size_t formula_end(std::string_view text, std::size_t at, std::string_view mark);

/// The name in braces at `at`; empty when there is none.
std::string_view braced_name(std::string_view text, std::size_t at);

/// The first place of `mark` at the beginning of a line, from `from` on; npos when there is none.
std::size_t at_line_begin(std::string_view text, std::string_view mark, std::size_t from);

/// What an environment does to its content.
enum class Environment {
  plain,
  skip,    ///< code, formulas, drawings, bibliographies
  quoted,  ///< quotations
  list,
  table,
  titled,  ///< \begin{frame}{words}
};
Environment environment(std::string_view name);

/// An environment that has not ended.
struct Open {
  std::string_view name;
  Environment what;
};

/// An argument that is handed out behind the passage in which it stands.
struct Aside {
  std::size_t begin = 0, end = 0;
  PassageKind kind = PassageKind::footnote;
};

/// Hands the comments of a preamble to `builder`, from the % to the end of the line.
void read_comments(std::string_view text, std::size_t end, const Builder& builder);

/// The pairs of braces in a text; those that a paragraph's end or a verbatim text stands between are none.
class Braces {
 public:
  explicit Braces(std::string_view text);
  /// The } of the { at `open`; npos when there is none.
  std::size_t match(std::size_t open) const;

 private:
  struct Pair {
    std::size_t open;
    std::size_t close;
  };
  std::vector<Pair> pairs_;  ///< by `open`
};

}  // namespace unstigma::document::latex

#endif  // UNSTIGMA_DOCUMENT_LATEX_H_
