#include <array>
#include <cstdlib>
#include <ctime>

#include "cli/options.h"

namespace unstigma::cli {

std::string copy_name(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool has_ending =
      dot != std::string::npos && (slash == std::string::npos || dot > slash + 1) && dot > 0;
  return has_ending ? path.substr(0, dot) + ".unstigma" + path.substr(dot) : path + ".unstigma";
}

std::string date_of(const Environment& environment) {
  std::time_t now = std::time(nullptr);
  const auto said = environment.variables.find("SOURCE_DATE_EPOCH");
  if (said != environment.variables.end()) {
    char* end = nullptr;
    const long long seconds = std::strtoll(said->second.c_str(), &end, 10);
    constexpr long long year_10000 = 253402300800;
    if (end != said->second.c_str() && *end == '\0' && seconds >= 0 && seconds < year_10000) now = seconds;
  }
  std::tm day{};
  gmtime_r(&now, &day);
  std::array<char, 32> out{};
  std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &day);
  return out.data();
}

}  // namespace unstigma::cli
