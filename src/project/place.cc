#include "project/place.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace unstigma::project {
namespace {

/// True when each of its slashes parts two names and none of them is "." or "..", as nearly everywhere.
bool tidy(const std::string& path) {
  std::size_t begin = path.substr(0, 1) == "/" ? 1 : 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view name = std::string_view(path).substr(begin, end - begin);
    if (name.empty() || name == "." || name == "..") return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

std::string absolute(const std::string& path) {
  std::error_code error;
  std::filesystem::path out = std::filesystem::absolute(path, error).lexically_normal();
  if (!out.has_filename() && out.has_relative_path()) out = out.parent_path();  // "docs/" is "docs"
  return out.string();
}

std::string absolute(const std::string& path, const std::string& here) {
  if (here.empty() || !tidy(path)) return absolute(path);
  if (path.front() == '/') return path;
  return (here == "/" ? here : here + "/") + path;
}

std::string below(const std::string& path, const std::string& root) {
  const bool inside =
      path.compare(0, root.size(), root) == 0 && path.size() > root.size() && path[root.size()] == '/';
  const std::size_t begin = path.find_first_not_of('/', inside ? root.size() : 0);
  return begin == std::string::npos ? std::string() : path.substr(begin);
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

}  // namespace unstigma::project
