#include "project/place.h"

#include <filesystem>
#include <system_error>

namespace unstigma::project {

std::string absolute(const std::string& path) {
  std::error_code error;
  std::filesystem::path out = std::filesystem::absolute(path, error).lexically_normal();
  if (!out.has_filename() && out.has_relative_path()) out = out.parent_path();  // "docs/" is "docs"
  return out.string();
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
