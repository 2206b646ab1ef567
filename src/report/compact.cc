#include <ostream>

#include "report/report.h"

namespace unstigma::report {
namespace {

/// One line a finding, for grep and for editors that jump to places.
class CompactReport : public Report {
 public:
  explicit CompactReport(std::ostream& out) : out_(out) {}

  void finding(const std::string& path, const Finding& finding) override {
    out_ << place(path, finding) << ": ";
    if (!finding.passed.empty()) {
      out_ << "passed[" << finding.rule << "] \"" << finding.match << "\": " << finding.passed << '\n';
      return;
    }
    out_ << name(finding.severity) << '[' << finding.rule << "] " << finding.message;
    if (finding.context != Context::use) out_ << " (" << name(finding.context) << ')';
    const char* before = "; instead: ";
    for (const Alternative& alternative : finding.alternatives) {
      out_ << before << (alternative.text.empty() ? "(leave it out)" : alternative.text);
      before = ", ";
    }
    if (finding.alternatives.empty() && !finding.advice.empty()) out_ << "; " << finding.advice;
    out_ << '\n';
  }
  void help(const std::string& path, const Help& help) override {
    out_ << place(path, help) << ": help: " << help_words;
    for (const Helpline& line : help.lines) out_ << ' ' << in_words(line) << ';';
    out_ << '\n';
  }
  void finish(const Totals& /*totals*/) override {}

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<Report> make_compact(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<CompactReport>(out);
}

}  // namespace unstigma::report
