#include "cli/inputs.h"

#include <fstream>
#include <istream>
#include <ostream>

#include "project/walk.h"

namespace unstigma::cli {
namespace {

/// The lines of a --file-list.
bool read_list(const Options& options, std::istream& in, std::vector<std::string>& paths) {
  std::ifstream file;
  if (options.file_list != "-") file.open(options.file_list);
  std::istream& list = options.file_list == "-" ? in : file;
  if (!list) return false;
  for (std::string line; std::getline(list, line);) {
    if (!line.empty()) paths.push_back(line);
  }
  return true;
}

}  // namespace

std::vector<std::string> inputs(const Options& options, std::istream& in, std::ostream& err,
                                const Environment& environment, bool& failed) {
  std::vector<std::string> paths = options.paths;
  if (!options.file_list.empty() && !read_list(options, in, paths)) {
    complain(err, options.file_list + ": cannot be read; it should hold one path a line");
    failed = true;
  }
  if (paths.empty() && options.file_list.empty()) paths.emplace_back(environment.in_terminal ? "." : "-");
  project::WalkRules rules;
  rules.exclude = options.exclude;
  rules.hidden = options.hidden;
  rules.force_exclude = options.force_exclude;
  project::Walk walk = project::walk(paths, rules);
  for (const Error& error : walk.errors) {
    complain(err, to_string(error));
    failed = true;
  }
  return std::move(walk.files);
}

std::string stdin_name(const Options& options) {
  return options.stdin_name.empty() ? "<stdin>" : options.stdin_name;
}

Result<Checker, std::vector<Error>> build_checker(const Options& options, std::ostream& err) {
  auto checker = Checker::build(options.settings);
  if (!checker) {
    for (const Error& error : checker.error()) complain(err, to_string(error));
  }
  return checker;
}

}  // namespace unstigma::cli
