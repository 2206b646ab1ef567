#ifndef UNSTIGMA_CLI_FILES_H_
#define UNSTIGMA_CLI_FILES_H_

#include <string>

#include "unstigma/result.h"

namespace unstigma::cli {

/// All bytes of a file; Errc::io with what to do for what is no readable file.
Result<std::string> read_bytes(const std::string& path);

/// Puts `after` in the place of a file that held `before` when it was read. A file that somebody changed
/// meanwhile is left alone, and said so.
Result<Done> replace_bytes(const std::string& path, const std::string& before, const std::string& after);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_FILES_H_
