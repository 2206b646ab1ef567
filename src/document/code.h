#ifndef UNSTIGMA_DOCUMENT_CODE_H_
#define UNSTIGMA_DOCUMENT_CODE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/flow.h"

// What the reader of source code knows about languages; its entrance is read_code().
namespace unstigma::document::code {

/// What a single quotation mark begins.
enum class Quote : std::uint8_t {
  none,       ///< nothing, or a prime at the end of a name
  character,  ///< one character: 'x', '\n'
  string,
  doubled,  ///< a string in which '' stands for '
};

/// How a family of languages is written.
struct Language {
  /// Name endings (.py) and whole names (makefile), lower case, one space between them.
  std::string_view names;
  std::string_view line;         ///< marks of comments to the end of the line, one space between them
  std::string_view open, close;  ///< of block comments; empty when there are none
  Quote quote = Quote::string;
  bool nested = false;      ///< block comments nest
  bool spaced = false;      ///< a line comment begins a line or stands behind white space
  bool triple = false;      ///< """strings""" over lines
  bool docstrings = false;  ///< those of them that begin a line are documentation
  bool multiline = false;   ///< strings go over lines
  bool backtick = false;    ///< `raw strings or templates`
  bool heredoc = false;     ///< <<END ... END
  bool regex = false;       ///< /regular expressions/
  bool brackets = false;    ///< Lua's and CMake's [[ ]] and [==[ ]==]
  bool raw = false;         ///< R"x( )x" and r#" "#
  bool doubles = true;      ///< "strings"
};

/// The language of a file by its name or the first line (#!); that of C where neither tells.
const Language& language_of(std::string_view name, std::string_view text);

/// All names of all languages, one space between them.
const std::string& names();

/// The text of one line of comment, without its marks.
struct Comment {
  LineSpan text;
  std::size_t line = 0;    ///< number of the line, from 0
  std::size_t column = 0;  ///< where the mark stands in the line
  bool block = false;      ///< in a block comment or docstring
  bool first = false;      ///< the first line of that
};

/// The comments of a text, in order. What strings hold is no comment.
std::vector<Comment> find_comments(const Block& block, const Language& language);

/// InlineRules of comments: code in backticks, names of code (snake_case, camelCase, call(), a::b) and tags.
void inline_rules(std::string_view raw, std::vector<Cut>& cuts);

}  // namespace unstigma::document::code

#endif  // UNSTIGMA_DOCUMENT_CODE_H_
