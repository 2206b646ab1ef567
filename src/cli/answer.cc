#include <array>
#include <cstdlib>
#include <ctime>
#include <ostream>

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

bool can_answer(const Options& options, bool fix, std::ostream& err) {
  const bool copies = options.as_comments || options.as_tracked_changes;
  if (options.as_comments && options.as_tracked_changes) {
    complain(err, "--as-comments and --as-tracked-changes make two different copies; ask for one at a time");
    return false;
  }
  if (fix && !options.output_file.empty() && !copies) {
    complain(err, "fix writes in place; --output-file goes with --as-comments or --as-tracked-changes");
    return false;
  }
  if (options.interactive && (copies || options.diff || options.unsafe)) {
    complain(err, "fix -i asks about every finding; leave --diff, --unsafe and the copies out");
    return false;
  }
  if (copies && options.diff) {
    complain(err, "--diff shows what fix would write in place; leave it out here");
    return false;
  }
  return true;
}

}  // namespace unstigma::cli
