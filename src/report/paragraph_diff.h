#ifndef UNSTIGMA_REPORT_PARAGRAPH_DIFF_H_
#define UNSTIGMA_REPORT_PARAGRAPH_DIFF_H_

#include <string>
#include <string_view>

namespace unstigma::report {

/// What differs between two versions of a container whose paragraphs are the same ones, for people: each
/// changed paragraph with its place, before and after. Empty when nothing differs.
std::string paragraph_diff(const std::string& path, std::string_view format, std::string_view before,
                           std::string_view after);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_PARAGRAPH_DIFF_H_
