// Any bytes, checked in the format that their first line names: findings inside the input, in plain text in
// order and without overlaps.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "document/reader.h"
#include "unstigma/checker.h"

namespace {

unstigma::Checker built() {
  unstigma::Settings settings;
  settings.profile = "all";
  settings.preview = true;
  auto result = unstigma::Checker::build(settings);
  if (!result) std::abort();
  return std::move(*result);
}

/// A new one for small inputs: what is kept from document to document is not what the first one finds.
const unstigma::Checker& checker_for(std::size_t bytes) {
  constexpr std::size_t small = 64;
  static const unstigma::Checker kept = built();
  static std::optional<unstigma::Checker> fresh;
  if (bytes >= small) return kept;
  fresh.reset();
  return fresh.emplace(built());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(all.find('\n'), size);
  const std::string_view bytes = all.substr(std::min(line + 1, size));
  const auto& names = unstigma::document::format_names();
  std::string_view format = all.substr(0, line);
  if (std::find(names.begin(), names.end(), format) == names.end())
    format = names[line == 0 ? 0 : data[0] % names.size()];
  if (format == "pdf") return 0;  // the work of another program
  std::uint64_t last = 0;
  const unstigma::Checker& checker = checker_for(bytes.size());
  const auto checked = checker.check_text(bytes, "fuzz", format, [&](unstigma::Finding&& finding) {
    if (finding.start.offset >= finding.end.offset) std::abort();
    if (finding.start.line > 0 && finding.end.offset > bytes.size()) std::abort();
    if (format == "text" && finding.start.offset < last) std::abort();
    if (finding.excerpt.begin > finding.excerpt.end || finding.excerpt.end > finding.excerpt.text.size())
      std::abort();
    last = finding.end.offset;
  });
  if (!checked && checked.error().message.empty()) std::abort();
  return 0;
}
