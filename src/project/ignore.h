#ifndef UNSTIGMA_PROJECT_IGNORE_H_
#define UNSTIGMA_PROJECT_IGNORE_H_

#include <map>
#include <memory>
#include <string>

#include "project/pattern.h"

namespace unstigma::project {

/// What .unstigmaignore says everywhere, and .gitignore and .git/info/exclude in a git repository. A deeper
/// file beats a higher one, .unstigmaignore beats git; a repository inside another one starts anew. Files are
/// read once.
class Ignores {
 public:
  /// True when the file or folder at `path`, absolute, is to be left out. That its folder is not has been
  /// asked before.
  bool excludes(const std::string& path, bool is_folder);

  /// The same for a path whose folders have not been asked about.
  bool excludes_on_the_way(const std::string& path, bool is_folder);

 private:
  /// The ignore files of one folder.
  struct Level {
    std::string folder;
    const Level* above = nullptr;
    bool repository = false;       ///< in a repository
    bool repository_root = false;  ///< git looks no higher
    PatternList git;
    PatternList own;
  };
  const Level& level_of(const std::string& folder);

  std::map<std::string, std::unique_ptr<Level>> levels_;
  const Level* last_ = nullptr;  ///< the one asked for last, since files come by folder
};

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_IGNORE_H_
