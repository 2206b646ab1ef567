#include "report/report.h"

#include <algorithm>
#include <array>

namespace unstigma::report {
namespace {

struct Format {
  std::string_view name;
  std::unique_ptr<Report> (*make)(std::ostream&, const Style&);
};
// A new format is a file of its own and a line here.
constexpr std::array<Format, 12> formats = {{{"text", make_text},
                                             {"compact", make_compact},
                                             {"json", make_json},
                                             {"jsonl", make_jsonl},
                                             {"sarif", make_sarif},
                                             {"github", make_github},
                                             {"gitlab", make_gitlab},
                                             {"checkstyle", make_checkstyle},
                                             {"junit", make_junit},
                                             {"rdjson", make_rdjson},
                                             {"markdown", make_markdown},
                                             {"html", make_html}}};

std::string place(const std::string& path, const Position& start, const std::string& where) {
  if (start.line == 0) return path + ": " + where;
  return path + ":" + std::to_string(start.line) + ":" + std::to_string(start.column);
}

/// ": id a-17", in one line whatever the record calls itself.
std::string record(const std::optional<RecordId>& id) {
  if (!id) return {};
  std::string text = id->text;
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return ": id " + text;
}

}  // namespace

void Totals::add(const Finding& finding) {
  if (!finding.passed.empty()) {
    ++passed;
    return;
  }
  ++findings;
  ++by_severity[static_cast<std::size_t>(finding.severity)];
  if (finding.context == Context::quotation) ++in_quotations;
  if (!finding.alternatives.empty() && finding.alternatives.front().safe) ++fixable;
}

void Totals::add(const FileSummary& file) {
  ++files;
  words += file.words;
}

const std::vector<std::string>& format_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    out.reserve(formats.size());
    for (const Format& format : formats) out.emplace_back(format.name);
    return out;
  }();
  return names;
}

std::unique_ptr<Report> make_report(std::string_view name, std::ostream& out, const Style& style) {
  for (const Format& format : formats) {
    if (format.name == name) return format.make(out, style);
  }
  return nullptr;
}

std::string place(const std::string& path, const Finding& finding) {
  return place(path, finding.start, finding.where) + record(finding.id);
}

std::string place(const std::string& path, const Help& help) {
  return place(path, help.start, help.where) + record(help.id);
}

std::string counted(std::uint64_t count, std::string_view thing) {
  std::string digits = std::to_string(count);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits + " " + std::string(thing) + (count == 1 ? "" : "s");
}

std::string in_words(const Helpline& line) {
  const std::string lead = line.emergency ? "If a life is in danger now" : line.name;
  return lead + ": " + line.contact + (line.url.empty() ? "" : ", " + line.url);
}

std::string cited(const Source& source) {
  std::string by = source.organization;
  if (source.year > 0) by += (by.empty() ? "" : ", ") + std::to_string(source.year);
  if (source.title.empty()) return by;
  return by.empty() ? source.title : source.title + " (" + by + ")";
}

}  // namespace unstigma::report
