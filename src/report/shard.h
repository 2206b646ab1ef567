#ifndef UNSTIGMA_REPORT_SHARD_H_
#define UNSTIGMA_REPORT_SHARD_H_

#include <cstdint>
#include <vector>

namespace unstigma::report {

/// A share of a run. json and jsonl write down what merge() needs to know of it.
struct Shard {
  std::uint64_t index = 1;           ///< from 1
  std::uint64_t of = 1;              ///< how many shares there are
  std::uint64_t inputs = 0;          ///< of all shares together
  std::uint64_t run = 0;             ///< the same for all shares of one run, and for no others
  std::vector<std::uint64_t> order;  ///< of each file of this share, in order: its place among all, from 0
};

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_SHARD_H_
