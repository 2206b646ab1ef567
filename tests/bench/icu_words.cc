// unstigma_bench_icu FILE: ICU's word segmentation of FILE, paragraph by paragraph (a line is one), and
// nothing else.
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <iostream>
#include <memory>
#include <string_view>

#include "bench/stopwatch.h"

int main(int argc, char** argv) {
  using unstigma::bench::Clock;
  const Clock::time_point whole = Clock::now();
  if (argc != 2) {
    std::cerr << "usage: unstigma_bench_icu FILE\n";
    return 2;
  }
  const std::string text = unstigma::bench::bytes_of(argv[1]);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText source = UTEXT_INITIALIZER;
  std::uint64_t found = 0;
  const Clock::time_point begin = Clock::now();
  for (std::string_view rest = text; !rest.empty() && U_SUCCESS(status) != 0;) {
    const std::size_t size = std::min(rest.find('\n'), rest.size() - 1) + 1;
    utext_openUTF8(&source, rest.data(), static_cast<std::int64_t>(size), &status);
    words->setText(&source, status);
    while (words->next() != icu::BreakIterator::DONE) ++found;
    rest.remove_prefix(size);
  }
  const double scan = unstigma::bench::seconds_since(begin);
  utext_close(&source);
  if (U_FAILURE(status) != 0) {
    std::cerr << "ICU: " << u_errorName(status) << '\n';
    return 1;
  }
  unstigma::bench::print_outcome(text.size(), found, scan, whole);
  return 0;
}
