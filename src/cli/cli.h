#ifndef UNSTIGMA_CLI_CLI_H_
#define UNSTIGMA_CLI_CLI_H_

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace unstigma::cli {

/// What the program finds around it; arguments of run(), so that tests decide.
struct Environment {
  bool in_terminal = false;   ///< standard input is a terminal
  bool out_terminal = false;  ///< standard output is
  bool err_terminal = false;
  std::size_t width = 80;                        ///< of the terminal
  std::map<std::string, std::string> variables;  ///< those that main.cc names
};

/// Runs the program. `args` are those behind its name. Returns the exit status: 0 nothing to tell, 1
/// findings, 2 something could not be used. Results go to `out`, all else to `err`.
int run(const std::vector<std::string>& args, std::istream& in, std::ostream& out, std::ostream& err,
        const Environment& environment);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_CLI_H_
