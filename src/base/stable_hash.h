#ifndef UNSTIGMA_BASE_STABLE_HASH_H_
#define UNSTIGMA_BASE_STABLE_HASH_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace unstigma::base {

/// A hash that may be written to files: the same on every machine and in every version (FNV-1a, 64 bits).
/// `seed` lets several texts be hashed one after the other.
constexpr std::uint64_t stable_hash(std::string_view text, std::uint64_t seed = 0xCBF29CE484222325U) {
  std::uint64_t hash = seed;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3U;
  }
  return hash;
}

/// Sixteen digits.
inline std::string in_hexadecimal(std::uint64_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out(16, '0');
  for (auto place = out.rbegin(); place != out.rend(); ++place, number >>= 4U) *place = digits[number & 15U];
  return out;
}

}  // namespace unstigma::base

#endif  // UNSTIGMA_BASE_STABLE_HASH_H_
