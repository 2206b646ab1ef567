#ifndef UNSTIGMA_CHECK_ANSWERS_H_
#define UNSTIGMA_CHECK_ANSWERS_H_

#include <string>
#include <string_view>
#include <vector>

#include "unstigma/checker.h"

namespace unstigma::check {

/// A document with `findings` answered in it as comments. The text itself is the same afterwards, or there is
/// an Error. Fills `bytes`, `placed` and `left`.
Result<Answer> answer_with_comments(std::string_view bytes, const std::string& name, std::string_view format,
                                    std::vector<Finding> findings, const std::string& date);

/// A document with those fixes that `level` allows as tracked changes. Accepted, they give what fixing gives
/// in one round; rejected, the document as it was.
Result<Answer> answer_with_changes(std::string_view bytes, const std::string& name, std::string_view format,
                                   std::vector<Finding> findings, FixLevel level, const std::string& date);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_ANSWERS_H_
