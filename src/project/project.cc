#include "project/project.h"

#include <sys/stat.h>

#include <filesystem>

#include "project/place.h"

namespace unstigma::project {
namespace {

namespace fs = std::filesystem;

bool is_file(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

/// How a configuration file is called in messages: below the current folder and above it by the way from
/// there.
std::string shown(const std::string& path, const std::string& here) {
  const std::string folder = folder_of(path);
  const bool above = folder == "/" || here == folder || here.compare(0, folder.size() + 1, folder + "/") == 0;
  const bool inside = path.compare(0, here.size() + 1, here + "/") == 0;
  return above || inside ? fs::path(path).lexically_relative(here).string() : path;
}

}  // namespace

Project::Project(ProjectOptions options) : options_(std::move(options)), here_(absolute(".")) {}

Project::Found Project::load(const std::string& path, const std::string& root) {
  const auto known = configs_.find(path);
  if (known != configs_.end()) return {known->second.get(), known->second == nullptr};
  std::unique_ptr<Config>& slot = configs_[path];
  std::vector<std::string> lexicons;
  for (const Statement& said : options_.command_line) {
    if (said.key == "lexicons.add" && names_file(said.value)) lexicons.push_back(said.value);
  }
  auto config = load_config(root.empty() ? shown(path, here_) : path, root, lexicons);
  if (config) slot = std::make_unique<Config>(std::move(*config));
  else errors_.insert(errors_.end(), config.error().begin(), config.error().end());
  return {slot.get(), slot == nullptr};
}

Project::Found& Project::found_in(const std::string& folder, Names names) {
  if (last_found_ != nullptr && folder == last_folder_) return *last_found_;
  const auto known = folders_.find(folder);
  Found& found = known != folders_.end() ? known->second : folders_[folder] = looked_for(folder, names);
  last_folder_ = folder;
  last_found_ = &found;
  return found;
}

Project::Found Project::looked_for(const std::string& folder, Names names) {
  Found found;
  if (!options_.config_file.empty()) {
    found = load(options_.config_file, here_);
  } else if (!options_.no_config) {
    const std::string inside = folder == "/" ? folder : folder + "/";
    const std::string above = folder_of(folder);
    if (names.hidden && is_file(inside + ".unstigma.toml")) found = load(inside + ".unstigma.toml", "");
    else if (names.plain && is_file(inside + "unstigma.toml")) found = load(inside + "unstigma.toml", "");
    else if (above != folder) found = found_in(above, Names());
  }
  return found;
}

const Config* Project::config_for(const std::string& folder, Names names) {
  return found_in(absolute(folder, here_), names).config;
}

const Rules* Project::rules_for(const std::string& path) {
  const std::string whole = absolute(path, here_);
  Found& found = found_in(folder_of(whole), Names());
  if (found.broken) return nullptr;
  if (found.rules != nullptr) return found.rules;
  std::vector<const std::vector<Statement>*> layers;
  std::vector<bool> chosen;
  std::string format;
  if (found.config != nullptr) {
    const std::string inside = below(whole, found.config->root);
    layers.push_back(&found.config->statements);
    for (const Override& one : found.config->overrides) {
      chosen.push_back(one.paths.chooses(inside));
      if (chosen.back()) layers.push_back(&one.statements);
    }
    format = found.config->format_of(inside);
  }
  layers.push_back(&options_.command_line);
  std::unique_ptr<Rules>& slot = rules_[{found.config, chosen, format}];
  if (slot == nullptr) {
    slot = std::make_unique<Rules>(fold(options_.base, layers));
    if (found.config != nullptr) slot->config = found.config->path;
    if (slot->input_format.empty()) slot->input_format = format;
  }
  if (found.config == nullptr || (found.config->overrides.empty() && found.config->formats.empty()))
    found.rules = slot.get();
  return slot.get();
}

const Checker* Project::checker_for(const Rules& rules) {
  if (&rules != last_rules_) {
    last_checker_ = looked_for(rules);
    last_rules_ = &rules;
  }
  return last_checker_;
}

const Checker* Project::looked_for(const Rules& rules) {
  const std::string key = key_of(rules.settings);
  const auto known = checkers_.find(key);
  if (known != checkers_.end()) return known->second.get();
  std::unique_ptr<Checker>& slot = checkers_[key];
  auto checker = Checker::build(rules.settings);
  if (checker) slot = std::make_unique<Checker>(std::move(*checker));
  else errors_.insert(errors_.end(), checker.error().begin(), checker.error().end());
  return slot.get();
}

std::vector<Error> Project::take_errors() {
  std::vector<Error> out;
  out.swap(errors_);
  return out;
}

}  // namespace unstigma::project
