#ifndef UNSTIGMA_REPORT_JSON_VALUES_H_
#define UNSTIGMA_REPORT_JSON_VALUES_H_

#include <nlohmann/json.hpp>

#include "report/report.h"

namespace unstigma::report {

/// The JSON of the interface; keys stay in this order.
nlohmann::ordered_json json_of(const std::string& path, const Finding& finding);
nlohmann::ordered_json json_of(const FileSummary& file);
nlohmann::ordered_json json_of(const std::string& path, const Help& help);
nlohmann::ordered_json json_of(const Totals& totals);

/// Text, indented by `indent` (-1: one line), with what is not valid UTF-8 replaced.
std::string dumped(const nlohmann::ordered_json& value, int indent);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_JSON_VALUES_H_
