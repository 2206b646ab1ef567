#ifndef UNSTIGMA_BASE_MASKS_H_
#define UNSTIGMA_BASE_MASKS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/wide.h"

#if UNSTIGMA_HAS_WIDE
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace unstigma::base {

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
[[gnu::always_inline]] inline Bytes equal(Bytes bytes, char value) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(value));
}
[[gnu::always_inline]] inline Bytes same(Bytes a, Bytes b) {
  return _mm_cmpeq_epi8(a, b);
}
[[gnu::always_inline]] inline Bytes either(Bytes a, Bytes b) {
  return _mm_or_si128(a, b);
}
[[gnu::always_inline]] inline Bytes both(Bytes a, Bytes b) {
  return _mm_and_si128(a, b);
}
/// ASCII letters as small ones; digits stay what they are.
[[gnu::always_inline]] inline Bytes lower(Bytes bytes) {
  return _mm_or_si128(bytes, _mm_set1_epi8(0x20));
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
inline Bytes equal(Bytes byte, char value) {
  return byte == static_cast<unsigned char>(value) ? 1 : 0;
}
inline Bytes same(Bytes a, Bytes b) {
  return a == b ? 1 : 0;
}
inline Bytes either(Bytes a, Bytes b) {
  return static_cast<Bytes>(a | b);
}
inline Bytes both(Bytes a, Bytes b) {
  return static_cast<Bytes>(a & b);
}
inline Bytes lower(Bytes byte) {
  return static_cast<Bytes>(byte | 0x20U);
}
inline std::uint64_t bits(Bytes set) {
  return set;
}

#endif

#if UNSTIGMA_HAS_WIDE

/// 32 bytes at a time, in functions that are UNSTIGMA_FOR_WIDE alone. Everything below is inlined into these,
/// so that no such value is ever handed from one function to another.
using WideBytes [[gnu::vector_size(32)]] = char;

[[gnu::always_inline]] inline WideBytes among(const WideBytes& bytes, int first, int count) {
  constexpr int lowest = -128;
  const WideBytes moved = bytes - (WideBytes{} + static_cast<char>(first - lowest));
  return reinterpret_cast<WideBytes>(moved < (WideBytes{} + static_cast<char>(lowest + count)));
}
[[gnu::always_inline]] inline WideBytes equal(const WideBytes& bytes, char value) {
  return reinterpret_cast<WideBytes>(bytes == (WideBytes{} + value));
}
[[gnu::always_inline]] inline WideBytes same(const WideBytes& a, const WideBytes& b) {
  return reinterpret_cast<WideBytes>(a == b);
}
[[gnu::always_inline]] inline WideBytes either(const WideBytes& a, const WideBytes& b) {
  return a | b;
}
[[gnu::always_inline]] inline WideBytes both(const WideBytes& a, const WideBytes& b) {
  return a & b;
}
[[gnu::always_inline]] inline WideBytes lower(const WideBytes& bytes) {
  return bytes | (WideBytes{} + ' ');
}
[[gnu::always_inline]] inline std::uint64_t bits(const WideBytes& set) {
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb256(reinterpret_cast<__v32qi>(set)));
}

#else

using WideBytes = Bytes;

#endif

template <class Lane>
[[gnu::always_inline]] inline Lane load(const char* at) {
  Lane bytes;
  std::memcpy(&bytes, at, sizeof(Lane));
  return bytes;
}

/// True when Test::of<Lane>(at) holds for some byte of the text; it may look at the Test::reach bytes behind
/// that, and must not hold for a zero. A pass without branches, which nearly every text ends.
template <class Test, class Lane>
[[gnu::always_inline]] inline bool any(std::string_view text) {
  constexpr std::size_t least = sizeof(Lane) + Test::reach;
  std::array<char, least> padded{};
  if (text.size() < least) {
    std::memcpy(padded.data(), text.data(), text.size());
    text = {padded.data(), least};
  }
  Lane found{};
  const std::size_t last = text.size() - least;  // the last block reaches back into the one before
  for (std::size_t i = 0; i < last; i += sizeof(Lane))
    found = either(found, Test::template of<Lane>(text.data() + i));
  return bits(either(found, Test::template of<Lane>(text.data() + last))) != 0;
}

/// One bit for each byte of a block for which Test::of(bytes) holds.
template <class Test, class Lane = Bytes>
[[gnu::always_inline]] inline std::uint64_t mask(const char* block) {
  std::uint64_t out = 0;
#pragma GCC unroll 4
  for (std::size_t i = 0; i < block_size; i += sizeof(Lane)) {
    out |= bits(Test::of(load<Lane>(block + i))) << i;
  }
  return out;
}

/// True when a block holds anything but ASCII.
template <class Lane = Bytes>
[[gnu::always_inline]] inline bool beyond_ascii(const char* block) {
  Lane all{};
#pragma GCC unroll 4
  for (std::size_t i = 0; i < block_size; i += sizeof(Lane)) {
    all = either(all, load<Lane>(block + i));
  }
  return bits(among(all, 0x80, 0x80)) != 0;
}

/// mask() for the bytes of `text` from `at` on, which may be fewer than a block.
template <class Test, class Lane = Bytes>
[[gnu::always_inline]] inline std::uint64_t mask_of_rest(std::string_view text, std::size_t at) {
  if (text.size() - at >= block_size) return mask<Test, Lane>(text.data() + at);
  std::array<char, block_size> rest{};
  std::memcpy(rest.data(), text.data() + at, text.size() - at);
  return mask<Test, Lane>(rest.data()) & ((std::uint64_t{1} << (text.size() - at)) - 1);
}

/// The first byte of `text` from `at` on for which Test holds; its size when there is none.
template <class Test>
[[gnu::always_inline]] inline std::size_t find(std::string_view text, std::size_t at) {
  for (; at < text.size(); at += block_size) {
    const std::uint64_t found = mask_of_rest<Test>(text, at);
    if (found != 0) return at + static_cast<std::size_t>(__builtin_ctzll(found));
  }
  return text.size();
}

/// Calls each(byte) for every byte of `text` for which Test holds, in order.
template <class Test, class Lane, class Each>
[[gnu::always_inline]] inline void for_each(std::string_view text, const Each& each) {
  for (std::size_t at = 0; at < text.size(); at += block_size) {
    for (std::uint64_t found = mask_of_rest<Test, Lane>(text, at); found != 0; found &= found - 1)
      each(at + static_cast<std::size_t>(__builtin_ctzll(found)));
  }
}

}  // namespace unstigma::base

#endif  // UNSTIGMA_BASE_MASKS_H_
