#ifndef UNSTIGMA_PROJECT_WALK_H_
#define UNSTIGMA_PROJECT_WALK_H_

#include <functional>
#include <string>
#include <vector>

#include "project/project.h"
#include "unstigma/result.h"

namespace unstigma::project {

/// Which files of a folder count.
struct WalkRules {
  std::vector<std::string> exclude;  ///< patterns as in .gitignore, held against the path below the folder
                                     ///< that was named and against that below the current folder
  bool ignore_files = true;          ///< .gitignore, .unstigmaignore and what everybody leaves out
  bool hidden = false;               ///< names that begin with a dot too
  bool force_exclude = false;        ///< leave out files that were named explicitly, too
  std::function<void(const std::string& path)> found = {};  ///< told of each file as it is met, in order; it
                                                            ///< may turn out to be a link to another
};

/// Files to check and what could not be looked at.
struct Walk {
  std::vector<std::string> files;  ///< in order, each once
  std::vector<Error> errors;
};

/// Puts the files of every folder in its place: all below it whose names end as those of prose and that
/// neither the rules nor the configuration of `project` leave out, sorted by path; links to folders are
/// followed once, a link to a file counts where the file itself does not. Paths that are no folders stay as
/// they are.
Walk walk(const std::vector<std::string>& paths, const WalkRules& rules, Project& project);

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_WALK_H_
