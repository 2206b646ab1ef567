#include "cli/cli.h"

#include <ostream>

#include "cli/options.h"

namespace unstigma::cli {

int run(const std::vector<std::string>& args, std::istream& in, std::ostream& out, std::ostream& err,
        const Environment& environment) {
  int status = 0;
  const auto options = parse(args, out, err, status);
  if (options) {
    if (options->print_config) status = print_config(*options, out, err);
    else if (options->command == "init") status = init(out, err);
    else if (options->command == "check") status = check(*options, in, out, err, environment);
    else if (options->command == "fix") status = fix(*options, in, out, err, environment);
    else if (options->command == "merge") status = merge(*options, out, err);
    else if (options->command == "explain") status = explain(*options, out, err, environment);
    else status = lexicon(*options, out, err, environment);
  }
  out.flush();
  return status;
}

}  // namespace unstigma::cli
