#ifndef UNSTIGMA_REPORT_JSON_TEXT_H_
#define UNSTIGMA_REPORT_JSON_TEXT_H_

#include <string>

#include "unstigma/finding.h"

namespace unstigma::report {

/// Appends the object of the interface for a finding to `out`, on one line without a line end, keys in its
/// order, as dumped() would write it: what is not valid UTF-8 is replaced. Written straight into text, since
/// a tree of values takes ten times as long, and findings are what a report has many of.
void append_json(const std::string& path, const Finding& finding, std::string& out);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_JSON_TEXT_H_
