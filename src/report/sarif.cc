#include <map>
#include <ostream>

#include "report/fingerprint.h"
#include "report/json_values.h"
#include "report/places.h"
#include "report/report.h"
#include "report/uri.h"
#include "report/wording.h"

namespace unstigma::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view mime_type(std::string_view format) {
  if (format == "markdown" || format == "mdx") return "text/markdown";
  if (format == "html") return "text/html";
  if (format == "text") return "text/plain";
  return {};
}

/// What a rule is, as far as its findings tell: the descriptor of the interface.
Json rule_of(const Finding& finding) {
  std::string text = finding.why;
  std::string markdown = finding.why;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (value.empty()) return;
    text += "\n" + std::string(key) + ": " + value;
    markdown += "\n\n**" + std::string(key) + "**: " + value;
  };
  add("Fine", finding.fine);
  add("Advice", finding.advice);
  std::string url;
  for (const Source& source : finding.sources) {
    add("Source", cited(source) + (source.url.empty() ? "" : ", " + source.url));
    if (url.empty()) url = source.url;
  }
  if (finding.sources.empty() && finding.lexicon != "suppression") add("Source", "editorial judgement");
  Json out;
  out["id"] = finding.rule;
  out["shortDescription"]["text"] = about(finding);
  out["fullDescription"]["text"] = finding.why;
  if (!url.empty()) out["helpUri"] = url;
  out["help"] = {{"text", text}, {"markdown", markdown}};
  out["properties"]["tags"] = {"inclusive-language", finding.lexicon};
  if (kind_of(finding) != finding.lexicon) out["properties"]["tags"].push_back(kind_of(finding));
  return out;
}

/// SARIF 2.1.0, one run. It is held together until the end, as rules stand before results.
class SarifReport : public Report {
 public:
  explicit SarifReport(std::ostream& out) : out_(out) {}

  bool wants_text() const override { return true; }
  void text(const std::string& /*path*/, DocumentText&& text) override { places_.set(std::move(text)); }

  void finding(const std::string& path, const Finding& finding) override {
    if (!finding.passed.empty() && !finding.suppressed && !finding.known) return;
    Json out;
    out["ruleId"] = finding.rule;
    out["ruleIndex"] = rule(finding);
    out["level"] = level(finding.severity, "note");
    out["message"]["text"] = told(finding);
    out["locations"] = Json::array({location(path, finding)});
    const std::string print = prints_.next(path, finding);
    out["partialFingerprints"] = {{"unstigma/v1", print}, {"primaryLocationLineHash", print + ":1"}};
    Json mended = fixes(path, finding);
    if (!mended.empty()) out["fixes"] = std::move(mended);
    if (finding.suppressed) out["suppressions"] = Json::array({suppression(finding)});
    if (finding.known) {
      out["baselineState"] = "unchanged";
      out["suppressions"] =
          Json::array({{{"kind", "external"}, {"justification", "stands in the baseline"}}});
    }
    out["properties"] = properties(finding);
    results_.add(out);
  }

  void help(const std::string& path, const Help& help) override {
    Json region = {{"startLine", help.start.line}, {"startColumn", help.start.column}};
    Json place = {{"physicalLocation", {{"artifactLocation", artifact_of(path)}}}};
    if (help.start.line > 0) place["physicalLocation"]["region"] = std::move(region);
    notifications_.push_back({{"descriptor", {{"id", "help"}}},
                              {"level", "note"},
                              {"message", {{"text", told(help)}}},
                              {"locations", {std::move(place)}}});
  }

  void file(const FileSummary& file) override {
    Json& artifact = artifacts_[index_of(file.path)];
    const std::string_view type = mime_type(file.format);
    if (!type.empty()) artifact["mimeType"] = type;
    places_.reset();
  }

  void error(const std::string& path, const std::string& message) override {
    successful_ = false;
    notifications_.push_back(
        {{"descriptor", {{"id", "unusable-file"}}},
         {"level", "error"},
         {"message", {{"text", path + ": " + message}}},
         {"locations", {{{"physicalLocation", {{"artifactLocation", artifact_of(path)}}}}}}});
  }

