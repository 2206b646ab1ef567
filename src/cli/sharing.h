#ifndef UNSTIGMA_CLI_SHARING_H_
#define UNSTIGMA_CLI_SHARING_H_

#include <optional>
#include <string_view>
#include <vector>

#include "cli/inputs.h"
#include "cli/options.h"
#include "report/shard.h"

namespace unstigma::cli {

/// Reads "3/8"; nothing where that is no share.
std::optional<report::Shard> shard_named(std::string_view text);

/// Leaves the files of this share: those whose path, as reports call it, falls to it by a hash that is the
/// same on every machine. `inputs` and `run` of the shard are set from all of them.
void share_out(const Options& options, std::vector<Input>& files, report::Shard& shard);

/// Writes down the places of the files that will be checked.
void set_order(const std::vector<Input>& files, report::Shard& shard);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_SHARING_H_
