#include "match/company.h"

#include <algorithm>

namespace unstigma::match {
namespace {

/// Words without white space between them go on and on: nobody looks further than this.
constexpr std::uint32_t most_words = 256;
/// Nor further than this where so many tokens are asked for: most hold one word.
constexpr std::uint32_t most_within(std::uint32_t reach) {
  return std::min(most_words, 24 + 3 * std::min(reach, most_words));
}

/// True when one of the words is one that the need asks for.
bool met_among(const NeedRow& need, const Program& program, const Scanned& scanned, WordRange range) {
  const auto needed = program.rows<std::uint32_t>(Table::words, need.words);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const std::uint32_t hash = scanned[i].hash;
    if ((need.seen >> (hash & 63U) & 1U) == 0) continue;
    if (need.word_class != none) {
      if (program.in_class(need.word_class, hash)) return true;
    } else if (needed.size <= 4) {
      if (std::find(needed.begin(), needed.end(), hash) != needed.end()) return true;
    } else if (std::binary_search(needed.begin(), needed.end(), hash)) {
      return true;
    }
  }
  return false;
}

Program::Span<NeedRow> needs_of(const Candidate& candidate, const Program& program) {
  if ((candidate.posting & probe_bit) != 0) return {};
  return program.rows<NeedRow>(Table::needs, program.phrases()[candidate.posting].needs);
}

}  // namespace

void WordIndex::read_around(std::uint32_t word, const Scanned& scanned,
                            const std::vector<Program>& programs) {
  constexpr std::uint32_t many = 4096;              // so many at once, that memory stays small
  constexpr std::uint32_t margin = 2 * most_words;  // around them, so that whoever asks finds what there is
  if (word >= core_.first && word < core_.last && words_.last > 0) return;
  core_ = {word, std::min(word + many, scanned.size())};
  read({word > margin ? word - margin : 0, std::min(core_.last + margin, scanned.size())}, scanned);
  read_classes(programs);
}

void WordIndex::read(WordRange words, const Scanned& scanned) {
  words_ = words;
  const std::uint32_t count = words.last - words.first;
  std::size_t places = 64;
  while (places < std::size_t{2} * count) places *= 2;
  table_.assign(places, 0);
  spellings_.assign(1, {});
  tokens_.resize(count);
  beginning_.assign(1, words.first);
  which_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i > 0 && scanned.parted(words.first + i)) beginning_.push_back(words.first + i);
    tokens_[i] = static_cast<std::uint32_t>(beginning_.size()) - 1;
    const std::uint32_t hash = scanned[words.first + i].hash;
    std::uint32_t& known = table_[place(hash)];
    if (known == 0) {
      known = static_cast<std::uint32_t>(spellings_.size());
      spellings_.push_back({hash, 0, 0});
    }
    which_[i] = known;
    ++spellings_[known].count;
  }
  std::uint32_t first = 0;
  for (Spelling& spelling : spellings_) {
    spelling.first = first;
    first += std::exchange(spelling.count, 0);
  }
  places_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    Spelling& spelling = spellings_[which_[i]];
    places_[spelling.first + spelling.count++] = words.first + i;
  }
}

void WordIndex::read_classes(const std::vector<Program>& programs) {
  stride_ = (words_.last - words_.first + 63) / 64;
  classes_.assign(programs.size() * most_classes * stride_, 0);
  for (std::size_t p = 0; p < programs.size(); ++p) {
    for (const Spelling& spelling : spellings_) {
      if (spelling.count == 0) continue;
      for (const std::uint16_t word_class : programs[p].classes(spelling.hash)) {
        std::uint64_t* const bits = &classes_[(p * most_classes + word_class) * stride_];
        for (std::uint32_t k = spelling.first; k < spelling.first + spelling.count; ++k) {
          const std::uint32_t at = places_[k] - words_.first;
          bits[at / 64] |= std::uint64_t{1} << (at % 64);
        }
      }
    }
  }
}

/// Where the hash stands in the table, or where it would.
std::uint32_t WordIndex::place(std::uint32_t hash) const {
  const auto mask = static_cast<std::uint32_t>(table_.size() - 1);
  std::uint32_t at = hash & mask;
  while (table_[at] != 0 && spellings_[table_[at]].hash != hash) at = (at + 1) & mask;
  return at;
}

bool WordIndex::stands_in(std::uint32_t hash, WordRange range) const {
  const Spelling& spelling = spellings_[table_[place(hash)]];
  const auto first = places_.begin() + spelling.first;
  const auto found = std::lower_bound(first, first + spelling.count, range.first);
  return found != first + spelling.count && *found < range.last;
}

bool WordIndex::met(const NeedRow& need, std::uint32_t program, const std::vector<Program>& programs,
                    WordRange range) const {
  if (need.word_class == none) {
    const auto words = programs[program].rows<std::uint32_t>(Table::words, need.words);
    return std::any_of(words.begin(), words.end(),
                       [&](std::uint32_t hash) { return stands_in(hash, range); });
  }
  const std::uint64_t* const bits = &classes_[(program * most_classes + need.word_class) * stride_];
  const std::uint32_t last = range.last - words_.first;
  for (std::uint32_t at = range.first - words_.first; at < last; at = (at / 64 + 1) * 64) {
    std::uint64_t some = bits[at / 64] >> (at % 64);
    const std::uint32_t count = last - at;
    if (count < 64) some &= (std::uint64_t{1} << count) - 1;
    if (some != 0) return true;
  }
  return false;
}

