#ifndef UNSTIGMA_MATCH_QUOTATIONS_H_
#define UNSTIGMA_MATCH_QUOTATIONS_H_

#include <string_view>
#include <vector>

#include "document/passage.h"

namespace unstigma::match {

/// A stretch between quotation marks, in bytes of the passage's text.
struct Quotation {
  document::TextRange inside;  ///< without the marks
  bool closed = true;          ///< false: goes on to the end of the paragraph
};

/// The quotations of a paragraph, outermost first and in order: curly, straight and single marks, French
/// « » and German „ “. Apostrophes, feet and inches are none. A curly mark, or a mark that opens the
/// paragraph, quotes to the end of the paragraph when it is never closed (the next paragraph goes on).
std::vector<Quotation> find_quotations(std::string_view text);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_QUOTATIONS_H_
