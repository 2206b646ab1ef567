#include "match/scan.h"

#include <algorithm>
#include <array>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace unstigma::match {
namespace {

constexpr std::size_t block_size = 64;

#if defined(__SSE2__)

/// One bit for each of sixteen bytes: ASCII letter or digit.
std::uint64_t word_mask_16(const char* at) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const auto between = [](__m128i value, char low, char high) {
    return _mm_and_si128(_mm_cmpgt_epi8(value, _mm_set1_epi8(static_cast<char>(low - 1))),
                         _mm_cmpgt_epi8(_mm_set1_epi8(static_cast<char>(high + 1)), value));
  };
  const __m128i letters = between(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
  const __m128i digits = between(bytes, '0', '9');
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(letters, digits)));
}

std::uint64_t word_mask(const char* at) {
  return word_mask_16(at) | word_mask_16(at + 16) << 16U | word_mask_16(at + 32) << 32U |
         word_mask_16(at + 48) << 48U;
}

#else

std::uint64_t word_mask(const char* at) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < block_size; ++i) {
    const auto c = static_cast<unsigned char>(at[i]);
    const auto lower = static_cast<unsigned char>(c | 0x20U);
    const bool word = (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
    mask |= static_cast<std::uint64_t>(word) << i;
  }
  return mask;
}

#endif

/// A posting whose partner is the word after, not yet seen.
struct Waiting {
  Candidate candidate;
  std::uint64_t hash = 0;
};

/// Reads words one after the other and keeps those that lead somewhere.
class Scanner {
 public:
  Scanner(std::string_view text, const std::vector<Program>& programs, std::vector<Candidate>& out,
          WordBits& seen)
      : text_(text), programs_(programs), out_(out), seen_(seen) {
    for (const Program& program : programs) filters_.push_back(program.filter());
  }

  void run() {
    std::size_t at = 0;
    for (; at + block_size <= text_.size(); at += block_size) block(word_mask(text_.data() + at), at);
    if (at < text_.size()) {
      std::array<char, block_size> rest{};
      std::memcpy(rest.data(), text_.data() + at, text_.size() - at);
      block(word_mask(rest.data()), at);
    }
    if (inside_) word(begin_, text_.size());
  }

 private:
  /// Walks over the places where words begin and end in a block.
  void block(std::uint64_t mask, std::size_t at) {
    std::uint64_t changes = mask ^ (mask << 1U | static_cast<std::uint64_t>(inside_));
    while (changes != 0) {
      const std::size_t place = at + static_cast<std::size_t>(__builtin_ctzll(changes));
      changes &= changes - 1;
      if (inside_) {
        word(begin_, place);
      } else {
        begin_ = place;
      }
      inside_ = !inside_;
    }
  }

  std::uint64_t hash_of(std::size_t begin, std::size_t end) const {
    const std::size_t size = end - begin;
    if (size > 8 || begin + 8 > text_.size()) return word_hash(text_.data() + begin, size);
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, text_.data() + begin, 8);
    return short_word_hash(chunk & (~std::uint64_t{0} >> (64 - 8 * size)), size);
  }

  void word(std::size_t begin, std::size_t end) {
    const std::uint64_t hash = hash_of(begin, end);
    seen_.add(hash);
    if (!waiting_.empty()) serve_waiting(hash);
    const std::uint64_t bit = hash >> (64 - filter_bits);
    for (std::uint32_t p = 0; p < filters_.size(); ++p) {
      if ((filters_[p][bit / 64] >> (bit % 64) & 1U) != 0) postings(p, hash, begin);
    }
    before_ = hash;
  }

  bool paired(std::uint32_t program, std::uint64_t first, std::uint64_t second) const {
    const std::uint64_t bit = pair_hash(first, second) >> (64 - pair_bits);
    return (programs_[program].pairs()[bit / 64] >> (bit % 64) & 1U) != 0;
  }

  void postings(std::uint32_t program, std::uint64_t hash, std::size_t begin) {
    const bool partner_before = paired(program, before_, hash);
    for (const std::uint32_t posting : programs_[program].postings(hash)) {
      const Candidate candidate{program, posting & (posting_mask | probe_bit),
                                static_cast<std::uint32_t>(begin)};
      if ((posting & after_bit) != 0) {
        waiting_.push_back({candidate, hash});
      } else if ((posting & before_bit) == 0 || partner_before) {
        out_.push_back(candidate);
      }
    }
  }

  void serve_waiting(std::uint64_t hash) {
    for (const Waiting& waiting : waiting_) {
      if (paired(waiting.candidate.program, waiting.hash, hash)) out_.push_back(waiting.candidate);
    }
    waiting_.clear();
  }

  std::string_view text_;
  const std::vector<Program>& programs_;
  std::vector<Candidate>& out_;
  WordBits& seen_;
  std::vector<const std::uint64_t*> filters_;
  std::vector<Waiting> waiting_;
  std::uint64_t before_ = 0;
  std::size_t begin_ = 0;
  bool inside_ = false;
};

}  // namespace

void scan(std::string_view text, const std::vector<Program>& programs, std::vector<Candidate>& out,
          WordBits& seen) {
  Scanner(text, programs, out, seen).run();
}

bool worth_trying(const Candidate& candidate, const Program& program, const WordBits& seen) {
  if ((candidate.posting & probe_bit) != 0) return true;
  const PhraseRow& phrase = program.phrases()[candidate.posting];
  for (const NeedRow& need : program.rows<NeedRow>(Table::needs, phrase.needs)) {
    const auto bits = program.rows<std::uint32_t>(Table::bits, need.bits);
    if (std::none_of(bits.begin(), bits.end(), [&](std::uint32_t bit) { return seen.has(bit); }))
      return false;
  }
  return true;
}

}  // namespace unstigma::match
