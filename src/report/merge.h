#ifndef UNSTIGMA_REPORT_MERGE_H_
#define UNSTIGMA_REPORT_MERGE_H_

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "unstigma/result.h"

namespace unstigma::report {

/// What the shares of a run came to.
struct Merged {
  int status = 0;                      ///< the exit status that one process would have had
  std::uint64_t shards = 0;            ///< how many there should be
  std::vector<std::uint64_t> missing;  ///< those that were not given, from 1
};

/// "shards 3 and 5 of 8 are missing".
std::string missing_in_words(const Merged& merged);

/// Joins reports that `--shard` wrote in json or jsonl, given in any order and as often as one likes, to what
/// one process would have printed. Unless `partial`, a missing share is an error. Of jsonl a part of each
/// file is in memory, however large they are. What can be known before reading all (a file that broke off,
/// one of another run) is an Error before anything is written to `out`.
Result<Merged> merge(const std::vector<std::string>& paths, bool partial, std::ostream& out);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_MERGE_H_
