#ifndef UNSTIGMA_PROJECT_PLACE_H_
#define UNSTIGMA_PROJECT_PLACE_H_

#include <string>

namespace unstigma::project {

/// `path` as an absolute one without "." and "..", and without a slash at its end.
std::string absolute(const std::string& path);

/// The same where the current folder is known.
std::string absolute(const std::string& path, const std::string& here);

/// `path` below `root`, both absolute; a path elsewhere without its first slash.
std::string below(const std::string& path, const std::string& root);

/// The folder of an absolute path; "/" of "/".
std::string folder_of(const std::string& path);

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_PLACE_H_
