#include "text/abbreviations.h"

#include <doctest/doctest.h>

#include <string>

#include "text/tokens.h"

namespace unstigma::text {
namespace {

/// The sentences, with | between them.
std::string parted(std::string_view text) {
  Tokenizer tokenizer;
  std::vector<std::uint32_t> ends;
  tokenizer.sentences(text, ends);
  std::string out;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    if (begin > 0) out += '|';
    out += text.substr(begin, end - begin);
    begin = end;
  }
  return out;
}

TEST_CASE("An abbreviation ends no sentence") {
  for (const std::string_view text :
       {"The committee heard Dr. Nutter on Tuesday.",
        "Ask (Mrs. Jones) or \xE2\x80\x9CMr. Looney\xE2\x80\x9D today.",
        "Franklin D. Roosevelt and J. R. R. Tolkien and J.R.R. Tolkien met.",
        "A vote in the U.S. Senate failed.", "The case of Roe vs. Wade.", "MR. LOONEY SPOKE.",
        "She met Dr.\nNutter.", "Caf\xC3\xA9 owner Dr. Nutter left."}) {
    CHECK(parted(text) == text);
  }
}

TEST_CASE("Whatever else has a full stop does") {
  CHECK(parted("He failed. Psycho, they said.") == "He failed. |Psycho, they said.");
  CHECK(parted("They came from the U.S. The rest stayed.") == "They came from the U.S. |The rest stayed.");
  CHECK(parted("He is older than I. Nobody knew.") == "He is older than I. |Nobody knew.");
  CHECK(parted("Eat vitamin A. Carrots have it.") == "Eat vitamin A. |Carrots have it.");
  CHECK(parted("There was a plan B. Then it rained.") == "There was a plan B. |Then it rained.");
  CHECK(parted("It was hot, etc. Nobody came.") == "It was hot, etc. |Nobody came.");
  CHECK(parted("Is that Dr.? Yes. Dr.") == "Is that Dr.? |Yes. |Dr.");
}

TEST_CASE("The last end stays the size of the text") {
  for (const std::string_view text : {"", ".", "Dr. ", "A. ", "Dr. Dr. Dr. ", " . A. B"}) {
    Tokenizer tokenizer;
    std::vector<std::uint32_t> ends;
    tokenizer.sentences(text, ends);
    CHECK((text.empty() ? ends.empty() : ends.back() == text.size()));
  }
}

}  // namespace
}  // namespace unstigma::text
