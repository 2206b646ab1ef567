#ifndef UNSTIGMA_BASE_CHILD_H_
#define UNSTIGMA_BASE_CHILD_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unstigma::base {

/// How much another program may use.
struct ChildLimits {
  std::chrono::milliseconds time{60000};
  std::uint64_t memory = std::uint64_t{2} << 30U;    ///< bytes of address space
  std::uint64_t output = std::uint64_t{256} << 20U;  ///< bytes
};

/// What came of it.
struct ChildOutcome {
  enum class End : std::uint8_t {
    exited,     ///< with `status`
    not_found,  ///< no such program in PATH
    failed,     ///< it could not be started, or was ended by a signal
    too_long,   ///< it took longer than allowed and was ended
    too_much,   ///< it wrote more than allowed and was ended
  };
  End end = End::failed;
  int status = 0;
  std::string output;  ///< what it wrote to its standard output
};

/// Runs a program, looked up in PATH, without a shell. `input` can be read, and seeked in, at its /dev/stdin;
/// what it says on its standard error is dropped; it can write no files. Returns when it has ended.
ChildOutcome run_child(const std::vector<std::string>& command, std::string_view input,
                       const ChildLimits& limits);

}  // namespace unstigma::base

#endif  // UNSTIGMA_BASE_CHILD_H_
