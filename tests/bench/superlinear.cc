// unstigma_bench_superlinear SECONDS [SEED]: searches for texts that take more than four times as long when
// there is four times as much of them, in every format, by random choice with a seed. Times are of the
// processor, in memory. Prints a JSON line for the worst: how many times as long, and of what it is made.
#include <malloc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "bench/stopwatch.h"
#include "check/repeated_texts.h"
#include "unstigma/checker.h"

namespace {

using unstigma::Checker;
using unstigma::bench::Clock;
using unstigma::tests::RepeatedText;

/// Bytes of the smaller text: with its larger one it stays below what is read at a time, or goes beyond.
constexpr std::array<std::size_t, 2> sizes = {30000, 128 * 1024};
constexpr double shortest = 0.0015;  ///< seconds for the small one: what is faster could hide nothing

double seconds_for(const Checker& checker, const RepeatedText& text, std::size_t bytes) {
  std::istringstream in(text.of(bytes));
  const std::clock_t begin = std::clock();
  (void)checker.check_stream(in, text.file, "", [](unstigma::Finding&&) {});
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// How many times as long a text of four times the size takes; 0 when it is quick. What looks bad is measured
/// again.
double growth_from(std::size_t size, const Checker& checker, const RepeatedText& text) {
  double first = seconds_for(checker, text, size);
  if (first < shortest) return 0;
  double second = seconds_for(checker, text, 4 * size);
  for (int i = 0; i < 6 && second > 6 * first; ++i) {
    first = std::max(first, seconds_for(checker, text, size));
    second = std::min(second, seconds_for(checker, text, 4 * size));
  }
  return second / first;
}

/// Memory that was given back is kept by the process: what the system takes for handing out pages anew has a
/// step where a text gets large, and is no growth.
void keep_memory() {
  constexpr int most = 32 << 20;  // glibc takes no more
  (void)mallopt(M_MMAP_THRESHOLD, most);
  (void)mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

double growth(const Checker& checker, const RepeatedText& text) {
  double out = 0;
  for (const std::size_t size : sizes) out = std::max(out, growth_from(size, checker, text));
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: unstigma_bench_superlinear SECONDS [SEED]\n";
    return 2;
  }
  keep_memory();
  const double seconds = std::atof(argv[1]);
  unstigma::Settings settings;
  settings.fields = {"body"};
  const Checker checker = *Checker::build(settings);
  unstigma::tests::RepeatedTexts texts(argc > 2 ? static_cast<std::uint32_t>(std::atoi(argv[2])) : 1);
  double worst = 0;
  RepeatedText what;
  std::size_t tried = 0;
  for (const Clock::time_point begin = Clock::now(); unstigma::bench::seconds_since(begin) < seconds;
       ++tried) {
    RepeatedText text = texts.next();
    const double times = growth(checker, text);
    if (times <= worst) continue;
    worst = times;
    what = std::move(text);
  }
  std::cout << nlohmann::json{{"texts", tried},
                              {"growth", worst},
                              {"file", what.file},
                              {"head", what.head},
                              {"unit", what.unit.substr(0, 60)},
                              {"tail", what.tail}}
                   .dump(-1, ' ', true, nlohmann::json::error_handler_t::replace)
            << '\n';
  return 0;
}
