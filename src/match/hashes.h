#ifndef UNSTIGMA_MATCH_HASHES_H_
#define UNSTIGMA_MATCH_HASHES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace unstigma::match {

// The hashes by which words are looked up in the tables of a Program.

inline constexpr std::uint64_t hash_prime = 0x9E3779B97F4A7C15U;
inline constexpr std::uint64_t hash_lower =
    0x2020202020202020U;  ///< letters of both cases alike, digits unchanged

/// The hash of a word of ASCII letters and digits, whatever its case; `at[0..size)`. It knows the first eight
/// letters and the size: words that share them are taken for one another, and told apart by the pattern.
std::uint32_t word_hash(const char* at, std::size_t size);

/// Masks for the first bytes of a little-endian number, by their count.
inline constexpr auto first_bytes = [] {
  std::array<std::uint64_t, 128> masks{};
  for (std::size_t i = 0; i < masks.size(); ++i)
    masks[i] = i < 8 ? (std::uint64_t{1} << (8 * i)) - 1 : ~std::uint64_t{0};
  return masks;
}();

/// The same, in the upper half, from the eight bytes that begin where the word begins, as a little-endian
/// number; bytes beyond the word are not looked at. 0 < size < 128.
inline std::uint64_t head_hash(std::uint64_t head, std::size_t size) {
  return (((head | hash_lower) & first_bytes[size]) + size) * hash_prime;
}

/// The hash of any bytes, all of them: of 64 bits, so that different words can be taken to have different
/// ones.
std::uint64_t token_hash(std::string_view bytes);

/// The hash of two neighbouring words by theirs.
inline std::uint64_t pair_hash(std::uint32_t first, std::uint32_t second) {
  return (std::uint64_t{first} << 32U | second) * hash_prime;
}

/// The hash of a pair (its pair_hash()) as the partner of one posting (posting_mask bits).
inline std::uint64_t posting_pair_hash(std::uint64_t pair, std::uint32_t posting) {
  return (pair ^ (pair >> 31U) ^ posting) * hash_prime;
}

/// Bit `bit` of a row of bits, 0 or 1.
inline unsigned bit_of(const std::uint64_t* bits, std::uint64_t bit) {
  return static_cast<unsigned>(bits[bit / 64] >> (bit % 64) & 1U);
}

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_HASHES_H_
