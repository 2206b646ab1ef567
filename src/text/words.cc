#include "text/words.h"

#include <algorithm>
#include <array>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/wide.h"

namespace unstigma::text {
namespace {

constexpr std::size_t block_size = 64;

#if defined(__SSE2__)

/// One bit for each of sixteen bytes: white space.
[[gnu::always_inline]] inline std::uint64_t space_mask_16(const char* at) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  constexpr int lowest = -128;  // one comparison tells a range that is moved to where signed bytes begin
  const __m128i moved = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>('\t' - lowest)));
  const __m128i breaks = _mm_cmpgt_epi8(_mm_set1_epi8(static_cast<char>(lowest + 5)), moved);
  const __m128i blanks = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(breaks, blanks)));
}

[[gnu::always_inline]] inline std::uint64_t space_mask(const char* at) {
  return space_mask_16(at) | space_mask_16(at + 16) << 16U | space_mask_16(at + 32) << 32U |
         space_mask_16(at + 48) << 48U;
}

#else

std::uint64_t space_mask(const char* at) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < block_size; ++i) {
    const bool space = at[i] == ' ' || (at[i] >= '\t' && at[i] <= '\r');
    mask |= static_cast<std::uint64_t>(space) << i;
  }
  return mask;
}

#endif

}  // namespace

UNSTIGMA_WIDE
std::uint64_t count_words(std::string_view text) {
  std::uint64_t words = 0;
  std::uint64_t space_before = 1;
  const auto count = [&](const char* block) __attribute__((always_inline)) {
    const std::uint64_t spaces = space_mask(block);
    words += static_cast<std::uint64_t>(__builtin_popcountll(~spaces & (spaces << 1U | space_before)));
    space_before = spaces >> 63U;
  };
  std::size_t at = 0;
  for (; at + block_size <= text.size(); at += block_size) count(text.data() + at);
  std::array<char, block_size> rest{};
  rest.fill(' ');
  if (at < text.size()) std::memcpy(rest.data(), text.data() + at, text.size() - at);
  count(rest.data());
  return words;
}

}  // namespace unstigma::text
