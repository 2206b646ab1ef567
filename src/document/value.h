#ifndef UNSTIGMA_DOCUMENT_VALUE_H_
#define UNSTIGMA_DOCUMENT_VALUE_H_

#include <string>
#include <string_view>

#include "document/builder.h"
#include "document/passage.h"
#include "unstigma/result.h"

namespace unstigma::document {

/// Puts the value of a field together: a passage for each of its paragraphs, with HTML tags and placeholders
/// ({name}, %s) left out.
class Value {
 public:
  Value(const Block& block, const PassageSink& sink);
  Value(const Value&) = delete;
  Value& operator=(const Value&) = delete;

  /// Bytes as they are in the source. An empty line ends a paragraph.
  void literal(std::size_t begin, std::size_t end);
  /// What an escape stands for; white space of it counts as white space.
  void made(std::string_view text, std::size_t begin, std::size_t end);
  /// A line break that the format folds into a space.
  void folded(std::size_t begin) { builder_.soft_break(begin); }

  /// How the words of what comes are written.
  void is_written(Escaping escaping) { builder_.is_written(escaping); }
  /// The kind of what comes.
  void is(PassageKind kind, std::string_view under = {});
  /// Ends a part of the value: what comes belongs to it, but to no phrase of what came.
  void finish_part();
  void finish();

 private:
  void line_end(std::size_t begin);

  const Block& block_;
  PassageSink cleaned_;
  Builder builder_;
  PassageKind kind_ = PassageKind::value;
  std::string under_;
  bool goes_on_ = false;        ///< a passage of this value has been handed out
  bool at_line_begin_ = false;  ///< only white space since the last line end
};

/// Errc::syntax for a document that is not what its format asks for: "`what` (line 3, column 5)".
Error broken_at(const Block& block, std::size_t at, const std::string& what);

/// Leaves out HTML tags and puts U+FFFC for placeholders of programs.
void leave_out_markup(Passage& passage);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_VALUE_H_
