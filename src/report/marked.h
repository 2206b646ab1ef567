#ifndef UNSTIGMA_REPORT_MARKED_H_
#define UNSTIGMA_REPORT_MARKED_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace unstigma::report {

/// A stretch of text that leads to a note. Half-open byte range of the text.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string id;       ///< of the element, e.g. "m1-3"
  std::string target;   ///< id of its note
  std::string classes;  ///< e.g. "error quotation"
  std::string sign;     ///< what stands raised behind the words, e.g. "R3"
  std::string label;    ///< the same for people who listen
};

/// How much of a text is shown.
struct Shown {
  bool whole = true;           ///< else only the lines around marks
  std::size_t first_line = 1;  ///< the number of the first line; 0: lines have no numbers
};

/// Text as HTML, a <div class="line"> for each line, marks as links; marks are in order of their beginnings.
/// Of marks that overlap the first holds the words, the others stand behind it as signs alone. What is left
/// out between lines or inside very long ones is said in its place.
std::string marked(std::string_view text, const std::vector<Mark>& marks, const Shown& shown);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_MARKED_H_
