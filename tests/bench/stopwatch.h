#ifndef UNSTIGMA_TESTS_BENCH_STOPWATCH_H_
#define UNSTIGMA_TESTS_BENCH_STOPWATCH_H_

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace unstigma::bench {

using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The bytes of a file; empty when it cannot be read.
inline std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What scripts/bench reads: the scan proper, and everything since `whole` began.
inline void print_outcome(std::uint64_t bytes, std::uint64_t found, double scan, Clock::time_point whole) {
  std::printf("{\"bytes\": %llu, \"found\": %llu, \"scan_seconds\": %.9f, \"whole_seconds\": %.9f}\n",
              static_cast<unsigned long long>(bytes), static_cast<unsigned long long>(found), scan,
              seconds_since(whole));
}

}  // namespace unstigma::bench

#endif  // UNSTIGMA_TESTS_BENCH_STOPWATCH_H_
