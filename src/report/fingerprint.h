#ifndef UNSTIGMA_REPORT_FINGERPRINT_H_
#define UNSTIGMA_REPORT_FINGERPRINT_H_

#include <map>
#include <string>

#include "unstigma/finding.h"

namespace unstigma::report {

/// Names findings so that services know them again in the next run: by path, rule, the words found and the
/// words beside them on their line, not by the line's number. Of findings that agree in all of this the
/// second, third ... are told apart by their order, so no two of a run have the same name.
class Fingerprints {
 public:
  /// 32 hexadecimal digits. Ask once for each finding, in the order of the report.
  std::string next(const std::string& path, const Finding& finding);

 private:
  std::map<std::string, unsigned> seen_;
};

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_FINGERPRINT_H_
