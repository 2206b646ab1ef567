#ifndef UNSTIGMA_CLI_INPUTS_H_
#define UNSTIGMA_CLI_INPUTS_H_

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "cli/options.h"
#include "project/project.h"

namespace unstigma::cli {

/// A file to work on.
struct Input {
  std::string path;         ///< "-" for standard input
  std::string name;         ///< what reports call it
  std::uint64_t place = 0;  ///< among all files of the run, from 0
  const project::Rules* rules = nullptr;
  const Checker* checker = nullptr;
};

/// The files that the options name, folders walked, each with what holds for it; "-" stands for standard
/// input. With no path: standard input when it is a pipe, else the current folder. What cannot be used is
/// complained of; `failed` is set then. `project` must outlive what is handed out. `found` is told of each as
/// it is met, in order; one that is a link to another may be missing in the end.
std::vector<Input> inputs(const Options& options, std::istream& in, std::ostream& err,
                          const Environment& environment, project::Project& project, bool& failed,
                          const std::function<void(const Input&)>& found = {});

/// What standard input is called in reports.
std::string stdin_name(const Options& options);

project::Project project_of(const Options& options);

/// Complains of everything that is wrong with the configuration; true when there was something.
bool complain_of(project::Project& project, std::ostream& err);

/// A Checker for the command line alone; complains of every mistake in it.
Result<Checker, std::vector<Error>> build_checker(const Options& options, std::ostream& err);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_INPUTS_H_
