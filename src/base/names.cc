#include <array>
#include <cstddef>

#include "unstigma/finding.h"

namespace unstigma {
namespace {

constexpr std::array<std::string_view, 3> severities = {"suggestion", "warning", "error"};
constexpr std::array<std::string_view, 8> kinds = {"label",   "description", "metaphor", "victim",
                                                   "framing", "reporting",   "outdated", "slur"};
constexpr std::array<std::string_view, 3> contexts = {"use", "quotation", "mention"};

template <class Enum, std::size_t count>
std::optional<Enum> find(const std::array<std::string_view, count>& names, std::string_view name) {
  for (std::size_t i = 0; i < count; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(Severity severity) {
  return severities[static_cast<std::size_t>(severity)];
}
std::string_view name(Kind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}
std::string_view name(Context context) {
  return contexts[static_cast<std::size_t>(context)];
}
std::optional<Severity> severity_named(std::string_view name) {
  return find<Severity>(severities, name);
}
std::optional<Kind> kind_named(std::string_view name) {
  return find<Kind>(kinds, name);
}

}  // namespace unstigma
