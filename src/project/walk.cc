#include "project/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <unordered_set>

#include "document/reader.h"
#include "project/ignore.h"
#include "project/place.h"

namespace unstigma::project {
namespace {

namespace fs = std::filesystem;
using Inode = std::pair<dev_t, ino_t>;

struct FolderCloser {
  void operator()(DIR* folder) const { closedir(folder); }
};

/// What a name in a folder stands for.
struct Entry {
  std::string name;
  unsigned char type = DT_UNKNOWN;  ///< as readdir() says
};

/// A folder that is read.
using Folder = std::unique_ptr<DIR, FolderCloser>;

/// What a folder holds, by name.
std::vector<Entry> entries_of(DIR* folder) {
  std::vector<Entry> out;
  while (const dirent* const entry = readdir(folder)) {
    const std::string_view name = static_cast<const char*>(entry->d_name);
    if (name != "." && name != "..") out.push_back({std::string(name), entry->d_type});
  }
  std::sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return out;
}

/// The kind of file at `path`, links followed; `type` where it says so.
unsigned char type_of(const std::string& path, unsigned char type) {
  if (type != DT_LNK && type != DT_UNKNOWN) return type;
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) return DT_UNKNOWN;
  return S_ISDIR(info.st_mode) ? DT_DIR : S_ISREG(info.st_mode) ? DT_REG : DT_UNKNOWN;
}

bool is_link(const std::string& path, unsigned char type) {
  struct stat info {};
  return type == DT_LNK || (type == DT_UNKNOWN && lstat(path.c_str(), &info) == 0 && S_ISLNK(info.st_mode));
}

class Walker {
 public:
  Walker(const WalkRules& rules, Project& project) : rules_(rules), project_(project), here_(absolute(".")) {
    for (const std::string& glob : rules.exclude) exclude_.add(glob);
  }

  Walk run(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      std::error_code error;
      if (path != "-" && fs::is_directory(path, error)) {
        root_ = absolute(path, here_);
        folder(path, root_);
      } else if (path == "-" || !rules_.force_exclude || !excluded_by_name(path)) {
        take(path);
      }
    }
    drop_links();
    return std::move(out_);
  }

 private:
  void take(const std::string& path) {
    if (!seen_files_.insert(path).second) return;
    out_.files.push_back(path);
    if (rules_.found) rules_.found(path);
  }

  /// For files named explicitly: whatever a walk would have met on the way to them.
  bool excluded_by_name(const std::string& path) {
    const std::string whole = absolute(path, here_);
    const Config* config = project_.config_for(folder_of(whole));
    if (config != nullptr && config->exclude.excludes(below(whole, config->root), false)) return true;
    if (exclude_.excludes(below(whole, here_), false)) return true;
    return rules_.ignore_files && ignores_.excludes_on_the_way(whole, false);
  }

  bool excluded(const std::string& whole, bool is_folder, const Config* config) {
    if (!exclude_.empty() && (exclude_.verdict(below(whole, root_), is_folder) == Verdict::out ||
                              exclude_.verdict(below(whole, here_), is_folder) == Verdict::out))
      return true;
    if (config != nullptr && config->exclude.verdict(below(whole, config->root), is_folder) == Verdict::out)
      return true;
    return rules_.ignore_files && ignores_.excludes(whole, is_folder);
  }

  /// False when the folder has been walked before, through whatever link.
  bool enter(const struct stat& folder) {
    return seen_folders_.insert({folder.st_dev, folder.st_ino}).second;
  }

  /// `path` is how the folder is called in reports, `whole` its absolute path.
  void folder(const std::string& path, const std::string& whole) {
    Folder opened(opendir(path.c_str()));
    const int error = errno;
    struct stat info {};
    if ((opened ? fstat(dirfd(opened.get()), &info) : stat(path.c_str(), &info)) != 0 || !enter(info)) return;
    if (!opened) {
      out_.errors.push_back(
          {Errc::io, {path, 0, 0}, "this folder cannot be read: " + std::generic_category().message(error)});
      return;
    }
    const std::vector<Entry> entries = entries_of(opened.get());
    opened.reset();  // a tree may be deeper than files may be open
    const auto holds = [&](std::string_view name) {
      return std::any_of(entries.begin(), entries.end(), [&](const Entry& e) { return e.name == name; });
    };
    const Config* const config =
        project_.config_for(whole, {holds(".unstigma.toml"), holds("unstigma.toml")});
    if (rules_.ignore_files)
      ignores_.listed(whole, {holds(".git"), holds(".gitignore"), holds(".unstigmaignore")});
    for (const Entry& entry : entries) visit(entry, path, whole, config);
  }

  void visit(const Entry& entry, const std::string& above, const std::string& whole_above,
             const Config* config) {
    const std::string& name = entry.name;
    if ((!rules_.hidden && name.front() == '.') || (rules_.ignore_files && name == "node_modules")) return;
    if (name == ".git") return;
    const std::string path = above == "." ? name : above + (above.back() == '/' ? "" : "/") + name;
    const unsigned char type = type_of(path, entry.type);
    const bool is_folder = type == DT_DIR;
    const std::string whole = (whole_above == "/" ? "" : whole_above) + "/" + name;
    if (!is_folder && !wanted(name, whole, config)) return;
    if (excluded(whole, is_folder, config)) return;
    if (is_folder) {
      folder(path, whole);
    } else if (type == DT_REG) {
      if (is_link(path, entry.type)) links_.push_back(path);
      take(path);
    }
  }

  static bool wanted(const std::string& name, const std::string& whole, const Config* config) {
    if (document::known_name(name)) return true;
    return config != nullptr && !config->formats.empty() &&
           !config->format_of(below(whole, config->root)).empty();
  }

  static Inode inode(const std::string& path) {
    struct stat info {};
    return stat(path.c_str(), &info) == 0 ? Inode{info.st_dev, info.st_ino} : Inode{};
  }

  /// Takes links out whose file is there by itself, or by an earlier link.
  void drop_links() {
    if (links_.empty()) return;
    const std::set<std::string> links(links_.begin(), links_.end());
    std::set<Inode> seen;
    for (const std::string& file : out_.files) {
      if (links.count(file) == 0) seen.insert(inode(file));
    }
    const auto doubled = [&](const std::string& file) {
      return links.count(file) > 0 && !seen.insert(inode(file)).second;
    };
    out_.files.erase(std::remove_if(out_.files.begin(), out_.files.end(), doubled), out_.files.end());
  }

  const WalkRules& rules_;
  Project& project_;
  Ignores ignores_;
  PatternList exclude_;
  std::string here_;
  std::string root_;
  Walk out_;
  std::vector<std::string> links_;
  std::unordered_set<std::string> seen_files_;
  std::set<Inode> seen_folders_;
};

}  // namespace

Walk walk(const std::vector<std::string>& paths, const WalkRules& rules, Project& project) {
  return Walker(rules, project).run(paths);
}

}  // namespace unstigma::project
