#ifndef UNSTIGMA_CLI_INPUTS_H_
#define UNSTIGMA_CLI_INPUTS_H_

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/options.h"

namespace unstigma::cli {

/// The files that the options name, folders walked; "-" stands for standard input. With no path: standard
/// input when it is a pipe, else the current folder. What cannot be looked at is complained of; `failed` is
/// set then.
std::vector<std::string> inputs(const Options& options, std::istream& in, std::ostream& err,
                                const Environment& environment, bool& failed);

/// What standard input is called in reports.
std::string stdin_name(const Options& options);

/// A Checker for the options; complains of every mistake in them.
Result<Checker, std::vector<Error>> build_checker(const Options& options, std::ostream& err);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_INPUTS_H_
