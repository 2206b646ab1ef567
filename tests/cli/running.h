#ifndef UNSTIGMA_TESTS_CLI_RUNNING_H_
#define UNSTIGMA_TESTS_CLI_RUNNING_H_

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.h"

namespace unstigma::tests {

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

/// Runs the program in this process.
inline Outcome ran(const std::vector<std::string>& args, const std::string& input = {},
                   const cli::Environment& environment = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  Outcome outcome;
  outcome.status = cli::run(args, in, out, err, environment);
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

/// Makes a folder the current one while it lives.
class InFolder {
 public:
  explicit InFolder(const std::string& path) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(path);
  }
  ~InFolder() {
    std::error_code ignored;
    std::filesystem::current_path(before_, ignored);
  }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;

 private:
  std::filesystem::path before_;
};

}  // namespace unstigma::tests

#endif  // UNSTIGMA_TESTS_CLI_RUNNING_H_
