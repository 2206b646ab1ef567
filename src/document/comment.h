#ifndef UNSTIGMA_DOCUMENT_COMMENT_H_
#define UNSTIGMA_DOCUMENT_COMMENT_H_

#include <functional>
#include <string_view>

#include "document/passage.h"

namespace unstigma::document {

/// What a comment begins with that is meant for unstigma, behind the marks of the format: <!--
/// unstigma-ignore -->.
inline constexpr std::string_view comment_mark = "unstigma-";

/// True when a comment, marks included, is meant for unstigma.
bool meant_for_us(std::string_view comment);

/// True when `text` has the mark anywhere. A whole document is searched for it, so all of its bytes are
/// looked at at once: searching for one letter of it would stop at every word.
bool may_hold_comments(std::string_view text);

/// Calls `read` with sinks so that the comments of a document (Passage::aside) come before its other
/// passages: twice, but only where `text`, the whole document, can hold such a comment at all.
void comments_first(std::string_view text, const PassageSink& sink,
                    const std::function<void(const PassageSink&)>& read);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_COMMENT_H_
