#ifndef UNSTIGMA_PROJECT_RULES_H_
#define UNSTIGMA_PROJECT_RULES_H_

#include <iosfwd>
#include <string>
#include <vector>

#include "project/config.h"
#include "unstigma/checker.h"

namespace unstigma::project {

/// What holds for a file after all that was said: defaults, configuration, overrides, command line.
struct Rules {
  Settings settings;
  std::string fail_on = "warning";
  std::string input_format;           ///< empty: by the file's name
  std::vector<Statement> statements;  ///< those that hold, as they were said
};

/// Folds layers of statements, the weakest first, over `base`. Single values replace each other, lists grow,
/// tables grow by name; `select` begins anew and forgets what was ignored before.
Rules fold(const Settings& base, const std::vector<const std::vector<Statement>*>& layers);

/// The same text for settings that mean the same, so that files can share a Checker.
std::string key_of(const Settings& settings);

/// Writes what holds as a configuration file, each value with the place where it was said as a comment.
void write_rules(const Rules& rules, std::ostream& out);

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_RULES_H_
