#ifndef UNSTIGMA_CLI_OPTION_TREE_H_
#define UNSTIGMA_CLI_OPTION_TREE_H_

#include <map>
#include <string>
#include <vector>

#include "cli/completions.h"

namespace CLI {
class App;
}

namespace unstigma::cli {

/// The commands and options of `app` as shells are told of them; `words` has what options take, by their long
/// names.
CommandCard card_of(const CLI::App& app, const std::map<std::string, std::vector<std::string>>& words);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_OPTION_TREE_H_
