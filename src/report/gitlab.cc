#include <ostream>

#include "report/fingerprint.h"
#include "report/json_values.h"
#include "report/report.h"
#include "report/uri.h"
#include "report/wording.h"

namespace unstigma::report {
namespace {

using Json = nlohmann::ordered_json;

/// In the words of Code Quality, so that a warning is less than a bug.
std::string_view severity_of(Severity severity) {
  return severity == Severity::error ? "major" : severity == Severity::warning ? "minor" : "info";
}

/// GitLab's Code Quality report, which is Code Climate's list of issues with fingerprints.
class GitlabReport : public Report {
 public:
  explicit GitlabReport(std::ostream& out) : out_(out) {}

  void finding(const std::string& path, const Finding& finding) override {
    if (!finding.passed.empty()) return;
    Json issue = issue_of(path, finding.rule, told_with_place(finding), severity_of(finding.severity),
                          finding.start.line, finding.end.line);
    issue["fingerprint"] = prints_.next(path, finding);
    issue["content"]["body"] = finding.why;
    issues_.add(issue);
  }

  void help(const std::string& path, const Help& help) override {
    special(path, "help", told(help), "info", help.start.line);
  }

  void error(const std::string& path, const std::string& message) override {
    special(path, "unusable-file", message, "major", 0);
  }

  void finish(const Totals& /*totals*/) override { issues_.write(Json::array(), out_); }

 private:
  /// GitLab shows nothing without a line: what has none stands at the first, its place in the words.
  static Json issue_of(const std::string& path, const std::string& rule, const std::string& words,
                       std::string_view severity, std::uint64_t begin, std::uint64_t end) {
    const std::uint64_t first = begin > 0 ? begin : 1;
    return {
        {"type", "issue"},
        {"check_name", rule},
        {"description", words},
        {"categories", Json::array({"Style"})},
        {"severity", severity},
        {"location",
         {{"path", plain_path(path)}, {"lines", {{"begin", first}, {"end", end > first ? end : first}}}}}};
  }

  void special(const std::string& path, const std::string& rule, const std::string& words,
               std::string_view severity, std::uint64_t line) {
    Json issue = issue_of(path, rule, words, severity, line, line);
    Finding named;
    named.rule = rule;
    issue["fingerprint"] = prints_.next(path, named);
    issues_.add(issue);
  }

  std::ostream& out_;
  Fingerprints prints_;
  JsonItems issues_{1};
};

}  // namespace

std::unique_ptr<Report> make_gitlab(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<GitlabReport>(out);
}

}  // namespace unstigma::report
