#ifndef UNSTIGMA_REPORT_JSON_VALUES_H_
#define UNSTIGMA_REPORT_JSON_VALUES_H_

#include <iosfwd>
#include <nlohmann/json.hpp>

#include "report/report.h"

namespace unstigma::report {

/// The JSON of the interface; keys stay in this order. Findings: json_text.h.
nlohmann::ordered_json json_of(const FileSummary& file);
nlohmann::ordered_json json_of(const std::string& path, const Help& help);
nlohmann::ordered_json json_of(const Totals& totals);

/// A number stays one where it comes out as it was written; else it is a string of its digits, so that none
/// is lost.
nlohmann::ordered_json json_of(const RecordId& id);

/// Adds the numbers of a summary that json_of() made.
void add_summary(const nlohmann::ordered_json& summary, Totals& totals);

/// The object of a run, from its lists.
nlohmann::ordered_json whole_report(nlohmann::ordered_json findings, nlohmann::ordered_json passed,
                                    nlohmann::ordered_json help, nlohmann::ordered_json files,
                                    nlohmann::ordered_json errors, const Totals& totals);

/// Text, indented by `indent` (-1: one line), with what is not valid UTF-8 replaced.
std::string dumped(const nlohmann::ordered_json& value, int indent);

/// The items of an array that stands last in its object, kept as text: a tree of very many findings takes
/// several times their memory.
class JsonItems {
 public:
  /// `depth` is that of the items in the whole.
  explicit JsonItems(std::size_t depth) : indent_(2 * depth, ' ') {}
  void add(const nlohmann::ordered_json& item);
  /// Writes `whole`, whose last value is an empty array, with the items in that.
  void write(const nlohmann::ordered_json& whole, std::ostream& out) const;

 private:
  std::string indent_;
  std::string text_;
};

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_JSON_VALUES_H_
