#include <ostream>

#include "report/report.h"
#include "report/uri.h"
#include "report/wording.h"
#include "text/fold.h"

namespace unstigma::report {
namespace {

/// A value as it is written into a workflow command; in a property colons and commas are escaped, too.
std::string written(std::string_view text, bool property = false) {
  std::string out;
  for (const char c : text::valid_utf8(text)) {
    if (c == '%') out += "%25";
    else if (c == '\r') out += "%0D";
    else if (c == '\n') out += "%0A";
    else if (property && c == ':') out += "%3A";
    else if (property && c == ',') out += "%2C";
    else out += c;
  }
  return out;
}

/// Workflow commands that GitHub Actions turns into annotations, written as they come.
class GithubReport : public Report {
 public:
  explicit GithubReport(std::ostream& out) : out_(out) {}

  void finding(const std::string& path, const Finding& finding) override {
    if (!finding.passed.empty()) return;
    ++counts_[static_cast<std::size_t>(finding.severity)];
    command(finding.severity, finding.rule, path, finding.start, finding.end,
            told_with_place(finding) + "\nWhy: " + finding.why);
  }

  void help(const std::string& path, const Help& help) override {
    ++counts_[static_cast<std::size_t>(Severity::suggestion)];
    command(Severity::suggestion, "help", path, help.start, help.end, told(help));
  }

  void error(const std::string& path, const std::string& message) override {
    ++counts_[static_cast<std::size_t>(Severity::error)];
    command(Severity::error, "unusable-file", path, {}, {}, path + ": " + message);
  }

  /// How many annotations GitHub will not show, in a line that is no command.
  void finish(const Totals& /*totals*/) override {
    constexpr std::uint64_t shown = 10;
    std::string cut;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
      const std::uint64_t count = counts_[static_cast<std::size_t>(severity)];
      if (count > shown) cut += (cut.empty() ? "" : ", ") + counted(count - shown, level(severity, "notice"));
    }
    if (cut.empty()) return;
    out_ << "GitHub shows 10 errors, 10 warnings and 10 notices of a step beside the text. Only here in the "
            "log: "
         << cut << ".\n";
  }

 private:
  void command(Severity severity, std::string_view rule, const std::string& path, const Position& start,
               const Position& end, const std::string& message) {
    out_ << "::" << level(severity, "notice")
         << " title=" << written("unstigma (" + std::string(rule) + ")", true)
         << ",file=" << written(plain_path(path), true);
    if (start.line > 0) out_ << ",line=" << start.line << ",endLine=" << end.line;
    // GitHub has no columns for what goes over several lines.
    if (start.line > 0 && start.line == end.line)
      out_ << ",col=" << start.column << ",endColumn=" << end.column;
    out_ << "::" << written(message) << '\n';
  }

  std::ostream& out_;
  std::array<std::uint64_t, 3> counts_ = {0, 0, 0};  ///< by Severity
};

}  // namespace

std::unique_ptr<Report> make_github(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<GithubReport>(out);
}

}  // namespace unstigma::report
