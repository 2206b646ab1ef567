#include <ostream>

#include "report/json_values.h"
#include "report/places.h"
#include "report/report.h"
#include "report/uri.h"
#include "report/wording.h"

namespace unstigma::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_of(Severity severity) {
  return severity == Severity::error ? "ERROR" : severity == Severity::warning ? "WARNING" : "INFO";
}

/// The diagnostic format of reviewdog: columns are bytes of UTF-8 from 1, ends are exclusive.
class RdjsonReport : public Report {
 public:
  explicit RdjsonReport(std::ostream& out) : out_(out) {}

  bool wants_text() const override { return true; }
  void text(const std::string& /*path*/, DocumentText&& text) override { places_.set(std::move(text)); }

  void finding(const std::string& path, const Finding& finding) override {
    if (!finding.passed.empty()) return;
    Json out;
    out["message"] = told_with_place(finding) + " " + finding.why;
    out["location"]["path"] = plain_path(path);
    if (finding.start.line > 0) out["location"]["range"] = range(finding.start, finding.end);
    out["severity"] = severity_of(finding.severity);
    out["code"]["value"] = finding.rule;
    for (const Source& source : finding.sources) {
      if (source.url.empty()) continue;
      out["code"]["url"] = source.url;
      break;
    }
    Json suggestions = Json::array();
    for (const Alternative& alternative : finding.alternatives) {
      if (!alternative.edit || !places_) continue;
      suggestions.push_back({{"range", range(alternative.edit->start, alternative.edit->end)},
                             {"text", alternative.edit->to_write()}});
    }
    if (!suggestions.empty()) out["suggestions"] = std::move(suggestions);
    diagnostics_.add(out);
  }

  void help(const std::string& path, const Help& help) override {
    Json place = {{"path", plain_path(path)}};
    if (help.start.line > 0) place["range"] = range(help.start, help.end);
    diagnostics_.add({{"message", told(help)},
                      {"location", std::move(place)},
                      {"severity", "INFO"},
                      {"code", {{"value", "help"}}}});
  }

  void file(const FileSummary& /*file*/) override { places_.reset(); }

  void error(const std::string& path, const std::string& message) override {
    diagnostics_.add({{"message", message},
                      {"location", {{"path", plain_path(path)}}},
                      {"severity", "ERROR"},
                      {"code", {{"value", "unusable-file"}}}});
  }

  void finish(const Totals& /*totals*/) override {
    Json out;
    out["source"]["name"] = "unstigma";
    out["diagnostics"] = Json::array();
    diagnostics_.write(out, out_);
  }

 private:
  Json range(std::uint64_t begin, std::uint64_t end) {
    const Spot first = places_.at(begin);
    const Spot last = places_.at(end);
    return {{"start", {{"line", first.line}, {"column", first.byte_column}}},
            {"end", {{"line", last.line}, {"column", last.byte_column}}}};
  }

  /// Without the text, bytes of a line cannot be counted: lines alone.
  Json range(const Position& start, const Position& end) {
    if (places_) return range(start.offset, end.offset);
    return {{"start", {{"line", start.line}}}, {"end", {{"line", end.line}}}};
  }

  std::ostream& out_;
  CurrentPlaces places_;
  JsonItems diagnostics_{2};
};

}  // namespace

std::unique_ptr<Report> make_rdjson(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<RdjsonReport>(out);
}

}  // namespace unstigma::report
