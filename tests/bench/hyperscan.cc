// unstigma_bench_hyperscan PHRASES FILE: Hyperscan's caseless scan of FILE for the literals in PHRASES, one a
// line, in block mode over the whole text; matches are counted, word boundaries are not asked for.
#include <hs.h>

#include <algorithm>
#include <iostream>
#include <sstream>
#include <vector>

#include "bench/stopwatch.h"

namespace {

using unstigma::bench::Clock;

struct Database {
  hs_database_t* database = nullptr;
  hs_scratch_t* scratch = nullptr;
  ~Database() {
    hs_free_scratch(scratch);
    hs_free_database(database);
  }
};

bool compile(const std::vector<std::string>& phrases, Database& out) {
  std::vector<const char*> literals;
  std::vector<std::size_t> sizes;
  for (const std::string& phrase : phrases) {
    literals.push_back(phrase.data());
    sizes.push_back(phrase.size());
  }
  const auto count = static_cast<unsigned>(literals.size());
  const std::vector<unsigned> flags(count, HS_FLAG_CASELESS);
  std::vector<unsigned> ids(count);
  for (unsigned i = 0; i < count; ++i) ids[i] = i;
  hs_compile_error_t* error = nullptr;
  const auto outcome = hs_compile_lit_multi(literals.data(), flags.data(), ids.data(), sizes.data(), count,
                                            HS_MODE_BLOCK, nullptr, &out.database, &error);
  if (outcome != HS_SUCCESS) std::cerr << "Hyperscan: " << error->message << '\n';
  if (outcome != HS_SUCCESS) hs_free_compile_error(error);
  return outcome == HS_SUCCESS && hs_alloc_scratch(out.database, &out.scratch) == HS_SUCCESS;
}

int count_match(unsigned, unsigned long long, unsigned long long, unsigned, void* count) {
  ++*static_cast<std::uint64_t*>(count);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const Clock::time_point whole = Clock::now();
  if (argc != 3) {
    std::cerr << "usage: unstigma_bench_hyperscan PHRASES FILE\n";
    return 2;
  }
  std::vector<std::string> phrases;
  std::istringstream lines(unstigma::bench::bytes_of(argv[1]));
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) phrases.push_back(line);
  }
  Database database;
  if (phrases.empty() || !compile(phrases, database)) return 1;
  const std::string text = unstigma::bench::bytes_of(argv[2]);
  constexpr std::size_t most = 0x7FFFFFFF;  // lengths are unsigned ints
  std::uint64_t found = 0;
  const Clock::time_point begin = Clock::now();
  for (std::size_t at = 0; at < text.size(); at += most) {
    const auto size = static_cast<unsigned>(std::min(most, text.size() - at));
    if (hs_scan(database.database, text.data() + at, size, 0, database.scratch, count_match, &found) !=
        HS_SUCCESS)
      return 1;
  }
  const double scan = unstigma::bench::seconds_since(begin);
  unstigma::bench::print_outcome(text.size(), found, scan, whole);
  return 0;
}
