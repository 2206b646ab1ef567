#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "cli/cli.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  unstigma::cli::Environment environment;
  environment.in_terminal = isatty(STDIN_FILENO) != 0;
  environment.out_terminal = isatty(STDOUT_FILENO) != 0;
  environment.err_terminal = isatty(STDERR_FILENO) != 0;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) environment.width = size.ws_col;
  for (const char* name :
       {"NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS", "CI", "SOURCE_DATE_EPOCH",
        "FORCE_HYPERLINK", "TERM_PROGRAM", "VTE_VERSION", "WT_SESSION"}) {
    if (const char* value = std::getenv(name)) environment.variables[name] = value;
  }
  return unstigma::cli::run({argv + 1, argv + argc}, std::cin, std::cout, std::cerr, environment);
}
