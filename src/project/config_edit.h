#ifndef UNSTIGMA_PROJECT_CONFIG_EDIT_H_
#define UNSTIGMA_PROJECT_CONFIG_EDIT_H_

#include <string>
#include <string_view>
#include <vector>

#include "unstigma/result.h"

namespace unstigma::project {

/// TOML with words added to the list of strings `key` at its top level, which is begun when it is not there.
/// All else, comments too, stays as it is; words that stand there already are not doubled. Fails when the
/// text is no TOML or the key something else than a list.
Result<std::string> with_words(std::string_view toml, const std::string& file, std::string_view key,
                               const std::vector<std::string>& words);

/// Does the same to a file, or makes it.
Result<Done> add_to_config(const std::string& path, std::string_view key,
                           const std::vector<std::string>& words);

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_CONFIG_EDIT_H_
