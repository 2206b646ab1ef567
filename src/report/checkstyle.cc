#include <ostream>

#include "report/report.h"
#include "report/uri.h"
#include "report/wording.h"

namespace unstigma::report {
namespace {

/// Checkstyle's XML: a <file> for each file, with or without findings, written as they come.
class CheckstyleReport : public Report {
 public:
  explicit CheckstyleReport(std::ostream& out) : out_(out) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  }

  void finding(const std::string& path, const Finding& finding) override {
    if (!finding.passed.empty()) return;
    open(path);
    item(finding.start, level(finding.severity, "info"), told_with_place(finding), finding.rule);
  }

  void help(const std::string& path, const Help& help) override {
    open(path);
    item(help.start, "info", told(help), "help");
  }

  void file(const FileSummary& file) override {
    open(file.path);
    close();
  }

  void error(const std::string& path, const std::string& message) override {
    open(path);
    item({}, "error", message, "unusable-file");
    close();
  }

  void finish(const Totals& /*totals*/) override { out_ << "</checkstyle>\n"; }

 private:
  void open(const std::string& path) {
    if (open_) return;
    out_ << "  <file name=\"" << escaped(plain_path(path), true) << "\">\n";
    open_ = true;
  }

  void close() {
    out_ << "  </file>\n";
    open_ = false;
  }

  /// Readers insist on a line: what has none stands at the first, its place in the words.
  void item(const Position& start, std::string_view severity, const std::string& words,
            const std::string& rule) {
    out_ << "    <error line=\"" << (start.line > 0 ? start.line : 1) << '"';
    if (start.line > 0) out_ << " column=\"" << start.column << '"';
    out_ << " severity=\"" << severity << "\" message=\"" << escaped(words, true) << "\" source=\"unstigma."
         << escaped(rule, true) << "\"/>\n";
  }

  std::ostream& out_;
  bool open_ = false;
};

}  // namespace

std::unique_ptr<Report> make_checkstyle(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<CheckstyleReport>(out);
}

}  // namespace unstigma::report
