#include "rewrite/surroundings.h"

namespace unstigma::rewrite {

std::uint32_t Surroundings::before_at(std::uint32_t k) const {
  const std::uint32_t room = match_.tokens.first - sentence().first;
  return k <= room ? match_.tokens.first - k : match::none;
}

std::uint32_t Surroundings::after_at(std::uint32_t k) const {
  const std::uint32_t at = match_.tokens.last + k - 1;
  return at < sentence().last ? at : match::none;
}

bool Surroundings::capital_after(std::uint32_t k) const {
  const std::uint32_t at = after_at(k);
  return at != match::none && analysis_.tokens().tokens[at].capital();
}

bool Surroundings::holds(std::string_view word) const {
  for (std::uint32_t i = match_.tokens.first; i < match_.tokens.last; ++i) {
    if (analysis_.tokens().canonical_word(i) == word) return true;
  }
  return false;
}

const std::string& Surroundings::words_beside() const {
  if (!words_beside_.empty()) return words_beside_;
  const match::TokenRange range = nearby(sentence(), match_.tokens);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (i == match_.tokens.first) words_beside_ += " |";
    if (i >= match_.tokens.first && i < match_.tokens.last) continue;
    words_beside_ += ' ';
    words_beside_ += analysis_.tokens().canonical_word(i);
  }
  return words_beside_ += ' ';
}

bool Surroundings::in(std::string_view set, std::string_view word) const {
  return program_.set_holds(set, word);
}

std::string_view Surroundings::word(std::uint32_t token) const {
  return token == match::none ? std::string_view() : analysis_.tokens().canonical_word(token);
}

}  // namespace unstigma::rewrite
