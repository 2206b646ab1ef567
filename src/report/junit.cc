#include <ostream>
#include <sstream>

#include "report/report.h"
#include "report/uri.h"
#include "report/wording.h"

namespace unstigma::report {
namespace {

/// JUnit's XML: a <testsuite> for each file, a <testcase> for each finding, or one that passes for a file
/// without any. Findings that --fail-on lets pass do not fail here either; what they say is their output.
class JunitReport : public Report {
 public:
  explicit JunitReport(std::ostream& out) : out_(out) {}

  void begin(const std::string& /*path*/, std::optional<Severity> fails) override { fails_ = fails; }

  void finding(const std::string& path, const Finding& finding) override {
    if (!finding.passed.empty()) return;
    const std::string place = finding.start.line > 0 ? std::to_string(finding.start.line) + ":" +
                                                           std::to_string(finding.start.column)
                                                     : finding.where;
    open_case(path, place + " " + finding.rule, finding.start.line);
    const std::string words = escaped(place + ": " + details(finding));
    if (fails_ && finding.severity >= *fails_) {
      ++failures_;
      cases_ << "      <failure message=\"" << escaped(told(finding), true) << "\" type=\""
             << name(finding.severity) << "\">" << words << "</failure>\n";
    } else {
      cases_ << "      <system-out>" << name(finding.severity) << ": " << words << "</system-out>\n";
    }
    close_case();
  }

  void help(const std::string& path, const Help& help) override {
    open_case(path, "help", help.start.line);
    cases_ << "      <system-out>" << escaped(told(help)) << "</system-out>\n";
    close_case();
  }

  void file(const FileSummary& file) override {
    if (tests_ == 0) {
      ++tests_;
      cases_ << "    <testcase name=\"nothing to mention\" classname=\""
             << escaped(plain_path(file.path), true) << "\"/>\n";
    }
    suite(file.path);
  }

  void error(const std::string& path, const std::string& message) override {
    ++errors_;
    open_case(path, "can be read", 0);
    cases_ << "      <error message=\"" << escaped(message, true) << "\" type=\"unusable-file\"/>\n";
    close_case();
    suite(path);
  }

  void finish(const Totals& /*totals*/) override {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"unstigma\" tests=\"" << all_tests_
         << "\" failures=\"" << all_failures_ << "\" errors=\"" << all_errors_ << "\">\n"
         << suites_.str() << "</testsuites>\n";
  }

 private:
  static std::string details(const Finding& finding) {
    std::string out = told(finding) + "\nWhy: " + finding.why;
    if (!finding.fine.empty()) out += "\nFine: " + finding.fine;
    for (const Source& source : finding.sources) out += "\nSource: " + cited(source);
    return out;
  }

  void open_case(const std::string& path, const std::string& title, std::uint64_t line) {
    ++tests_;
    const std::string file = escaped(plain_path(path), true);
    cases_ << "    <testcase name=\"" << escaped(title, true) << "\" classname=\"" << file << "\" file=\""
           << file << '"';
    if (line > 0) cases_ << " line=\"" << line << '"';
    cases_ << ">\n";
  }
  void close_case() { cases_ << "    </testcase>\n"; }

  /// Puts the cases of a file into a suite, which says first how many there are.
  void suite(const std::string& path) {
    suites_ << "  <testsuite name=\"" << escaped(plain_path(path), true) << "\" tests=\"" << tests_
            << "\" failures=\"" << failures_ << "\" errors=\"" << errors_ << "\" skipped=\"0\">\n"
            << cases_.str() << "  </testsuite>\n";
    all_tests_ += tests_;
    all_failures_ += failures_;
    all_errors_ += errors_;
    tests_ = failures_ = errors_ = 0;
    cases_.str({});
  }

  std::ostream& out_;
  std::optional<Severity> fails_ = Severity::warning;  ///< of the file
  std::ostringstream cases_;
  std::ostringstream suites_;
  std::uint64_t tests_ = 0, failures_ = 0, errors_ = 0;  ///< of the file
  std::uint64_t all_tests_ = 0, all_failures_ = 0, all_errors_ = 0;
};

}  // namespace

std::unique_ptr<Report> make_junit(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<JunitReport>(out);
}

}  // namespace unstigma::report
