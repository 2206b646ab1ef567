#include "lexicon/phrase.h"

#include <doctest/doctest.h>

namespace unstigma::lexicon {
namespace {

const Forms& forms() {
  static const Forms table = *Forms::parse(
      "[verbs]\ncommit = [\"commits\", \"committed\", \"committed\", \"committing\"]\n"
      "[nouns]\nperson = \"people\"\n[regular]\nverbs = [\"suffer\"]\n",
      "forms.toml");
  return table;
}

TEST_CASE("Phrases are read as the manual says") {
  struct Row {
    std::string_view source;
    std::string_view tree;
  };
  const Row rows[] = {
      {"Mental patient", "mental patient"},
      {"wheelchair-bound", "wheelchair bound"},
      {"<commit> suicide", "<commit:verb> suicide"},
      {"<addict:noun>", "<addict:noun>"},
      {"<person> of {faith}", "<person:noun> of {faith}"},
      {"(mad|stark raving)", "(mad|stark raving)"},
      {"[clinically] insane", "[(clinically)] insane"},
      {"commit ... suicide", "commit ...3 suicide"},
      {"commit ...5 suicide", "commit ...5 suicide"},
      {"so _ crazy", "so _ crazy"},
      {"asperger's", "asperger 's"},
      {"asperger['s]", "asperger [('s)]"},
      {"isn't", "is n't"},
      {"hiv/aids", "hiv / aids"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source);
    const auto phrase = parse_phrase(row.source, forms());
    REQUIRE(phrase);
    CHECK(to_string(*phrase) == row.tree);
  }
}

TEST_CASE("A phrase that cannot be read says where and why") {
  struct Row {
    std::string_view source;
    std::size_t column;
    std::string_view message;
  };
  const Row rows[] = {
      {"", 1, "an empty phrase matches nothing; write at least one word"},
      {"(mad", 5, "'(' is never closed by ')'"},
      {"[mad", 5, "'[' is never closed by ']'"},
      {"<commit", 1, "'<' is never closed by '>'"},
      {"{set", 1, "'{' is never closed by '}'"},
      {"mad)", 4, "')' has no partner"},
      {"<lunatic>", 1,
       "'lunatic' could be more than one thing; write <lunatic:verb>, <lunatic:noun> or <lunatic:adjective>"},
      {"<commit:adverb>", 1, "'adverb' is no part of speech; write verb, noun or adjective"},
      {"a ...9 b", 7, "a gap spans one to eight words"},
      {"a ...8 b ...8 c ...8 d", 23,
       "a phrase spans at most 48 words, each word of a gap counted twice; split it or shorten its gaps"},
      {"()", 2, "an empty choice; write [words] for what may be missing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source);
    const auto phrase = parse_phrase(row.source, forms());
    REQUIRE_FALSE(phrase);
    CHECK(phrase.error().message == row.message);
    CHECK(phrase.error().column == row.column);
  }
}

TEST_CASE("Words inflect by rule and by table") {
  struct Row {
    std::string_view word;
    PartOfSpeech part;
    Form form;
    std::string_view spelling;
  };
  const Row rows[] = {
      {"commit", PartOfSpeech::verb, Form::past, "committed"},
      {"commit", PartOfSpeech::verb, Form::third, "commits"},
      {"be", PartOfSpeech::verb, Form::past, "was"},
      {"be", PartOfSpeech::verb, Form::plural_past, "were"},
      {"stop", PartOfSpeech::verb, Form::gerund, "stopping"},
      {"carry", PartOfSpeech::verb, Form::past, "carried"},
      {"die", PartOfSpeech::verb, Form::gerund, "dying"},
      {"agree", PartOfSpeech::verb, Form::gerund, "agreeing"},
      {"face", PartOfSpeech::verb, Form::gerund, "facing"},
      {"fix", PartOfSpeech::verb, Form::third, "fixes"},
      {"snow", PartOfSpeech::verb, Form::past, "snowed"},
      {"visit", PartOfSpeech::verb, Form::past, "visited"},
      {"person", PartOfSpeech::noun, Form::plural, "people"},
      {"addict", PartOfSpeech::noun, Form::plural, "addicts"},
      {"lady", PartOfSpeech::noun, Form::plural, "ladies"},
      {"boss", PartOfSpeech::noun, Form::plural, "bosses"},
      {"crazy", PartOfSpeech::adjective, Form::comparative, "crazier"},
      {"sane", PartOfSpeech::adjective, Form::superlative, "sanest"},
      {"dim", PartOfSpeech::adjective, Form::comparative, "dimmer"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    const auto spellings = forms().inflect(row.word, row.part);
    const Inflected* found = find_form(spellings, row.form);
    REQUIRE(found != nullptr);
    CHECK(found->text == row.spelling);
  }
}

TEST_CASE("Alternatives keep their words and know what inflects") {
  const auto parts = parse_alternative("<person> with (an addiction/addiction) and {drug}", forms());
  REQUIRE(parts);
  REQUIRE(parts->size() == 5);
  CHECK((*parts)[0].type == Part::Type::inflected);
  CHECK((*parts)[1].text == " with ");
  CHECK((*parts)[2].text == "an addiction");
  CHECK((*parts)[2].plural == "addiction");
  CHECK((*parts)[4].type == Part::Type::set);
  CHECK_FALSE(parse_alternative("<person with", forms()));
  CHECK_FALSE(parse_alternative("a > b", forms()));
}

}  // namespace
}  // namespace unstigma::lexicon
