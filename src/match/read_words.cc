#include "match/read_words.h"

#include <array>
#include <cstring>

#include "base/masks.h"
#include "match/program.h"

namespace unstigma::match {
namespace {

using base::block_size;

/// ASCII letters and digits.
struct WordByte {
  template <class Bytes>
  [[gnu::always_inline]] static Bytes of(const Bytes& bytes) {
    return base::either(base::among(base::lower(bytes), 'a', 26), base::among(bytes, '0', 10));
  }
};

/// By looking at word after word.
template <class Bytes>
[[gnu::always_inline]] inline ReadCounts read(std::string_view text, const std::uint64_t* filter,
                                              ReadInto into) {
  // The last blocks stand in a copy with zeros behind it: a word that begins in a block is read from there.
  std::array<char, 3 * block_size> rest{};
  const std::size_t whole =
      text.size() < known_letters ? 0 : (text.size() - known_letters) / block_size * block_size;
  if (text.size() > whole) std::memcpy(rest.data(), text.data() + whole, text.size() - whole);
  std::size_t count = 0;
  std::size_t hit = 0;
  std::size_t beyond = 0;
  const auto add = [&](std::size_t at, const char* begin, std::size_t size) __attribute__((always_inline)) {
    std::uint64_t head = 0;
    std::memcpy(&head, begin, known_letters);
    const std::uint64_t hash = head_hash(head, size);
    into.words[count] = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(hash >> 32U)};
    into.hits[hit] = static_cast<std::uint32_t>(count);
    hit += bit_of(filter, hash >> (64 - filter_bits));
    ++count;
  };
  std::uint64_t before = 0;  // 1 inside a word
  std::uint64_t mask = base::mask<WordByte, Bytes>(whole > 0 ? text.data() : rest.data());
  for (std::size_t at = 0; at < text.size(); at += block_size) {
    const char* const block = at < whole ? text.data() + at : rest.data() + (at - whole);
    const std::uint64_t next =
        base::mask<WordByte, Bytes>(at + block_size == whole ? rest.data() : block + block_size);
    into.beyond[beyond] = static_cast<std::uint32_t>(at);
    beyond += static_cast<std::size_t>(base::beyond_ascii<Bytes>(block));
    // Where words begin and end, in turns.
    std::uint64_t edges = mask ^ (mask << 1U | before);
    if (before != 0) edges &= edges - 1;
    while ((edges & (edges - 1)) != 0) {
      const auto begin = static_cast<unsigned>(__builtin_ctzll(edges));
      edges &= edges - 1;
      const auto end = static_cast<unsigned>(__builtin_ctzll(edges));
      edges &= edges - 1;
      add(at + begin, block + begin, end - begin);
    }
    if (edges != 0) {  // the last one goes on behind the block
      const auto begin = static_cast<unsigned>(__builtin_ctzll(edges));
      const auto more = static_cast<unsigned>(__builtin_ctzll(~next | std::uint64_t{1} << 63U));
      add(at + begin, block + begin, block_size - begin + more);
    }
    before = mask >> 63U;
    mask = next;
  }
  return {static_cast<std::uint32_t>(count), static_cast<std::uint32_t>(hit),
          static_cast<std::uint32_t>(beyond)};
}

UNSTIGMA_FOR_WIDE
ReadCounts read_wide(std::string_view text, const std::uint64_t* filter, ReadInto into) {
  return read<base::WideBytes>(text, filter, into);
}

#if UNSTIGMA_HAS_WIDE

/// A block, with zeros where the text has ended.
UNSTIGMA_FOR_WIDEST [[gnu::always_inline]] inline __m512i block_at(std::string_view text, std::size_t at) {
  if (at + block_size <= text.size()) return _mm512_loadu_si512(text.data() + at);
  if (at >= text.size()) return _mm512_setzero_si512();
  return _mm512_maskz_loadu_epi8((std::uint64_t{1} << (text.size() - at)) - 1, text.data() + at);
}

UNSTIGMA_FOR_WIDEST [[gnu::always_inline]] inline std::uint64_t word_bytes(__m512i block) {
  const __m512i letter =
      _mm512_sub_epi8(_mm512_or_si512(block, _mm512_set1_epi8(0x20)), _mm512_set1_epi8('a'));
  const __m512i digit = _mm512_sub_epi8(block, _mm512_set1_epi8('0'));
  return _mm512_cmplt_epu8_mask(letter, _mm512_set1_epi8(26)) |
         _mm512_cmplt_epu8_mask(digit, _mm512_set1_epi8(10));
}

/// The numbers 0 to 63.
UNSTIGMA_FOR_WIDEST [[gnu::always_inline]] inline __m512i ascending() {
  std::array<std::uint8_t, block_size> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint8_t>(i);
  return _mm512_loadu_si512(all.data());
}

/// By eight words at a time: where they begin and end is gathered at the lower end of a register, their heads
/// are picked from the block and the next, and each word has eight bytes in what follows.
UNSTIGMA_FOR_WIDEST
ReadCounts read_widest(std::string_view text, const std::uint64_t* filter, ReadInto into) {
  constexpr unsigned lanes = 8;
  const __m512i places = ascending();
  const __m512i in_head = _mm512_and_si512(places, _mm512_set1_epi8(lanes - 1));
  const __m512i lane = _mm512_and_si512(_mm512_srli_epi16(places, 3), _mm512_set1_epi8(lanes - 1));
  const __m512i low_byte = _mm512_set1_epi64(0xFF);
  const __m512i prime = _mm512_set1_epi64(static_cast<long long>(hash_prime));
  std::size_t count = 0;
  std::size_t hit = 0;
  std::size_t beyond = 0;
  std::uint64_t before = 0;  // 1 inside a word
  __m512i block = block_at(text, 0);
  std::uint64_t mask = word_bytes(block);
  for (std::size_t at = 0; at < text.size(); at += block_size) {
    const __m512i next = block_at(text, at + block_size);
    const std::uint64_t next_mask = word_bytes(next);
    into.beyond[beyond] = static_cast<std::uint32_t>(at);
    beyond += static_cast<std::size_t>(_mm512_movepi8_mask(block) != 0);
    const std::uint64_t behind = mask << 1U | before;
    const std::uint64_t begin = mask & ~behind;
    std::uint64_t end = ~mask & behind;
    end &= end - before;  // the first one's word has begun earlier
    const auto words = static_cast<unsigned>(__builtin_popcountll(begin));
    // The last word may go on behind the block.
    const std::uint64_t open = ((std::uint64_t{1} << words) - 1) >> __builtin_popcountll(end)
                                                                        << __builtin_popcountll(end);
    const auto more = static_cast<unsigned>(__builtin_ctzll(~next_mask | std::uint64_t{1} << 63U));
    const __m512i begins = _mm512_maskz_compress_epi8(begin, places);
    const __m512i ends = _mm512_mask_mov_epi8(_mm512_maskz_compress_epi8(end, places), open,
                                              _mm512_set1_epi8(static_cast<char>(block_size + more)));
    const __m512i sizes = _mm512_sub_epi8(ends, begins);
    for (unsigned first = 0; first < words; first += lanes) {
      const __m512i which = _mm512_add_epi8(lane, _mm512_set1_epi8(static_cast<char>(first)));
      const __m512i from = _mm512_permutexvar_epi8(which, begins);
      const __m512i size = _mm512_permutexvar_epi8(which, sizes);
      const __m512i letters = _mm512_or_si512(
          _mm512_permutex2var_epi8(block, _mm512_add_epi8(from, in_head), next), _mm512_set1_epi8(0x20));
      const __m512i head = _mm512_maskz_mov_epi8(_mm512_cmplt_epu8_mask(in_head, size), letters);
      const __m512i hash =
          _mm512_mullo_epi64(_mm512_add_epi64(head, _mm512_and_si512(size, low_byte)), prime);
      const __m512i begin_at =
          _mm512_add_epi64(_mm512_and_si512(from, low_byte), _mm512_set1_epi64(static_cast<long long>(at)));
      _mm512_storeu_si512(into.words + count, _mm512_mask_mov_epi32(hash, 0x5555, begin_at));
      count += lanes;
    }
    count -= (lanes - words % lanes) % lanes;
    before = mask >> 63U;
    block = next;
    mask = next_mask;
  }
  for (std::size_t i = 0; i < count; ++i) {
    into.hits[hit] = static_cast<std::uint32_t>(i);
    hit += bit_of(filter, into.words[i].hash >> (32 - filter_bits));
  }
  return {static_cast<std::uint32_t>(count), static_cast<std::uint32_t>(hit),
          static_cast<std::uint32_t>(beyond)};
}

#else

ReadCounts read_widest(std::string_view text, const std::uint64_t* filter, ReadInto into) {
  return read<base::Bytes>(text, filter, into);
}

#endif

}  // namespace

ReadCounts read_words(std::string_view text, const std::uint64_t* filter, ReadInto into, base::Width width) {
  if (width == base::Width::widest) return read_widest(text, filter, into);
  return width == base::Width::wide ? read_wide(text, filter, into) : read<base::Bytes>(text, filter, into);
}

}  // namespace unstigma::match
