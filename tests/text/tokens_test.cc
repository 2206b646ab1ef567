#include "text/tokens.h"

#include <doctest/doctest.h>

namespace unstigma::text {
namespace {

/// Tokens on one line: capitals as ^, a hyphen as -, marks in brackets.
std::string shown(std::string_view text) {
  Tokenizer tokenizer;
  Tokens tokens;
  tokenizer.tokenize(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
  std::string out;
  for (std::size_t i = 0; i < tokens.tokens.size(); ++i) {
    const Token& token = tokens.tokens[i];
    if (!out.empty()) out += token.hyphen() ? "-" : " ";
    if (token.capital()) out += '^';
    const std::string word(tokens.canonical_word(i));
    out += token.word() ? word : "[" + word + "]";
  }
  return out;
}

TEST_CASE("Words are cut as phrases see them") {
  struct Row {
    std::string_view text;
    std::string_view tokens;
  };
  const Row rows[] = {
      {"A wheelchair-bound man.", "^a wheelchair-bound man [.]"},
      {"A Wheelchair\xE2\x80\x91"
       "Bound man",
       "^a ^wheelchair-^bound man"},
      {"wheelchair \xE2\x80\x93 bound", "wheelchair [\xE2\x80\x93] bound"},
      {"the addict's mother", "the addict 's mother"},
      {"the addicts' mothers", "the addicts ['] mothers"},
      {"He isn't; they\xE2\x80\x99re", "^he is n't [;] they 're"},
      {"It ended.Then she left", "^it ended [.] ^then she left"},
      {"3.5 mg at 10:30", "3.5 mg at 10 [:] 30"},
      {"foo_bar", "foo_bar"},
      {"HIV/AIDS", "^hiv [/] ^aids"},
      {"mad\xE2\x80\x94"
       "quite",
       "mad [\xE2\x80\x94] quite"},
      {"", ""},
      {"   ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(row.text) == row.tokens);
  }
}

TEST_CASE("Tokens know their place in the text they came from") {
  const std::string text =
      "a wheel\xC2\xAD"
      "chair\xE2\x80\x91"
      "bound \xEF\xAC\x81nd";
  Tokenizer tokenizer;
  Tokens tokens;
  tokenizer.tokenize(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
  REQUIRE(tokens.tokens.size() == 4);
  CHECK(text.substr(tokens.tokens[1].begin, tokens.tokens[1].end - tokens.tokens[1].begin) ==
        "wheel\xC2\xAD"
        "chair");
  CHECK(text.substr(tokens.tokens[2].begin, tokens.tokens[2].end - tokens.tokens[2].begin) == "bound");
  CHECK(text.substr(tokens.tokens[3].begin, tokens.tokens[3].end - tokens.tokens[3].begin) ==
        "\xEF\xAC\x81nd");
}

TEST_CASE("Sentences end where ICU's root rules end them") {
  Tokenizer tokenizer;
  std::vector<std::uint32_t> ends;
  tokenizer.sentences("One. Two? \"Three!\" he said. Four", ends);
  REQUIRE(ends.size() == 5);  // the mark inside the quotation ends one too
  CHECK(ends[0] == 5);
  CHECK(ends.back() == 32);
}

}  // namespace
}  // namespace unstigma::text
