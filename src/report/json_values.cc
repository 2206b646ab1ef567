#include "report/json_values.h"

#include <ostream>

#include "unstigma/checker.h"

namespace unstigma::report {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Position& position) {
  Json out;
  if (position.line > 0) {
    out["line"] = position.line;
    out["column"] = position.column;
    out["offset"] = position.offset;
  } else {
    out["part"] = position.part;
    out["paragraph"] = position.paragraph;
    out["column"] = position.column;
  }
  return out;
}

}  // namespace

Json json_of(const RecordId& id) {
  if (!id.number) return id.text;
  Json number = Json::parse(id.text, nullptr, false);
  return number.is_number() && number.dump() == id.text ? number : Json(id.text);
}

Json json_of(const std::string& path, const Help& help) {
  Json out = {{"path", path},        {"start", json_of(help.start)}, {"end", json_of(help.end)},
              {"match", help.match}, {"message", help_words},        {"lines", Json::array()}};
  if (!help.where.empty()) out["where"] = help.where;
  if (help.id) out["id"] = json_of(*help.id);
  for (const Helpline& line : help.lines) {
    out["lines"].push_back({{"name", line.name},
                            {"contact", line.contact},
                            {"url", line.url},
                            {"checked", line.checked},
                            {"emergency", line.emergency}});
  }
  return out;
}

Json json_of(const FileSummary& file) {
  return {{"path", file.path}, {"format", file.format}, {"words", file.words}, {"findings", file.findings}};
}

Json json_of(const Totals& totals) {
  Json out = {{"files", totals.files},
              {"words", totals.words},
              {"findings", totals.findings},
              {"error", totals.by_severity[2]},
              {"warning", totals.by_severity[1]},
              {"suggestion", totals.by_severity[0]},
              {"in_quotations", totals.in_quotations},
              {"fixable", totals.fixable}};
  if (totals.skipped_quotations > 0) out["skipped_in_quotations"] = totals.skipped_quotations;
  if (totals.suppressed > 0) out["suppressed"] = totals.suppressed;
  if (totals.known > 0) out["known"] = totals.known;
  if (totals.unchanged > 0) out["in_unchanged_lines"] = totals.unchanged;
  return out;
}

void add_summary(const Json& summary, Totals& totals) {
  const auto add = [&](const char* key, std::uint64_t& number) {
    const auto found = summary.find(key);
    if (found != summary.end() && found->is_number_unsigned()) number += found->get<std::uint64_t>();
  };
  add("files", totals.files);
  add("words", totals.words);
  add("findings", totals.findings);
  add("error", totals.by_severity[2]);
  add("warning", totals.by_severity[1]);
  add("suggestion", totals.by_severity[0]);
  add("in_quotations", totals.in_quotations);
  add("fixable", totals.fixable);
  add("skipped_in_quotations", totals.skipped_quotations);
  add("suppressed", totals.suppressed);
  add("known", totals.known);
  add("in_unchanged_lines", totals.unchanged);
}

Json whole_report(Json findings, Json passed, Json help, Json files, Json errors, const Totals& totals) {
  Json out;
  out["schema"] = 1;
  out["version"] = version();
  out["findings"] = std::move(findings);
  if (!passed.empty()) out["passed"] = std::move(passed);
  if (!help.empty()) out["help"] = std::move(help);
  out["files"] = std::move(files);
  out["errors"] = std::move(errors);
  out["summary"] = json_of(totals);
  return out;
}

std::string dumped(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

void JsonItems::add(const Json& item) {
  text_ += text_.empty() ? "\n" : ",\n";
  text_ += indent_;
  for (const char c : dumped(item, 2)) {
    text_ += c;
    if (c == '\n') text_ += indent_;
  }
}

void JsonItems::write(const Json& whole, std::ostream& out) const {
  const std::string text = dumped(whole, 2);
  const std::size_t inside = text.rfind("[]") + 1;
  out << std::string_view(text).substr(0, inside) << text_;
  if (!text_.empty()) out << '\n' << std::string_view(indent_).substr(2);
  out << std::string_view(text).substr(inside) << '\n';
}

}  // namespace unstigma::report
