#include "rewrite/article.h"

#include <algorithm>
#include <string>

namespace unstigma::rewrite {
namespace {

constexpr std::string_view letters_with_vowel_sound = "AEFHILMNORSX";

bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool begins_with_one_of(std::string_view word, std::string_view set, const match::Program& program) {
  const auto heads = program.words_of_set(set);
  return std::any_of(heads.begin(), heads.end(), [&](match::Text row) {
    const std::string_view head = program.text(row);
    return word.substr(0, head.size()) == head;
  });
}

/// MRI, HIV, X-ray: two capitals or more at the front are spelled out.
bool spelled_out(std::string_view word) {
  if (word.size() > 1 && upper(word[0]) && word[1] == '-') return true;  // X-ray, U-turn
  if (word.size() < 2 || !upper(word[0]) || !upper(word[1])) return false;
  return word.size() <= 4 ||
         std::all_of(word.begin(), word.end(), [](char c) { return !(c >= 'a' && c <= 'z'); });
}

}  // namespace

bool takes_an(std::string_view word, const match::Program& program) {
  if (word.empty()) return false;
  std::string lower(word);
  for (char& c : lower) c = static_cast<char>(upper(c) ? c | 0x20 : c);
  if (spelled_out(word)) {
    return !program.set_holds("said-as-word", lower) &&
           letters_with_vowel_sound.find(word.front()) != std::string_view::npos;
  }
  const auto begins = [&](std::string_view head) { return lower.compare(0, head.size(), head) == 0; };
  if (begins("8") || begins("11") || begins("18")) return true;
  if (program.set_holds("an-word", lower) || begins_with_one_of(lower, "an-beginning", program)) return true;
  if (program.set_holds("a-word", lower) || begins_with_one_of(lower, "a-beginning", program)) return false;
  return std::string_view("aeiou").find(lower.front()) != std::string_view::npos;
}

}  // namespace unstigma::rewrite
