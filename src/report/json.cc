#include <ostream>

#include "report/json_values.h"
#include "unstigma/checker.h"

namespace unstigma::report {
namespace {

/// One object; written when everything is known.
class JsonReport : public Report {
 public:
  explicit JsonReport(std::ostream& out) : out_(out) {}

  void finding(const std::string& path, const Finding& finding) override {
    (finding.passed.empty() ? findings_ : passed_).push_back(json_of(path, finding));
  }
  void help(const std::string& path, const Help& help) override { help_.push_back(json_of(path, help)); }
  void file(const FileSummary& file) override { files_.push_back(json_of(file)); }
  void error(const std::string& path, const std::string& message) override {
    errors_.push_back({{"path", path}, {"message", message}});
  }
  void finish(const Totals& totals) override {
    nlohmann::ordered_json out;
    out["schema"] = 1;
    out["version"] = version();
    out["findings"] = std::move(findings_);
    if (!passed_.empty()) out["passed"] = std::move(passed_);
    if (!help_.empty()) out["help"] = std::move(help_);
    out["files"] = std::move(files_);
    out["errors"] = std::move(errors_);
    out["summary"] = json_of(totals);
    out_ << dumped(out, 2) << '\n';
  }

 private:
  std::ostream& out_;
  nlohmann::ordered_json findings_ = nlohmann::ordered_json::array();
  nlohmann::ordered_json passed_ = nlohmann::ordered_json::array();
  nlohmann::ordered_json help_ = nlohmann::ordered_json::array();
  nlohmann::ordered_json files_ = nlohmann::ordered_json::array();
  nlohmann::ordered_json errors_ = nlohmann::ordered_json::array();
};

/// A line a finding, written at once; the last line is the summary.
class JsonLinesReport : public Report {
 public:
  explicit JsonLinesReport(std::ostream& out) : out_(out) {}

  void finding(const std::string& path, const Finding& finding) override {
    out_ << dumped(json_of(path, finding), -1) << '\n';
  }
  void help(const std::string& path, const Help& help) override {
    out_ << dumped({{"help", json_of(path, help)}}, -1) << '\n';
  }
  void error(const std::string& path, const std::string& message) override {
    out_ << dumped({{"path", path}, {"error", message}}, -1) << '\n';
  }
  void finish(const Totals& totals) override { out_ << dumped({{"summary", json_of(totals)}}, -1) << '\n'; }

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<Report> make_json(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<JsonReport>(out);
}
std::unique_ptr<Report> make_jsonl(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<JsonLinesReport>(out);
}

}  // namespace unstigma::report
