#include "match/scan.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/masks.h"
#include "base/wide.h"

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

bool holds(const std::uint64_t* bits, std::uint64_t hash, std::uint32_t size) {
  return bit_of(bits, hash >> (64 - size)) != 0;
}

/// What is read into, and the bits of the words that lead somewhere.
struct Words {
  ScannedWord* words;
  std::uint32_t* hits;
  std::uint32_t* beyond;  ///< blocks with anything but ASCII
  const std::uint64_t* filter;
};
struct Counts {
  std::uint32_t words = 0;
  std::uint32_t hits = 0;
  std::uint32_t beyond = 0;
};

/// Hashes every word and notes those that the filter lets through. The one loop that sees every byte: no
/// branches but for words, nothing called, nothing allocated.
template <class Bytes>
[[gnu::always_inline]] inline Counts read(std::string_view text, Words into) {
  constexpr std::size_t known = 8;  // bytes of a word that its hash knows
  // The last blocks stand in a copy with zeros behind it: a word that begins in a block is read from there.
  std::array<char, 3 * block_size> rest{};
  const std::size_t whole = text.size() < known ? 0 : (text.size() - known) / block_size * block_size;
  if (text.size() > whole) std::memcpy(rest.data(), text.data() + whole, text.size() - whole);
  std::size_t count = 0;
  std::size_t hit = 0;
  std::size_t beyond = 0;
  const auto add = [&](std::size_t at, const char* begin, std::size_t size) __attribute__((always_inline)) {
    std::uint64_t head = 0;
    std::memcpy(&head, begin, known);
    const std::uint64_t hash = head_hash(head, size);
    into.words[count] = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(hash >> 32U)};
    into.hits[hit] = static_cast<std::uint32_t>(count);
    hit += bit_of(into.filter, hash >> (64 - filter_bits));
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
Counts read_wide(std::string_view text, Words into) {
  return read<base::WideBytes>(text, into);
}

}  // namespace

std::uint32_t Scanned::word_at(std::uint32_t byte) const {
  const auto end = words_.begin() + count_;
  const auto found = std::lower_bound(
      words_.begin(), end, byte, [](const ScannedWord& word, std::uint32_t at) { return word.begin < at; });
  return static_cast<std::uint32_t>(found - words_.begin());
}

Scan::Scan(std::vector<Program> programs)
    : programs_(std::move(programs)),
      filter_((std::size_t{1} << filter_bits) / 64),
      filter_alone_(filter_.size()),
      pairs_((std::size_t{1} << pair_bits) / 64) {
  for (const Program& program : programs_) {
    for (std::size_t i = 0; i < filter_.size(); ++i) {
      filter_[i] |= program.filter()[i];
      filter_alone_[i] |= program.filter_alone()[i];
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) pairs_[i] |= program.pairs()[i];
  }
}

std::uint32_t Scan::read_words(std::string_view text, Scanned& out) const {
  const Words into{out.words_.data(), out.hits_.data(), out.beyond_.data(), filter_.data()};
  const Counts counts = base::is_wide() ? read_wide(text, into) : read<base::Bytes>(text, into);
  out.count_ = counts.words;
  out.beyond_count_ = counts.beyond;
  return counts.hits;
}

void Scan::run(std::string_view text, Scanned& out, const MetProbes& met) const {
  const std::size_t most = text.size() / 2 + 2;  // words have a byte between them
  if (out.words_.size() < most) {
    out.words_.resize(most);
    out.hits_.resize(most);
    out.beyond_.resize(text.size() / block_size + 2);
  }
  out.text = text;
  out.candidates.clear();
  constexpr std::uint32_t ahead = 8;
  const std::uint32_t hits = keep_leading(read_words(text, out), out);
  for (std::uint32_t i = 0; i < hits; ++i) {
    const std::uint32_t later = out.words_[out.hits_[std::min(i + ahead, hits - 1)]].hash;
    for (const Program& program : programs_) program.prefetch_postings(later);
    add_candidates(out.hits_[i], out, met);
  }
}

/// Of the words that the filter let through, keeps those that lead somewhere alone or with a neighbour;
/// returns how many. What it reads stands all over its tables, but no reading waits for another, and there is
/// nothing to guess.
std::uint32_t Scan::keep_leading(std::uint32_t hits, Scanned& out) const {
  const ScannedWord* const words = out.words_.data();
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < hits; ++i) {
    const std::uint32_t word = out.hits_[i];
    const std::uint32_t hash = words[word].hash;
    const std::uint32_t before = words[word > 0 ? word - 1 : 0].hash;
    const std::uint32_t after = words[word + 1].hash;  // behind the last stands some word of an earlier text
    const unsigned leads = bit_of(filter_alone_.data(), hash >> (32 - filter_bits)) |
                           bit_of(pairs_.data(), pair_hash(before, hash) >> (64 - pair_bits)) |
                           bit_of(pairs_.data(), pair_hash(hash, after) >> (64 - pair_bits));
    out.hits_[kept] = word;
    kept += leads;
  }
  return kept;
}

void Scan::add_candidates(std::uint32_t word, Scanned& out, const MetProbes& met) const {
  const ScannedWord* const words = out.words_.data();
  const auto [begin, hash] = words[word];
  const std::uint64_t with_before = word > 0 ? pair_hash(words[word - 1].hash, hash) : 0;
  const std::uint64_t with_after = word + 1 < out.count_ ? pair_hash(hash, words[word + 1].hash) : 0;
  for (std::uint32_t p = 0; p < programs_.size(); ++p) {
    const Program& program = programs_[p];
    const bool before = holds(program.pairs(), with_before, pair_bits);
    const bool after = holds(program.pairs(), with_after, pair_bits);
    for (const std::uint32_t posting : program.postings(hash)) {
      const std::uint32_t what = posting & posting_mask;
      const auto own = [&](std::uint64_t pair) {
        return holds(program.pairs_of(), posting_pair_hash(pair, what), posting_pair_bits);
      };
      if ((posting & before_bit) != 0 && (!before || !own(with_before))) continue;
      if ((posting & after_bit) != 0 && (!after || !own(with_after))) continue;
      if ((posting & probe_bit) != 0 && met.has(p, what)) continue;
      out.candidates.push_back({p, posting & (posting_mask | probe_bit), begin, word});
      if ((posting & probe_bit) == 0) __builtin_prefetch(&program.phrases()[what]);
    }
  }
}

}  // namespace unstigma::match
