#include "check/repeated_texts.h"

#include <doctest/doctest.h>

#include <sstream>

#include "unstigma/checker.h"

namespace unstigma {
namespace {

TEST_CASE("A few marks and words, again and again, are worked through in every format") {
  Settings settings;
  settings.fields = {"body"};
  const Checker checker = *Checker::build(settings);
  tests::RepeatedTexts texts(20261127);
  std::size_t read = 0;
  constexpr std::size_t most = 400;
  for (std::size_t i = 0; i < most; ++i) {
    const tests::RepeatedText text = texts.next();
    CAPTURE(text.file);
    CAPTURE(text.head);
    CAPTURE(text.unit);
    // Longer than what is read at a time, so that a paragraph may fill that; or but a few words.
    std::istringstream in(text.of(i % 2 == 0 ? 200000 : 1 + i / 10));
    const auto checked = checker.check_stream(in, text.file, "", [&](Finding&& finding) {
      if (finding.start.offset >= finding.end.offset) FAIL_CHECK("an empty finding");
    });
    if (checked) ++read;
    else CHECK_FALSE(checked.error().message.empty());
  }
  CHECK(read > most / 2);
}

}  // namespace
}  // namespace unstigma
