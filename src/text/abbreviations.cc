#include "text/abbreviations.h"

#include <algorithm>
#include <array>
#include <string>

namespace unstigma::text {
namespace {

constexpr bool space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool letter(char c) {
  return upper(c) || (c >= 'a' && c <= 'z');
}

/// True when `word`, in whatever letters, is among `list`, which is in lower case.
template <std::size_t size>
bool among(std::string_view word, const std::array<std::string_view, size>& list) {
  constexpr std::size_t longest = 12;
  if (word.size() > longest) return false;
  std::string lower(word);
  for (char& c : lower) c = upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(list.begin(), list.end(), lower) != list.end();
}

/// What always has a name behind it.
constexpr std::array<std::string_view, 29> titles = {
    "mr",   "mrs", "ms",   "dr",   "prof", "messrs", "mme", "mlle", "gen", "col",
    "capt", "lt",  "sgt",  "cpl",  "maj",  "cmdr",   "adm", "rev",  "sen", "rep",
    "gov",  "hon", "supt", "insp", "det",  "st",     "ste", "pres", "atty"};

/// What is written small and goes on.
constexpr std::array<std::string_view, 5> links = {"vs", "viz", "e.g", "i.e", "cf"};

/// What stands before a letter that tells one thing of a kind from another: plan B.
constexpr std::array<std::string_view, 28> kinds = {
    "vitamin", "hepatitis", "influenza", "flu",     "plan",   "option",   "type",
    "group",   "grade",     "class",     "section", "part",   "appendix", "table",
    "figure",  "schedule",  "exhibit",   "strain",  "factor", "point",    "step",
    "level",   "tier",      "and",       "or",      "a",      "an",       "the"};

/// What a sentence begins with rather than a name.
constexpr std::array<std::string_view, 70> starters = {
    "the",     "this",   "that",  "these",  "those",   "it",   "he",   "she",     "they",   "we",
    "i",       "you",    "his",   "her",    "their",   "our",  "my",   "its",     "your",   "in",
    "on",      "at",     "for",   "from",   "with",    "by",   "to",   "of",      "as",     "if",
    "when",    "while",  "after", "before", "since",   "but",  "and",  "or",      "so",     "yet",
    "a",       "an",     "there", "here",   "what",    "who",  "why",  "how",     "where",  "not",
    "no",      "now",    "then",  "some",   "many",    "most", "all",  "one",     "people", "although",
    "because", "during", "both",  "each",   "another", "such", "also", "however", "nobody", "everyone"};

std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && !space(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

std::string_view letters_from(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && letter(text[end])) ++end;
  return text.substr(begin, end - begin);
}

/// How many bytes at the beginning of a word are brackets and quotation marks.
std::size_t opening_marks(std::string_view word) {
  constexpr std::array<std::string_view, 6> marks = {"(", "[", "\"", "'", "\xE2\x80\x9C", "\xE2\x80\x98"};
  std::size_t at = 0;
  for (std::size_t before = word.size(); before != at;) {
    before = at;
    for (const std::string_view mark : marks) {
      if (word.substr(at, mark.size()) == mark) at += mark.size();
    }
  }
  return at;
}

/// True for "D", and for "U.S" and "J.R.R".
bool is_initials(std::string_view word) {
  if (word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !upper(word[i]) : word[i] != '.') return false;
  }
  return true;
}

}  // namespace

bool abbreviates(std::string_view utf8, std::size_t stop, std::size_t next) {
  if (next >= utf8.size() || !upper(utf8[next])) return false;
  std::string_view word = word_before(utf8, stop);
  const std::size_t begin = stop - word.size();
  if (!word.empty() && !letter(word.front())) word.remove_prefix(opening_marks(word));
  if (!word.empty() && !upper(word.front())) return among(word, links);  // nearly always
  if (among(word, titles)) return true;
  const std::string_view following = letters_from(utf8, next);
  if (!is_initials(word) || word == "I" || among(following, starters)) return false;
  const bool more_initials = following.size() == 1 && utf8.substr(next + 1, 1) == ".";
  if (word.size() > 1 || more_initials) return true;
  std::size_t before = begin;
  while (before > 0 && space(utf8[before - 1])) --before;
  return !among(word_before(utf8, before), kinds);
}

void join_at_abbreviations(std::string_view utf8, std::vector<std::uint32_t>& ends) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    std::size_t stop = ends[i];
    while (stop > 0 && space(utf8[stop - 1])) --stop;
    const bool last = i + 1 == ends.size();
    if (!last && stop > 1 && stop < ends[i] && utf8[stop - 1] == '.' && abbreviates(utf8, stop - 1, ends[i]))
      continue;
    ends[kept++] = ends[i];
  }
  ends.resize(kept);
}

}  // namespace unstigma::text