  void finish(const Totals& /*totals*/) override {
    Json driver = {{"name", "unstigma"},
                   {"version", version()},
                   {"semanticVersion", version()},
                   {"shortDescription", {{"text", "A checker of stigmatizing language"}}}};
    driver["rules"] = Json::array();
    for (Json& rule : rules_) driver["rules"].push_back(std::move(rule));
    Json run;
    run["tool"]["driver"] = std::move(driver);
    run["invocations"] = {{{"executionSuccessful", successful_}}};
    if (!notifications_.empty())
      run["invocations"][0]["toolExecutionNotifications"] = std::move(notifications_);
    run["artifacts"] = std::move(artifacts_);
    run["columnKind"] = "unicodeCodePoints";
    run["results"] = Json::array();
    Json out;
    out["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
    out["version"] = "2.1.0";
    out["runs"] = Json::array({std::move(run)});
    results_.write(out, out_);
  }

 private:
  /// The place of a rule in the list; its level is the highest that a finding of it has.
  std::size_t rule(const Finding& finding) {
    const auto [found, fresh] = rule_indexes_.emplace(finding.rule, rules_.size());
    if (fresh) {
      rules_.push_back(rule_of(finding));
      severities_.push_back(finding.severity);
    }
    const std::size_t index = found->second;
    severities_[index] = std::max(severities_[index], finding.severity);
    rules_[index]["defaultConfiguration"]["level"] = level(severities_[index], "note");
    rules_[index]["properties"]["problem.severity"] = level(severities_[index], "recommendation");
    return index;
  }

  std::size_t index_of(const std::string& path) {
    const auto [found, fresh] = indexes_.emplace(path, artifacts_.size());
    if (fresh) {
      Json place = {{"uri", uri_of(path)}};
      if (relative(path)) place["uriBaseId"] = "%SRCROOT%";
      artifacts_.push_back({{"location", std::move(place)}});
    }
    return found->second;
  }

  Json artifact_of(const std::string& path) {
    const std::size_t index = index_of(path);
    Json out = artifacts_[index]["location"];
    out["index"] = index;
    return out;
  }

  Json location(const std::string& path, const Finding& finding) {
    Json out;
    out["physicalLocation"]["artifactLocation"] = artifact_of(path);
    if (finding.start.line == 0) {  // a container: no lines, and none are made up
      out["logicalLocations"] = {
          {{"name", finding.where.empty() ? finding.start.part : finding.where},
           {"fullyQualifiedName", finding.start.part + "#" + std::to_string(finding.start.paragraph)},
           {"kind", "element"}}};
      return out;
    }
    Json region = {{"startLine", finding.start.line},
                   {"startColumn", finding.start.column},
                   {"endLine", finding.end.line},
                   {"endColumn", finding.end.column}};
    if (places_) {
      const std::uint64_t begin = places_.at(finding.start.offset).character;
      region["charOffset"] = begin;
      region["charLength"] = places_.at(finding.end.offset).character - begin;
    }
    region["snippet"]["text"] = finding.match;
    out["physicalLocation"]["region"] = std::move(region);
    if (shows_line(finding)) {
      out["physicalLocation"]["contextRegion"] = {{"startLine", finding.start.line},
                                                  {"snippet", {{"text", finding.excerpt.text}}}};
    }
    return out;
  }

  /// True where the line of the excerpt is there whole and holds more than the match.
  static bool shows_line(const Finding& finding) {
    const Excerpt& line = finding.excerpt;
    return finding.start.line == finding.end.line && !line.cut_before && !line.cut_after &&
           line.end - line.begin < line.text.size();
  }

  /// The bytes of an edit as SARIF counts them: characters when the text is there, else bytes.
  Json deleted(const Edit& edit) {
    if (!places_) return {{"byteOffset", edit.start}, {"byteLength", edit.end - edit.start}};
    const Spot begin = places_.at(edit.start);
    const Spot end = places_.at(edit.end);
    return {{"startLine", begin.line},       {"startColumn", begin.column},
            {"endLine", end.line},           {"endColumn", end.column},
            {"charOffset", begin.character}, {"charLength", end.character - begin.character}};
  }

  Json fixes(const std::string& path, const Finding& finding) {
    Json out = Json::array();
    if (finding.start.line == 0) return out;
    for (const Alternative& alternative : finding.alternatives) {
      if (!alternative.edit) continue;
      Json replacement = {{"deletedRegion", deleted(*alternative.edit)},
                          {"insertedContent", {{"text", alternative.edit->to_write()}}}};
      const std::string what =
          alternative.text.empty() ? "Leave it out" : "Write \"" + alternative.text + "\" instead";
      out.push_back({{"description", {{"text", what}}},
                     {"artifactChanges",
                      {{{"artifactLocation", artifact_of(path)},
                        {"replacements", Json::array({std::move(replacement)})}}}}});
    }
    return out;
  }

  static Json suppression(const Finding& finding) {
    Json out = {{"kind", "inSource"}};
    if (!finding.suppressed->empty()) out["justification"] = *finding.suppressed;
    return out;
  }

  static Json properties(const Finding& finding) {
    Json out = {{"kind", kind_of(finding)}, {"context", name(finding.context)}, {"match", finding.match}};
    out["alternatives"] = Json::array();
    for (const Alternative& alternative : finding.alternatives)
      out["alternatives"].push_back(alternative.text);
    out["fixable"] = !finding.alternatives.empty() && finding.alternatives.front().safe;
    if (!finding.notes.empty()) out["notes"] = finding.notes;
    if (finding.start.line == 0) {
      out["part"] = finding.start.part;
      out["paragraph"] = finding.start.paragraph;
      out["column"] = finding.start.column;
    }
    return out;
  }

  std::ostream& out_;
  CurrentPlaces places_;
  Fingerprints prints_;
  std::map<std::string, std::size_t> rule_indexes_;
  std::vector<Json> rules_;
  std::vector<Severity> severities_;
  std::map<std::string, std::size_t> indexes_;
  Json artifacts_ = Json::array();
  Json notifications_ = Json::array();
  JsonItems results_{4};
  bool successful_ = true;
};

}  // namespace

std::unique_ptr<Report> make_sarif(std::ostream& out, const Style& /*style*/) {
  return std::make_unique<SarifReport>(out);
}

}  // namespace unstigma::report
