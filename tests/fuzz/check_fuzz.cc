// Any bytes, checked in the format that the first byte picks: findings inside the input, in plain text in
// order and without overlaps.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "document/reader.h"
#include "unstigma/checker.h"

namespace {

const unstigma::Checker& checker() {
  static const unstigma::Checker built = [] {
    unstigma::Settings settings;
    settings.profile = "all";
    settings.preview = true;
    auto result = unstigma::Checker::build(settings);
    if (!result) std::abort();
    return std::move(*result);
  }();
  return built;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const auto& names = unstigma::document::format_names();
  const std::string_view format = names[data[0] % names.size()];
  if (format == "pdf") return 0;  // the work of another program
  std::uint64_t last = 0;
  const auto checked = checker().check_text(bytes, "fuzz", format, [&](unstigma::Finding&& finding) {
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
