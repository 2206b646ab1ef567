#include "match/quotations.h"

#include <doctest/doctest.h>

namespace unstigma::match {
namespace {

/// The quotations of a text between bars.
std::string shown(std::string_view text) {
  std::string out;
  for (const Quotation& quotation : find_quotations(text)) {
    out += "|" +
           std::string(text.substr(quotation.inside.begin, quotation.inside.end - quotation.inside.begin)) +
           (quotation.closed ? "|" : "...");
  }
  return out;
}

TEST_CASE("Quotations are found in every common style") {
  struct Row {
    std::string_view text;
    std::string_view quotations;
  };
  const Row rows[] = {
      {"He said \"it was crazy\" again.", "|it was crazy|"},
      {"He said \xE2\x80\x9Cit was crazy\xE2\x80\x9D again.", "|it was crazy|"},
      {"He said \xE2\x80\x98it was crazy\xE2\x80\x99 again.", "|it was crazy|"},
      {"He said 'it was crazy' again.", "|it was crazy|"},
      {"Il a dit \xC2\xAB"
       "fou\xC2\xBB hier.",
       "|fou|"},
      {"Er sagte \xE2\x80\x9Everr\xC3\xBC"
       "ckt\xE2\x80\x9C gestern.",
       "|verr\xC3\xBC"
       "ckt|"},
      {"\"One,\" he said, \"and two.\"", "|One,||and two.|"},
      {"The addicts' mothers and the boys' fathers", ""},
      {"It's his, isn't it? Don't.", ""},
      {"A 5'10\" man and a 6\" pipe", ""},
      {"\"This paragraph goes on", "|This paragraph goes on..."},
      {"\xE2\x80\x9CThis paragraph goes on", "|This paragraph goes on..."},
      {"A stray \" mark in the middle", ""},
      {"the '90s were mad", ""},
      {"(\"quoted\")", "|quoted|"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(row.text) == row.quotations);
  }
}

}  // namespace
}  // namespace unstigma::match
