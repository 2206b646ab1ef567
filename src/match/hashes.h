#ifndef UNSTIGMA_MATCH_HASHES_H_
#define UNSTIGMA_MATCH_HASHES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
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

/// One of 32 bits, by the last eight letters of a word of more than eight, in either case: tells words apart
/// that have one word_hash().
inline std::uint32_t tail_bit(const char* at, std::size_t size) {
  std::uint64_t tail = 0;
  std::memcpy(&tail, at + size - sizeof(tail), sizeof(tail));
  return 1U << (((tail | hash_lower) * hash_prime) >> 59U);
}
inline constexpr std::uint32_t all_tails = ~std::uint32_t{0};
/// So many letters word_hash() knows.
inline constexpr std::size_t known_letters = 8;

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

/// Two bits of a word for a hash in a filter of 2^size bits: two tell much more than one, and need no second
/// look at memory. The word is filter_word().
inline std::uint64_t filter_mask(std::uint64_t hash, std::uint32_t size) {
  return std::uint64_t{1} << (hash >> (64 - size) & 63U) | std::uint64_t{1} << (hash >> (58 - size) & 63U);
}
inline std::uint64_t filter_word(std::uint64_t hash, std::uint32_t size) {
  return hash >> (70 - size);
}
/// 1 when the filter may hold the hash, else 0. 12 <= size <= 52.
inline unsigned in_filter(const std::uint64_t* filter, std::uint64_t hash, std::uint32_t size) {
  const std::uint64_t word = filter[filter_word(hash, size)];
  return static_cast<unsigned>(word >> (hash >> (64 - size) & 63U) & word >> (hash >> (58 - size) & 63U) &
                               1U);
}

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_HASHES_H_
