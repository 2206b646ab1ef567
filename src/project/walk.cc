#include "project/walk.h"

#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "document/reader.h"

namespace unstigma::project {
namespace {

namespace fs = std::filesystem;

bool glob_matches(const std::string& glob, const std::string& text) {
  return fnmatch(glob.c_str(), text.c_str(), 0) == 0;
}

class Walker {
 public:
  explicit Walker(const WalkRules& rules) : rules_(rules) {}

  Walk run(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      std::error_code error;
      if (fs::is_directory(path, error)) {
        root_ = path;
        folder(path);
      } else if (!rules_.force_exclude || !excluded(path, fs::path(path).filename().string())) {
        take(path);
      }
    }
    return std::move(out_);
  }

 private:
  void take(const std::string& path) {
    if (seen_files_.insert(path).second) out_.files.push_back(path);
  }

  bool excluded(const std::string& below, const std::string& name) const {
    return std::any_of(rules_.exclude.begin(), rules_.exclude.end(), [&](const std::string& glob) {
      const bool whole = glob.find('/') != std::string::npos;
      if (!whole) return glob_matches(glob, name);
      return glob_matches(glob, below) || glob_matches(glob + "/*", below) || glob_matches(glob, below + "/");
    });
  }

  /// False when the folder has been walked before, through whatever link.
  bool enter(const fs::path& path) {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0) return false;
    return seen_folders_.insert({info.st_dev, info.st_ino}).second;
  }

  void folder(const fs::path& path) {
    if (!enter(path)) return;
    std::error_code error;
    fs::directory_iterator items(path, error);
    if (error) {
      out_.errors.push_back(
          {Errc::io, {path.string(), 0, 0}, "this folder cannot be read: " + error.message()});
      return;
    }
    std::vector<fs::path> names;
    for (; items != fs::directory_iterator(); items.increment(error)) {
      if (error) break;
      names.push_back(items->path());
    }
    std::sort(names.begin(), names.end());
    for (const fs::path& item : names) visit(item);
  }

  void visit(const fs::path& item) {
    const std::string name = item.filename().string();
    const std::string below = item.lexically_relative(root_).generic_string();
    if ((!rules_.hidden && name.front() == '.') || name == "node_modules" || excluded(below, name)) return;
    std::error_code error;
    if (fs::is_directory(item, error)) {
      folder(item);
    } else if (fs::is_regular_file(item, error) && document::known_name(name)) {
      take(root_ == "." ? below : item.string());
    }
  }

  const WalkRules& rules_;
  fs::path root_;
  Walk out_;
  std::set<std::string> seen_files_;
  std::set<std::pair<dev_t, ino_t>> seen_folders_;
};

}  // namespace

Walk walk(const std::vector<std::string>& paths, const WalkRules& rules) {
  return Walker(rules).run(paths);
}

}  // namespace unstigma::project
