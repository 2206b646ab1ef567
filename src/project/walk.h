#ifndef UNSTIGMA_PROJECT_WALK_H_
#define UNSTIGMA_PROJECT_WALK_H_

#include <string>
#include <vector>

#include "unstigma/result.h"

namespace unstigma::project {

/// Which files of a folder count.
struct WalkRules {
  std::vector<std::string> exclude;  ///< globs; without a slash they are held against every name on the way,
                                     ///< else against the path below the folder that was named
  bool hidden = false;               ///< names that begin with a dot too
  bool force_exclude = false;        ///< exclude files that were named explicitly, too
};

/// Files to check and what could not be looked at.
struct Walk {
  std::vector<std::string> files;  ///< in order, each once
  std::vector<Error> errors;
};

/// Puts the files of every folder in its place: all below it whose names end as those of prose, sorted by
/// path; links to folders are followed once. Paths that are no folders stay as they are.
Walk walk(const std::vector<std::string>& paths, const WalkRules& rules);

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_WALK_H_
