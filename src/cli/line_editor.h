#ifndef UNSTIGMA_CLI_LINE_EDITOR_H_
#define UNSTIGMA_CLI_LINE_EDITOR_H_

#include <optional>
#include <string>

namespace unstigma::cli {

/// Reads a line from the terminal, with the keys that people know from their shell (libedit; without
/// it, those of the terminal). What was typed before comes back with the arrow keys. Nothing at the end of
/// the input (Ctrl-D).
std::optional<std::string> ask_in_terminal(const std::string& prompt);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_LINE_EDITOR_H_
