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

bool Surroundings::in(std::string_view set, std::string_view word) const {
  return program_.set_holds(set, word);
}

std::string_view Surroundings::word(std::uint32_t token) const {
  return token == match::none ? std::string_view() : analysis_.tokens().canonical_word(token);
}

}  // namespace unstigma::rewrite
