#ifndef UNSTIGMA_BASE_MASKS_H_
#define UNSTIGMA_BASE_MASKS_H_

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace unstigma::base {

/// Text is looked at in blocks of so many bytes, one bit for each.
inline constexpr std::size_t block_size = 64;

#if defined(__SSE2__)

/// Sixteen bytes at a time.
using Bytes = __m128i;

/// All bits set for bytes among first, first + 1, ... of `count` values. They are moved to the lower end of
/// what a signed byte holds, so that one comparison tells.
[[gnu::always_inline]] inline Bytes among(Bytes bytes, int first, int count) {
  constexpr int lowest = -128;
  const Bytes moved = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - lowest)));
  return _mm_cmpgt_epi8(_mm_set1_epi8(static_cast<char>(lowest + count)), moved);
}
[[gnu::always_inline]] inline Bytes either(Bytes a, Bytes b) {
  return _mm_or_si128(a, b);
}
/// ASCII letters as small ones; digits stay what they are.
[[gnu::always_inline]] inline Bytes lower(Bytes bytes) {
  return _mm_or_si128(bytes, _mm_set1_epi8(0x20));
}
[[gnu::always_inline]] inline Bytes load(const char* at) {
  return _mm_loadu_si128(reinterpret_cast<const Bytes*>(at));
}
[[gnu::always_inline]] inline std::uint64_t bits(Bytes set) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(set));
}

#else

/// One byte at a time.
using Bytes = unsigned char;

inline Bytes among(Bytes byte, int first, int count) {
  return byte >= first && byte < first + count ? 1 : 0;
}
inline Bytes either(Bytes a, Bytes b) {
  return static_cast<Bytes>(a | b);
}
inline Bytes lower(Bytes byte) {
  return static_cast<Bytes>(byte | 0x20U);
}
inline Bytes load(const char* at) {
  return static_cast<Bytes>(*at);
}
inline std::uint64_t bits(Bytes set) {
  return set;
}

#endif

/// One bit for each byte of a block for which Test::of(Bytes) holds.
template <class Test>
[[gnu::always_inline]] inline std::uint64_t mask(const char* block) {
  std::uint64_t out = 0;
#pragma GCC unroll 4
  for (std::size_t i = 0; i < block_size; i += sizeof(Bytes)) out |= bits(Test::of(load(block + i))) << i;
  return out;
}

}  // namespace unstigma::base

#endif  // UNSTIGMA_BASE_MASKS_H_
