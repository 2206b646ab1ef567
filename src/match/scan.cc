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
[[gnu::always_inline]] inline std::uint64_t word_mask_16(const char* at) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const auto between = [](__m128i value, char low, char high) {
    return _mm_and_si128(_mm_cmpgt_epi8(value, _mm_set1_epi8(static_cast<char>(low - 1))),
                         _mm_cmpgt_epi8(_mm_set1_epi8(static_cast<char>(high + 1)), value));
  };
  const __m128i letters = between(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
  const __m128i digits = between(bytes, '0', '9');
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(letters, digits)));
}

[[gnu::always_inline]] inline std::uint64_t word_mask(const char* at) {
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

/// word_hash() of text[begin..end), from two reads of eight bytes where the text has them.
[[gnu::always_inline]] inline std::uint64_t hash_of(std::string_view text, std::size_t begin,
                                                    std::size_t end) {
  if (begin + 8 > text.size() || end < 8) return word_hash(text.data() + begin, end - begin);
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  std::memcpy(&head, text.data() + begin, 8);
  std::memcpy(&tail, text.data() + end - 8, 8);
  return ends_hash(head, tail, end - begin);
}

/// Calls word(hash, begin) for every word of a text.
template <class Word>
[[gnu::always_inline]] inline void each_word(std::string_view text, const Word& word) {
  std::array<char, block_size> rest{};  // the last block, with zeros behind it: every word comes to its end
  std::uint64_t inside = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); at += block_size) {
    const bool whole = at + block_size <= text.size();
    if (!whole) std::memcpy(rest.data(), text.data() + at, text.size() - at);
    const std::uint64_t mask = word_mask(whole ? text.data() + at : rest.data());
    // The places where words begin and end, in turn.
    for (std::uint64_t changes = mask ^ (mask << 1U | inside); changes != 0; changes &= changes - 1) {
      const std::size_t place = at + static_cast<std::size_t>(__builtin_ctzll(changes));
      inside ^= 1U;
      if (inside != 0) begin = place;
      else word(hash_of(text, begin, place), begin);
    }
  }
}

/// A posting whose partner is the word after, not yet seen.
struct Waiting {
  Candidate candidate;
  std::uint64_t hash = 0;
};

/// What becomes of the few words that lead somewhere.
class Collector {
 public:
  Collector(const std::vector<Program>& programs, std::vector<Candidate>& out)
      : programs_(programs), out_(out) {}

  bool waits() const { return !waiting_.empty(); }

  /// Takes a word that stands behind one with the hash `before`.
  void word(std::uint64_t hash, std::uint64_t before, std::size_t begin) {
    for (const Waiting& waiting : waiting_) {
      if (paired(waiting.candidate.program, waiting.hash, hash)) out_.push_back(waiting.candidate);
    }
    waiting_.clear();
    for (std::uint32_t p = 0; p < programs_.size(); ++p) postings(p, hash, before, begin);
  }

 private:
  bool paired(std::uint32_t program, std::uint64_t first, std::uint64_t second) const {
    const std::uint64_t bit = pair_hash(first, second) >> (64 - pair_bits);
    return (programs_[program].pairs()[bit / 64] >> (bit % 64) & 1U) != 0;
  }

  void postings(std::uint32_t program, std::uint64_t hash, std::uint64_t before, std::size_t begin) {
    const bool partner_before = paired(program, before, hash);
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

  const std::vector<Program>& programs_;
  std::vector<Candidate>& out_;
  std::vector<Waiting> waiting_;
};

/// Asks met() for each need of a phrase.
template <class Met>
bool all_needs(const Candidate& candidate, const Program& program, const Met& met) {
  if ((candidate.posting & probe_bit) != 0) return true;
  const auto needs = program.rows<NeedRow>(Table::needs, program.phrases()[candidate.posting].needs);
  return std::all_of(needs.begin(), needs.end(), met);
}

}  // namespace

Scan::Scan(std::vector<Program> programs)
    : programs_(std::move(programs)), filter_((std::size_t{1} << filter_bits) / 64) {
  for (const Program& program : programs_) {
    for (std::size_t i = 0; i < filter_.size(); ++i) filter_[i] |= program.filter()[i];
  }
}

#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__)
[[gnu::target_clones("arch=haswell", "default")]]
#endif
void Scan::run(std::string_view text, std::vector<Candidate>& out, WordBits& seen) const {
  Collector collector(programs_, out);
  const std::uint64_t* const filter = filter_.data();
  std::uint64_t before = 0;
  each_word(text, [&](std::uint64_t hash, std::size_t begin) {
    seen.add(hash);
    const std::uint64_t bit = hash >> (64 - filter_bits);
    if ((filter[bit / 64] >> (bit % 64) & 1U) != 0 || collector.waits()) collector.word(hash, before, begin);
    before = hash;
  });
}

void Scan::words(std::string_view text, std::vector<std::uint32_t>& out) {
  out.clear();
  each_word(text, [&](std::uint64_t hash, std::size_t) { out.push_back(static_cast<std::uint32_t>(hash)); });
  constexpr std::size_t many = 512;  // a sentence of so many words repeats most of them
  if (out.size() < many) return;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

bool worth_trying(const Candidate& candidate, const Program& program, const WordBits& seen) {
  return all_needs(candidate, program, [&](const NeedRow& need) {
    const auto bits = program.rows<std::uint32_t>(Table::bits, need.bits);
    constexpr std::uint32_t too_many = 64;  // of so many words a passage has the bit of one nearly always
    return bits.size > too_many ||
           std::any_of(bits.begin(), bits.end(), [&](std::uint32_t bit) { return seen.has(bit); });
  });
}

void SentenceWords::read(std::string_view text, const std::vector<Program>& programs) {
  Scan::words(text, hashes);
  classes.resize(programs.size());
  for (std::size_t p = 0; p < programs.size(); ++p) {
    classes[p].reset();
    for (const std::uint32_t hash : hashes) {
      for (const std::uint16_t word_class : programs[p].classes(hash)) classes[p].set(word_class);
    }
  }
}

bool worth_trying(const Candidate& candidate, const Program& program, const SentenceWords& sentence) {
  const std::vector<std::uint32_t>& words = sentence.hashes;
  const auto& classes = sentence.classes[candidate.program];
  return all_needs(candidate, program, [&](const NeedRow& need) {
    if (need.word_class != none) return classes.test(need.word_class);
    const auto needed = program.rows<std::uint32_t>(Table::words, need.words);
    if (needed.size <= 4) {
      return std::any_of(needed.begin(), needed.end(), [&](std::uint32_t word) {
        return std::find(words.begin(), words.end(), word) != words.end();
      });
    }
    return std::any_of(words.begin(), words.end(), [&](std::uint32_t word) {
      return std::binary_search(needed.begin(), needed.end(), word);
    });
  });
}

}  // namespace unstigma::match
