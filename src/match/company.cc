#include "match/company.h"

#include <algorithm>

namespace unstigma::match {
namespace {

/// Words without white space between them go on and on: nobody looks further than this.
constexpr std::uint32_t most_words = 256;

/// True when one of the words is one that the need asks for.
bool met_among(const NeedRow& need, const Program& program, const Scanned& scanned, WordRange range) {
  const auto needed = program.rows<std::uint32_t>(Table::words, need.words);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const std::uint32_t hash = scanned[i].hash;
    if ((need.seen >> (hash & 63U) & 1U) == 0) continue;
    if (need.word_class != none) {
      const auto classes = program.classes(hash);
      if (std::find(classes.begin(), classes.end(), need.word_class) != classes.end()) return true;
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

void WordIndex::read_around(std::uint32_t word, const Scanned& scanned, const std::vector<Program>& programs) {
  constexpr std::uint32_t many = 4096;       // so many at once, that memory stays small
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
  dense_ = scanned.candidates.size() > scanned.size();
  index_.clear();
  enter({});
}

bool Company::met(const NeedRow& need, std::uint32_t program, WordRange range) const {
  constexpr std::uint32_t few = 8;  // looking for many words is more than looking at a few
  if (dense_ && index_.knows(range) && (need.word_class != none || need.words.count < few))
    return index_.met(need, program, *programs_, range);
  return met_among(need, (*programs_)[program], *scanned_, range);
}

/// The words that `reach` tokens before and behind a word can hold. White space always parts tokens, so they
/// are counted by it: a token can be several words ("o'clock").
Company::Surroundings Company::around(std::uint32_t word, std::uint32_t reach) const {
  if (dense_) {
    const WordRange range = index_.tokens_around(word, reach);
    return {range, word - range.first <= most_words && range.last - word <= most_words};
  }
  WordRange range{word, word + 1};
  for (std::uint32_t left = reach; range.first > 0; --range.first) {
    if (scanned_->parted(range.first) && left-- == 0) break;
    if (word - range.first > most_words) return {range, false};
  }
  for (std::uint32_t left = reach; range.last < scanned_->size(); ++range.last) {
    if (scanned_->parted(range.last) && left-- == 0) break;
    if (range.last - word > most_words) return {range, false};
  }
  return {range, true};
}

bool Company::nearby(const Candidate& candidate) {
  const auto needs = needs_of(candidate, (*programs_)[candidate.program]);
  if (dense_) index_.read_around(candidate.word, *scanned_, *programs_);
  Surroundings near;
  std::uint32_t reach = none;
  for (const NeedRow& need : needs) {
    if (need.reach == none) continue;
    if (need.reach != reach) near = around(candidate.word, reach = need.reach);
    if (near.known && !met(need, candidate.program, near.words)) return false;
  }
  return (candidate.posting & probe_bit) != 0 || in_order(candidate);
}

/// True when the words of the phrase may stand in their order around the candidate.
bool Company::in_order(const Candidate& candidate) {
  const Program& program = (*programs_)[candidate.program];
  const auto chain = program.rows<NeedRow>(Table::needs, program.phrases()[candidate.posting].chain);
  if (chain.size == 0) return true;
  const auto [range, known] = around(candidate.word, chain[0].reach);
  if (!known) return true;
  reached_.clear();
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (met(chain[0], candidate.program, {i, i + 1})) reached_.push_back(i);
  }
  for (std::uint32_t k = 1; k < chain.size && !reached_.empty(); ++k) {
    if (follow(chain[k], candidate.program, k + 1 == chain.size)) return true;
  }
  return !reached_.empty();
}

/// Replaces reached_ by the words that meet the link, each within its reach of one in reached_. Of the last link
/// one is enough: returns true then, and where nobody can know.
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
      if (i - reached_[k] > most_words) return true;
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
