#include "rewrite/article.h"

#include <algorithm>
#include <array>
#include <string>

namespace unstigma::rewrite {
namespace {

// Beginnings whose sound is not what the first letter says. The longest that fits decides.
constexpr std::array<std::string_view, 8> silent_h = {"hour", "honest",   "honor",  "honour",
                                                      "heir", "heirloom", "hourly", "herb "};
constexpr std::array<std::string_view, 17> consonant_vowels = {"eu",  "ewe",  "one",  "once", "uni", "use",
                                                               "usu", "uter", "util", "ubiq", "ufo", "uk",
                                                               "us ", "urin", "uran", "usab", "ura"};
constexpr std::array<std::string_view, 6> vowel_uni = {"unin", "unim", "unide", "unid", "unint", "unimp"};
constexpr std::string_view letters_with_vowel_sound = "AEFHILMNORSX";

bool begins(std::string_view word, std::string_view head) {
  return word.substr(0, head.size()) == head;
}

template <class List>
bool begins_with_any(std::string_view word, const List& heads) {
  return std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return begins(word, head); });
}

/// MRI, HIV, X-ray: two capitals or more at the front are spelled out; NASA and AIDS are said as words, but
/// begin with the same sound either way except for a few.
bool spelled_out(std::string_view word) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (word.size() > 1 && upper(word[0]) && word[1] == '-') return true;  // X-ray, U-turn
  if (word.size() < 2 || !upper(word[0]) || !upper(word[1])) return false;
  return word.size() <= 4 ||
         std::all_of(word.begin(), word.end(), [&](char c) { return !(c >= 'a' && c <= 'z'); });
}

}  // namespace

bool takes_an(std::string_view word) {
  if (word.empty()) return false;
  if (spelled_out(word)) {
    if (word == "NASA" || word == "NATO" || word == "FEMA" || word == "SARS" || word == "SIDS" ||
        word == "LASIK")
      return false;
    return letters_with_vowel_sound.find(word.front()) != std::string_view::npos;
  }
  std::string lower(word);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  if (lower.front() == '8' || begins(lower, "11") || begins(lower, "18")) return true;
  if (begins_with_any(lower, silent_h)) return true;
  if (begins_with_any(lower, vowel_uni)) return true;
  if (begins_with_any(lower, consonant_vowels)) return false;
  const char c = lower.front();
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

}  // namespace unstigma::rewrite
