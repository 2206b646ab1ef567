#ifndef UNSTIGMA_PROJECT_CHANGES_H_
#define UNSTIGMA_PROJECT_CHANGES_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "unstigma/finding.h"
#include "unstigma/result.h"

namespace unstigma::project {

/// The lines of files that a change added or altered.
class Changes {
 public:
  /// What is different from the revision where this branch left `revision`, in the repository of the current
  /// folder: committed, staged, or not; files that git does not know yet are new as a whole.
  static Result<Changes> since(const std::string& revision);

  /// Reads a unified diff. Its paths are taken from the current folder or, where there is no such file, from
  /// the top of the repository. `name` is what errors call it.
  static Result<Changes> of_diff(std::string_view diff, const std::string& name);

  /// True when something in the file has changed.
  bool touches(const std::string& path) const;
  /// True when the finding stands in a changed line, or, in a container, in a changed file.
  bool touches(const std::string& path, const Finding& finding) const;

 private:
  struct Lines {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
  };
  bool read_diff(std::string_view diff, const std::string& folder, const std::string& top);

  std::map<std::string, std::vector<Lines>> files_;  ///< by absolute path, ranges in order
};

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_CHANGES_H_