WordRange WordIndex::tokens_around(std::uint32_t word, std::uint32_t reach) const {
  const std::uint32_t token = tokens_[word - words_.first];
  const std::size_t behind = std::size_t{token} + reach + 1;
  return {token > reach ? beginning_[token - reach] : words_.first,
          behind < beginning_.size() ? beginning_[behind] : words_.last};
}

void Company::open(const Scanned& scanned, const std::vector<Program>& programs) {
  scanned_ = &scanned;
  programs_ = &programs;
  constexpr std::size_t many = 64;
  dense_ = scanned.candidates.size() > std::max<std::size_t>(many, scanned.size() / 2);
  index_.clear();
  near_ = {};
  enter({});
}

void Company::prefetch(const Candidate& candidate) const {
  if ((candidate.posting & probe_bit) == 0)
    __builtin_prefetch(needs_of(candidate, (*programs_)[candidate.program]).data);
}

bool Company::met(const NeedRow& need, std::uint32_t program, WordRange range) const {
  constexpr std::uint32_t much = 8;  // looking a word up takes as long as looking at so many
  const bool quicker = need.word_class != none || range.last - range.first > much * need.words.count;
  if (dense_ && quicker && index_.knows(range)) return index_.met(need, program, *programs_, range);
  return met_among(need, (*programs_)[program], *scanned_, range);
}

void Company::look_around(std::uint32_t word, std::uint32_t reach) {
  if (near_.word == word && near_.reach == reach) return;
  if (!dense_) return walk_around(word, reach);
  const WordRange range = index_.tokens_around(word, reach);
  const std::uint32_t most = most_within(reach);
  const bool known = word - range.first <= most && range.last - word <= most;
  near_ = {word, reach, range, ~std::uint64_t{0}, known};
}

/// The words that `reach` tokens before and behind a word can hold. White space always parts tokens, so they
/// are counted by it: a token can be several words ("o'clock").
void Company::walk_around(std::uint32_t word, std::uint32_t reach) {
  const Scanned& scanned = *scanned_;
  WordRange range{word, word + 1};
  std::uint64_t seen = std::uint64_t{1} << (scanned[word].hash & 63U);
  const std::uint32_t most = most_within(reach);
  bool known = true;
  for (std::uint32_t left = reach; known && range.first > 0; --range.first) {
    if (scanned.parted(range.first) && left-- == 0) break;
    seen |= std::uint64_t{1} << (scanned[range.first - 1].hash & 63U);
    known = word - range.first <= most;
  }
  for (std::uint32_t left = reach; known && range.last < scanned.size(); ++range.last) {
    if (scanned.parted(range.last) && left-- == 0) break;
    seen |= std::uint64_t{1} << (scanned[range.last].hash & 63U);
    known = range.last - word <= most;
  }
  near_ = {word, reach, range, seen, known};
}

bool Company::nearby(const Candidate& candidate) {
  if ((candidate.posting & probe_bit) != 0) return true;
  if (dense_) index_.read_around(candidate.word, *scanned_, *programs_);
  for (const NeedRow& need : needs_of(candidate, (*programs_)[candidate.program])) {
    if (need.reach == none) continue;
    look_around(candidate.word, need.reach);
    if (!near_.known) continue;
    if ((need.seen & near_.seen) == 0 || !met(need, candidate.program, near_.words)) return false;
  }
  return in_order(candidate);
}

/// True when the words of the phrase may stand in their order around the candidate.
bool Company::in_order(const Candidate& candidate) {
  const Program& program = (*programs_)[candidate.program];
  const auto chain = program.rows<NeedRow>(Table::needs, program.phrases()[candidate.posting].chain);
  if (chain.size == 0) return true;
  look_around(candidate.word, chain[0].reach);
  if (!near_.known) return true;
  reached_.clear();
  for (std::uint32_t i = near_.words.first; i < near_.words.last; ++i) {
    if (met(chain[0], candidate.program, {i, i + 1})) reached_.push_back(i);
  }
  for (std::uint32_t k = 1; k < chain.size && !reached_.empty(); ++k) {
    if (follow(chain[k], candidate.program, k + 1 == chain.size)) return true;
  }
  return !reached_.empty();
}

/// Replaces reached_ by the words that meet the link, each within its reach of one in reached_. Of the last
/// link one is enough: returns true then, and where nobody can know.
bool Company::follow(const NeedRow& link, std::uint32_t program, bool last) {
  next_.clear();
  for (std::size_t k = 0; k < reached_.size(); ++k) {
    // What lies behind the next word is reached from there.
    const std::uint32_t end = k + 1 < reached_.size() ? reached_[k + 1] + 1 : scanned_->size();
    std::uint32_t left = link.reach;
    for (std::uint32_t i = reached_[k] + 1; i < end; ++i) {
      if (scanned_->parted(i) && left-- == 0) break;
      if (met(link, program, {i, i + 1})) {
        if (last) return true;
        next_.push_back(i);
      }
      if (i - reached_[k] > most_within(link.reach)) return true;
    }
  }
  std::swap(reached_, next_);
  return false;
}

void Company::enter(WordRange sentence) {
  sentence_ = sentence;
  known_.clear();
}

bool Company::among(const Candidate& candidate) {
  const Program& program = (*programs_)[candidate.program];
  const auto needs = needs_of(candidate, program);
  return std::all_of(needs.begin(), needs.end(), [&](const NeedRow& need) {
    if (need.reach != none) return true;
    const auto [found, fresh] = known_.emplace(std::pair(candidate.program, need.words.first), false);
    if (fresh) found->second = met_among(need, program, *scanned_, sentence_);
    return found->second;
  });
}

}  // namespace unstigma::match
