#include "match/scan.h"

#include <algorithm>

#include "base/wide.h"
#include "document/ascii.h"
#include "match/read_words.h"

namespace unstigma::match {
namespace {

/// tail_bit() of the word that begins at a byte; no bit when it is too short.
std::uint32_t tail_at(std::string_view text, std::size_t begin) {
  const std::string_view word = run_at(text, begin);
  return word.size() > known_letters ? tail_bit(word.data(), word.size()) : 0;
}

}  // namespace

std::string_view run_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && document::ascii::alnum(text[end])) ++end;
  return text.substr(begin, end - begin);
}

std::uint32_t Scanned::word_at(std::uint32_t byte) const {
  const ScannedWord* const first = words_.get();
  const ScannedWord* const found = std::lower_bound(
      first, first + count_, byte, [](const ScannedWord& word, std::uint32_t at) { return word.begin < at; });
  return static_cast<std::uint32_t>(found - first);
}

void Scanned::reserve(std::size_t bytes) {
  if (words_ != nullptr && bytes <= room_) return;  // a text may be empty, and the first
  room_ = bytes + bytes / 4;
  words_ = std::make_unique_for_overwrite<ScannedWord[]>(room_for_words(room_));
  hits_ = std::make_unique_for_overwrite<std::uint32_t[]>(room_for_words(room_));
  beyond_ = std::make_unique_for_overwrite<std::uint32_t[]>(room_ / base::block_size + 2);
}

Scan::Scan(std::vector<Program> programs) : programs_(std::move(programs)) {
  constexpr std::size_t words = (std::size_t{1} << filter_bits) / 64;
  constexpr std::size_t pairs = (std::size_t{1} << pair_bits) / 64;
  filter_ = programs_.front().filter();
  filter_alone_ = programs_.front().filter_alone();
  pairs_ = programs_.front().pairs();
  if (programs_.size() == 1) return;
  united_.resize(2 * words + pairs);
  for (const Program& program : programs_) {
    for (std::size_t i = 0; i < words; ++i) {
      united_[i] |= program.filter()[i];
      united_[words + i] |= program.filter_alone()[i];
    }
    for (std::size_t i = 0; i < pairs; ++i) united_[2 * words + i] |= program.pairs()[i];
  }
  filter_ = united_.data();
  filter_alone_ = filter_ + words;
  pairs_ = filter_alone_ + words;
}

std::uint32_t Scan::read_words(std::string_view text, Scanned& out) const {
  const ReadInto into{out.words_.get(), out.hits_.get(), out.beyond_.get()};
  const ReadCounts counts = match::read_words(text, filter_, into, base::width());
  out.count_ = counts.words;
  out.words_[counts.words] = {};  // asked for as the neighbour of the last
  out.beyond_count_ = counts.beyond;
  return counts.hits;
}

void Scan::run(std::string_view text, Scanned& out, const MetProbes& met) const {
  out.reserve(text.size());
  out.text = text;
  out.candidates.clear();
  constexpr std::uint32_t ahead = 8;
  const std::uint32_t hits = keep_leading(read_words(text, out), out);
  for (std::uint32_t i = 0; i < hits; ++i) {
    const std::uint32_t later = out.words_[out.hits_[std::min(i + ahead, hits - 1)]].hash;
    for (const Program& program : programs_) program.prefetch_anchor(later);
    add_candidates(out.hits_[i], out, met);
  }
}

/// Of the words that the filter let through, keeps those that lead somewhere alone or with a neighbour;
/// returns how many. What it reads stands all over its tables, but no reading waits for another, and there is
/// nothing to guess.
std::uint32_t Scan::keep_leading(std::uint32_t hits, Scanned& out) const {
  const ScannedWord* const words = out.words_.get();
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < hits; ++i) {
    const std::uint32_t word = out.hits_[i];
    const std::uint32_t hash = words[word].hash;
    const std::uint32_t before = words[word > 0 ? word - 1 : 0].hash;
    const std::uint32_t after = words[word + 1].hash;
    const unsigned leads = bit_of(filter_alone_, hash >> (32 - filter_bits)) |
                           in_filter(pairs_, pair_hash(before, hash), pair_bits) |
                           in_filter(pairs_, pair_hash(hash, after), pair_bits);
    out.hits_[kept] = word;
    kept += leads;
  }
  return kept;
}

void Scan::add_candidates(std::uint32_t word, Scanned& out, const MetProbes& met) const {
  const ScannedWord* const words = out.words_.get();
  const auto [begin, hash] = words[word];
  const std::uint64_t with_before = word > 0 ? pair_hash(words[word - 1].hash, hash) : 0;
  const std::uint64_t with_after = word + 1 < out.count_ ? pair_hash(hash, words[word + 1].hash) : 0;
  for (std::uint32_t p = 0; p < programs_.size(); ++p) {
    const Program& program = programs_[p];
    const AnchorRow* const anchor = program.anchor(hash);
    if (anchor == nullptr || (anchor->tails != all_tails && (anchor->tails & tail_at(out.text, begin)) == 0))
      continue;
    const bool before = in_filter(program.pairs(), with_before, pair_bits) != 0;
    const bool after = in_filter(program.pairs(), with_after, pair_bits) != 0;
    for (const std::uint32_t posting : program.rows<std::uint32_t>(Table::postings, anchor->postings)) {
      const std::uint32_t what = posting & posting_mask;
      const auto own = [&](std::uint64_t pair) {
        return in_filter(program.pairs_of(), posting_pair_hash(pair, what), posting_pair_bits) != 0;
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
