// unstigma beside ICU's word segmentation of the same text: UNSTIGMA_BENCH_TEXT names a file, else prose is
// made.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include "document/reader.h"
#include "text/segmenter.h"
#include "unstigma/checker.h"

namespace {

const std::string& text() {
  static const std::string bytes = [] {
    if (const char* path = std::getenv("UNSTIGMA_BENCH_TEXT")) {
      std::ifstream in(path, std::ios::binary);
      return std::string(std::istreambuf_iterator<char>(in), {});
    }
    std::string made;
    while (made.size() < 4000000) {
      made +=
          "The committee met on a Tuesday in the old town hall, as it had for years. Nobody spoke of the "
          "weather; the "
          "minutes record a long talk about drains, and about the bus that no longer came.\n\nOne of them "
          "was an addict.\n\n";
    }
    return made;
  }();
  return bytes;
}

void set_rate(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text().size()));
}

void icu_words(benchmark::State& state) {
  unstigma::text::Segmenter segmenter;
  std::vector<unstigma::text::Segmenter::Run> runs;
  for (auto _ : state) {
    std::string_view rest = text();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
      segmenter.words(rest.substr(0, end + 1), runs);
      benchmark::DoNotOptimize(runs.size());
      rest.remove_prefix(end + 1);
    }
  }
  set_rate(state);
}
BENCHMARK(icu_words)->Unit(benchmark::kMillisecond);

void read_document(benchmark::State& state, const char* format) {
  for (auto _ : state) {
    std::istringstream in(text());
    std::uint64_t bytes = 0;
    const auto read = unstigma::document::read(
        in, "x", format, [&](const unstigma::document::Passage& p, const unstigma::document::Block&) {
          bytes += p.text.size();
        });
    benchmark::DoNotOptimize(bytes);
    benchmark::DoNotOptimize(read);
  }
  set_rate(state);
}
BENCHMARK_CAPTURE(read_document, text, "text")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_document, markdown, "markdown")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_document, html, "html")->Unit(benchmark::kMillisecond);

void check(benchmark::State& state, const char* format) {
  const auto checker = unstigma::Checker::build({});
  for (auto _ : state) {
    std::uint64_t findings = 0;
    const auto checked = checker->check_text(text(), "x", format, [&](unstigma::Finding&&) { ++findings; });
    benchmark::DoNotOptimize(findings);
    benchmark::DoNotOptimize(checked);
  }
  set_rate(state);
}
BENCHMARK_CAPTURE(check, text, "text")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(check, markdown, "markdown")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
