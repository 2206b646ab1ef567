#include "check/allowed.h"

#include <algorithm>

namespace unstigma::check {
namespace {

/// Letters and digits; of other scripts every byte, since folding has made ASCII of marks and spaces.
bool in_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}

std::vector<bool> capitals_of(std::string_view text) {
  std::vector<bool> out;
  bool begins = true;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r') || c == '-';
    if (!space && begins) out.push_back(upper(c));
    begins = space;
  }
  return out;
}

/// Every word that asks for a capital has one.
bool satisfied(const std::vector<bool>& asked, const std::vector<bool>& given) {
  if (asked.size() != given.size()) return true;  // cut otherwise; capitals say nothing then
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (asked[i] && !given[i]) return false;
  }
  return true;
}

}  // namespace

Allowed::Allowed(const std::vector<std::string>& phrases) {
  text::Folded folded;
  for (const std::string& phrase : phrases) {
    text::fold(phrase, folded);
    std::string words;
    for (const char c : folded.text) {
      const bool space = c == ' ' || (c >= '\t' && c <= '\r');
      if (!space) words += c;
      else if (!words.empty() && words.back() != ' ') words += ' ';
    }
    if (!words.empty() && words.back() == ' ') words.pop_back();
    if (!words.empty()) phrases_.push_back({phrase, words, capitals_of(phrase)});
  }
}

const std::string* Allowed::around(std::string_view text, document::TextRange place) const {
  text::Folded folded;
  text::fold(text, folded);
  const std::size_t begin = folded.map.made(place.begin);
  const std::size_t end = folded.map.made(place.end);
  for (const Phrase& phrase : phrases_) {
    const std::size_t size = phrase.folded.size();
    if (size < end - begin) continue;
    std::size_t at = folded.text.find(phrase.folded, end > size ? end - size : 0);
    for (; at != std::string::npos && at <= begin; at = folded.text.find(phrase.folded, at + 1)) {
      if (at + size < end) continue;
      if (at > 0 && in_word(folded.text[at - 1])) continue;
      if (at + size < folded.text.size() && in_word(folded.text[at + size])) continue;
      const std::size_t first = folded.map.begin(at);
      const std::size_t last = folded.map.end(at + size);
      if (satisfied(phrase.capitals, capitals_of(text.substr(first, last - first)))) return &phrase.given;
    }
  }
  return nullptr;
}

}  // namespace unstigma::check
