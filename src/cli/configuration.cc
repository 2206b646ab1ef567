#include <filesystem>
#include <fstream>
#include <ostream>

#include "cli/inputs.h"
#include "cli/options.h"
#include "project/rules.h"

namespace unstigma::cli {
namespace {

constexpr std::string_view file_name = ".unstigma.toml";

/// What `unstigma init` writes. Every value is the default, so that the file changes nothing until it is
/// changed.
constexpr std::string_view commented = R"(# unstigma: what is checked in this folder and below it.
# The nearest file of this name holds, alone. What is not said here stays as it is by default;
# `unstigma --print-config draft.md` shows what holds for a file, and why.

# Who writes here: news, docs, campaign, clinical or all. `unstigma lexicon profiles` says what each of them checks.
# profile = "news"

# Whose English: en-US, en-GB, en-AU, en-IE or en-CA.
# locale = "en-US"

# Words, names and titles that are never reported. A capital asks for a capital.
# allow = ["Crazy Horse", "Mad Men"]

# Rules, lexicons ("substance-use/") or kinds ("metaphor") that are not for you.
# ignore = []

# Files and folders that are left out, written as in .gitignore.
# exclude = ["CHANGELOG.md", "archive/"]

# Terms inside direct quotations: note (one level lower), check (as any other) or skip.
# quotations = "note"

# What makes the exit status 1: suggestion, warning, error or never.
# fail-on = "warning"

# How communities are spoken of, where you were asked to do it otherwise: person-first, identity-first or either.
# [preferences]
# autism = "identity-first"

# More lexicons, and fewer. A file is named from here.
# [lexicons]
# add = ["our-words.toml"]
# without = []

# How much a rule, a lexicon or a kind weighs: suggestion, warning, error or off.
# [severity]
# slur = "error"

# What holds for some files only.
# [[overrides]]
# paths = ["docs/"]
# profile = "docs"
)";

}  // namespace

int init(std::ostream& out, std::ostream& err) {
  const std::filesystem::path here(file_name);
  std::error_code error;
  for (const std::filesystem::path& there : {here, std::filesystem::path("unstigma.toml")}) {
    if (!std::filesystem::exists(std::filesystem::symlink_status(there, error))) continue;
    complain(err,
             there.string() + ": is there already and is left as it is; change it, or take it away first");
    return 2;
  }
  std::ofstream file(here, std::ios::binary);
  file << commented;
  file.close();
  if (!file) {
    complain(err, here.string() + ": cannot be written; check the permissions of this folder");
    return 2;
  }
  out << "Wrote " << file_name << ". It changes nothing yet: take the # away from what you want to say.\n";
  return 0;
}

int print_config(const Options& options, std::ostream& out, std::ostream& err) {
  project::Project project = project_of(options);
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) paths.emplace_back(options.stdin_name.empty() ? "." : options.stdin_name);
  for (const std::string& path : paths) {
    std::error_code error;
    const bool folder = std::filesystem::is_directory(path, error);
    const project::Rules* rules = project.rules_for(folder ? path + "/draft" : path);
    if (rules == nullptr) continue;
    if (&path != &paths.front()) out << '\n';
    out << "# What holds for " << (path == "-" ? stdin_name(options) : path) << '\n';
    project::write_rules(*rules, out);
    if (!rules->input_format.empty()) out << "\n# It is read as " << rules->input_format << ".\n";
    project.checker_for(*rules);  // for its mistakes
  }
  return complain_of(project, err) ? 2 : 0;
}

}  // namespace unstigma::cli
