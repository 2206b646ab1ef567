#ifndef UNSTIGMA_REWRITE_DOCX_RUNS_H_
#define UNSTIGMA_REWRITE_DOCX_RUNS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "unstigma/result.h"

namespace unstigma::rewrite {

/// The text of a run in a part of a Word document. Offsets are bytes of the part.
struct DocxText {
  std::size_t begin = 0;      ///< of the text, behind <w:t>
  std::size_t end = 0;        ///< of the text, before </w:t>
  std::size_t tag_end = 0;    ///< where the > of <w:t> stands
  bool keeps_blanks = false;  ///< <w:t xml:space="preserve">
  bool in_box = false;        ///< of a text box
  std::string run;            ///< <w:r> with its properties, as it must be opened again
  std::string around;         ///< the tag of another's w:ins or w:moveTo that the run stands in; else empty
  std::string note;           ///< in the part of notes: "footnote 3"
  std::string prefix;         ///< "w:"
};

/// A run that stands in no other run; text boxes and pictures stand inside one.
struct DocxRun {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string note;    ///< that it leads to: "footnote 3"; mostly empty
  std::string prefix;  ///< "w:"
};

/// All texts of a part, in order, but for deleted ones; and the highest w:id of anything in it, below two
/// thousand million.
struct DocxTexts {
  std::vector<DocxText> texts;
  std::vector<DocxRun> runs;
  std::size_t highest_id = 0;

  /// The text that holds a byte; of one that `ends` there, too. nullptr when none does.
  const DocxText* at(std::size_t byte, bool ends) const;
  /// The run that a byte is in; nullptr when it is in none.
  const DocxRun* run_at(std::size_t byte) const;
};
Result<DocxTexts> docx_texts(std::string_view xml, const std::string& part);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_DOCX_RUNS_H_
