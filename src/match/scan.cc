#include "match/scan.h"

#include <array>

namespace unstigma::match {
namespace {

constexpr std::array<bool, 256> make_word_bytes() {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    table[c] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
  return table;
}
constexpr std::array<bool, 256> word_bytes = make_word_bytes();

bool word_byte(char c) { return word_bytes[static_cast<unsigned char>(c)]; }

}  // namespace

void scan(std::string_view text, const std::vector<Program>& programs, std::vector<Candidate>& out) {
  const char* const base = text.data();
  const char* const end = base + text.size();
  const char* at = base;
  while (at < end) {
    while (at < end && !word_byte(*at)) ++at;
    const char* const begin = at;
    while (at < end && word_byte(*at)) ++at;
    if (begin == at) continue;
    const std::uint64_t hash = word_hash(begin, static_cast<std::size_t>(at - begin));
    const std::uint64_t bit = hash >> (64 - filter_bits);
    for (std::uint32_t p = 0; p < programs.size(); ++p) {
      if ((programs[p].filter()[bit / 64] >> (bit % 64) & 1U) == 0) continue;
      for (const std::uint32_t posting : programs[p].postings(hash)) {
        out.push_back({p, posting, static_cast<std::uint32_t>(begin - base)});
      }
    }
  }
}

}  // namespace unstigma::match
