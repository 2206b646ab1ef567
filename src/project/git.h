#ifndef UNSTIGMA_PROJECT_GIT_H_
#define UNSTIGMA_PROJECT_GIT_H_

#include <optional>
#include <string>
#include <vector>

namespace unstigma::project {

/// Runs git with these arguments, without a shell, and returns what it prints; nothing when it cannot be run
/// or says that it failed. What git says on standard error is dropped: callers say in their own words what is
/// wrong.
std::optional<std::string> run_git(const std::vector<std::string>& arguments);

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_GIT_H_
