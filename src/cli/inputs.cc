#include "cli/inputs.h"

#include <algorithm>
#include <fstream>
#include <istream>
#include <iterator>
#include <optional>
#include <ostream>

#include "project/walk.h"

namespace unstigma::cli {
namespace {

/// What a --file-list names: a path a line, or, as find -print0 writes them, a path before each NUL.
bool read_list(const Options& options, std::istream& in, std::vector<std::string>& paths) {
  std::ifstream file;
  if (options.file_list != "-") file.open(options.file_list);
  std::istream& list = options.file_list == "-" ? in : file;
  if (!list) return false;
  const std::string all(std::istreambuf_iterator<char>(list), {});
  const char end = all.find('\0') == std::string::npos ? '\n' : '\0';
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t stop = std::min(all.find(end, at), all.size());
    if (stop > at) paths.push_back(all.substr(at, stop - at));
    at = stop + 1;
  }
  return true;
}

/// What holds for a file; nothing where its configuration is of no use.
std::optional<Input> input_of(const std::string& path, std::uint64_t place, const Options& options,
                              project::Project& project) {
  Input out{path, path == "-" ? stdin_name(options) : path, place};
  out.rules = project.rules_for(path == "-" && options.stdin_name.empty() ? "stdin" : out.name);
  if (out.rules == nullptr) return std::nullopt;
  out.checker = project.checker_for(*out.rules);
  if (out.checker == nullptr) return std::nullopt;
  return out;
}

}  // namespace

std::vector<Input> inputs(const Options& options, std::istream& in, std::ostream& err,
                          const Environment& environment, project::Project& project, bool& failed,
                          const std::function<void(const Input&)>& found) {
  std::vector<std::string> paths = options.paths;
  if (!options.file_list.empty() && !read_list(options, in, paths)) {
    complain(err, options.file_list + ": cannot be read; it should hold one path a line");
    failed = true;
  }
  if (paths.empty() && options.file_list.empty()) paths.emplace_back(environment.in_terminal ? "." : "-");
  project::WalkRules rules;
  rules.exclude = options.exclude;
  rules.ignore_files = !options.no_ignore;
  rules.hidden = options.hidden;
  rules.force_exclude = options.force_exclude;
  std::uint64_t place = 0;
  if (found) {
    rules.found = [&](const std::string& path) {
      if (const auto input = input_of(path, place++, options, project)) found(*input);
    };
  }
  const project::Walk walk = project::walk(paths, rules, project);
  for (const Error& error : walk.errors) {
    complain(err, to_string(error));
    failed = true;
  }
  std::vector<Input> out;
  place = 0;
  for (const std::string& path : walk.files) {
    if (auto input = input_of(path, place++, options, project)) out.push_back(std::move(*input));
  }
  failed = complain_of(project, err) || failed;
  return out;
}

std::string stdin_name(const Options& options) {
  return options.stdin_name.empty() ? "<stdin>" : options.stdin_name;
}

project::Project project_of(const Options& options) {
  project::ProjectOptions out;
  out.base.show_passed = options.settings.show_passed;
  out.base.fields = options.settings.fields;
  out.base.text_fields = options.settings.text_fields;
  out.base.id_field = options.settings.id_field;
  out.base.encoding = options.settings.encoding;
  out.base.show_suppressed = options.format == "sarif";
  out.base.keep_paragraphs = options.format == "html";
  out.command_line = options.said;
  out.config_file = options.config_file;
  out.no_config = options.no_config;
  return project::Project(std::move(out));
}

bool complain_of(project::Project& project, std::ostream& err) {
  const std::vector<Error> errors = project.take_errors();
  for (const Error& error : errors) complain(err, to_string(error));
  return !errors.empty();
}

Result<Checker, std::vector<Error>> build_checker(const Options& options, std::ostream& err) {
  auto checker = Checker::build(options.settings);
  if (!checker) {
    for (const Error& error : checker.error()) complain(err, to_string(error));
  }
  return checker;
}

}  // namespace unstigma::cli
