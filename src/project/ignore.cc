#include "project/ignore.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

#include "project/place.h"

namespace unstigma::project {
namespace {

void read_lines(const std::string& path, PatternList& list) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return;  // most folders have none
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  list.add_lines(bytes);
}

bool exists(const std::string& path) {
  struct stat info {};
  return lstat(path.c_str(), &info) == 0;
}

}  // namespace

const Ignores::Level& Ignores::level_of(const std::string& folder) {
  std::unique_ptr<Level>& slot = levels_[folder];
  if (slot != nullptr) return *slot;
  auto level = std::make_unique<Level>();
  level->folder = folder;
  const std::string inside = folder == "/" ? folder : folder + "/";
  if (folder != "/") level->above = &level_of(folder_of(folder));
  level->repository_root = exists(inside + ".git");
  level->repository = level->repository_root || (level->above != nullptr && level->above->repository);
  if (level->repository_root) read_lines(inside + ".git/info/exclude", level->git);
  if (level->repository) read_lines(inside + ".gitignore", level->git);
  read_lines(inside + ".unstigmaignore", level->own);
  return *(levels_[folder] = std::move(level));
}

bool Ignores::excludes(const std::string& path, bool is_folder) {
  const std::size_t slash = path.rfind('/');  // folder_of() without a copy
  const std::string_view above = std::string_view(path).substr(0, std::max<std::size_t>(slash, 1));
  if (last_ == nullptr || last_->folder != above) last_ = &level_of(folder_of(path));
  const Level* const nearest = last_;
  for (const Level* level = nearest; level != nullptr; level = level->above) {
    if (level->own.empty()) continue;
    const Verdict verdict = level->own.verdict(below(path, level->folder), is_folder);
    if (verdict != Verdict::silent) return verdict == Verdict::out;
  }
  for (const Level* level = nearest; level != nullptr && level->repository; level = level->above) {
    const Verdict verdict =
        level->git.empty() ? Verdict::silent : level->git.verdict(below(path, level->folder), is_folder);
    if (verdict != Verdict::silent) return verdict == Verdict::out;
    if (level->repository_root) break;
  }
  return false;
}

bool Ignores::excludes_on_the_way(const std::string& path, bool is_folder) {
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    if (excludes(path.substr(0, slash), true)) return true;
  }
  return excludes(path, is_folder);
}

}  // namespace unstigma::project
