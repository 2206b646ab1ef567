#ifndef UNSTIGMA_PROJECT_PROJECT_H_
#define UNSTIGMA_PROJECT_PROJECT_H_

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "project/config.h"
#include "project/rules.h"
#include "unstigma/checker.h"

namespace unstigma::project {

/// What the command line says about configuration.
struct ProjectOptions {
  Settings base;                        ///< what no configuration can say: show_passed
  std::vector<Statement> command_line;  ///< beats every file
  std::string config_file;              ///< -c; its patterns hold below the current folder
  bool no_config = false;
};

/// Finds the configuration of every file and keeps a Checker for each set of settings. For one thread; the
/// Checkers it hands out may be used by many, as long as the Project lives.
class Project {
 public:
  explicit Project(ProjectOptions options);

  /// Which files of configuration a folder may hold: of one that has been listed it is known.
  struct Names {
    bool hidden = true;  ///< .unstigma.toml
    bool plain = true;   ///< unstigma.toml
  };

  /// The configuration that holds in a folder: the nearest .unstigma.toml or unstigma.toml, in it or above
  /// it, alone. nullptr when there is none or when it is broken.
  const Config* config_for(const std::string& folder) { return config_for(folder, Names()); }
  const Config* config_for(const std::string& folder, Names names);

  /// What holds for the file at `path`; nullptr when its configuration is broken.
  const Rules* rules_for(const std::string& path);

  /// A Checker for these rules, which rules_for() gave; nullptr when they contradict themselves.
  const Checker* checker_for(const Rules& rules);

  /// Every mistake found since the last call, each told once.
  std::vector<Error> take_errors();

 private:
  struct Found {
    const Config* config = nullptr;
    bool broken = false;
    const Rules* rules =
        nullptr;  ///< of every file, where the configuration makes no difference between them
  };
  Found& found_in(const std::string& folder, Names names);
  Found looked_for(const std::string& folder, Names names);
  const Checker* looked_for(const Rules& rules);
  Found load(const std::string& path, const std::string& root);

  ProjectOptions options_;
  std::string here_;                      ///< the current folder
  std::map<std::string, Found> folders_;  ///< by absolute path
  std::string last_folder_;               ///< the one asked for last, since files come by folder
  Found* last_found_ = nullptr;
  std::map<std::string, std::unique_ptr<Config>> configs_;  ///< by path; nullptr when broken
  std::map<std::tuple<const Config*, std::vector<bool>, std::string>, std::unique_ptr<Rules>> rules_;
  std::map<std::string, std::unique_ptr<Checker>>
      checkers_;                       ///< by key_of(); nullptr when it cannot be built
  const Rules* last_rules_ = nullptr;  ///< asked for last, and their Checker
  const Checker* last_checker_ = nullptr;
  std::vector<Error> errors_;
};

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_PROJECT_H_
