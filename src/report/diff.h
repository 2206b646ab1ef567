#ifndef UNSTIGMA_REPORT_DIFF_H_
#define UNSTIGMA_REPORT_DIFF_H_

#include <string>
#include <string_view>

namespace unstigma::report {

/// A unified diff with three lines of context, as patch and git apply take it (a/path, b/path); empty when
/// nothing differs.
std::string unified_diff(const std::string& path, std::string_view before, std::string_view after);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_DIFF_H_
