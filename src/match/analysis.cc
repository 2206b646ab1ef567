#include "match/analysis.h"

#include <algorithm>
#include <array>
namespace unstigma::match {

const std::vector<std::uint32_t>& Analysis::open(const document::Passage& passage) {
  passage_ = &passage;
  tokens_.canonical.clear();
  tokens_.tokens.clear();
  sentences_.clear();
  for (std::vector<Tag>& tags : tags_) tags.clear();
  sightings_.clear();
  quotations_.reset();
  tokenizer_.sentences(passage.text, ends_);
  return ends_;
}

void Analysis::add_sentence(std::uint32_t begin, std::uint32_t end) {
  const auto first = static_cast<std::uint32_t>(tokens_.tokens.size());
  tokenizer_.tokenize(passage_->text, begin, end, tokens_);
  const auto last = static_cast<std::uint32_t>(tokens_.tokens.size());
  if (last > first) sentences_.push_back({first, last});
}

void Analysis::analyse(const std::vector<std::uint32_t>& places) {
  std::uint32_t begin = 0;
  std::size_t next = 0;
  for (const std::uint32_t end : ends_) {
    const std::size_t before = next;
    while (next < places.size() && places[next] < end) ++next;
    if (next > before) add_sentence(begin, end);
    begin = end;
  }
  title_case_.assign(sentences_.size(), 0);
}

void Analysis::analyse() {
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends_) {
    add_sentence(begin, end);
    begin = end;
  }
  title_case_.assign(sentences_.size(), 0);
}

std::size_t Analysis::sentence_at(std::uint32_t at) const {
  const auto after = std::upper_bound(
      sentences_.begin(), sentences_.end(), at,
      [&](std::uint32_t byte, TokenRange s) { return byte < tokens_.tokens[s.first].begin; });
  return after == sentences_.begin() ? 0 : static_cast<std::size_t>(after - sentences_.begin()) - 1;
}

std::uint32_t Analysis::token_at(std::uint32_t at, TokenRange sentence) const {
  const auto first = tokens_.tokens.begin() + sentence.first;
  const auto after =
      std::upper_bound(first, tokens_.tokens.begin() + sentence.last, at,
                       [](std::uint32_t byte, const text::Token& token) { return byte < token.begin; });
  return sentence.first + static_cast<std::uint32_t>(after == first ? 0 : after - first - 1);
}

std::string_view Analysis::canonical(TokenRange range) const {
  if (range.first >= range.last) return {};
  const std::uint32_t begin = tokens_.tokens[range.first].canonical_begin;
  return std::string_view(tokens_.canonical)
      .substr(begin, tokens_.tokens[range.last - 1].canonical_end - begin);
}

void Analysis::make_tags(const Program& program, std::uint32_t index) const {
  if (tags_.size() <= index) tags_.resize(index + std::size_t{1});
  tag(tokens_, program, tags_[index]);
}

document::TextRange Analysis::source(TokenRange range) const {
  return {tokens_.tokens[range.first].begin, tokens_.tokens[range.last - 1].end};
}

std::string_view Analysis::surface(std::uint32_t token) const {
  const text::Token& t = tokens_.tokens[token];
  return std::string_view(passage_->text).substr(t.begin, t.end - t.begin);
}

const Quotation* Analysis::quotation_around(TokenRange range) {
  if (!quotations_) quotations_ = find_quotations(passage_->text);
  const document::TextRange place = source(range);
  const auto behind = std::upper_bound(
      quotations_->begin(), quotations_->end(), place.begin,
      [](std::uint32_t at, const Quotation& quotation) { return at < quotation.inside.begin; });
  if (behind == quotations_->begin() || place.end > std::prev(behind)->inside.end) return nullptr;
  return &*std::prev(behind);
}

bool Analysis::title_case(std::size_t sentence) {
  std::uint8_t& known = title_case_[sentence];
  if (known != 0) return known == 2;
  // Words that most styles of title write small although they are not short.
  constexpr std::array<std::string_view, 24> small = {
      "with", "from", "into", "over", "upon", "than", "that", "when", "your", "about", "after", "their",
      "the",  "and",  "for",  "but",  "nor",  "yet",  "off",  "out",  "per",  "via",   "not",   "vs"};
  constexpr std::size_t short_word = 3;
  constexpr std::size_t most_slips = 1;
  std::size_t words = 0;  // of four letters and more
  std::size_t capitals = 0;
  std::size_t lower = 0;  // of three letters and more
  const TokenRange tokens = sentences_[sentence];
  for (std::uint32_t i = tokens.first; i < tokens.last && lower <= most_slips; ++i) {
    const text::Token& token = tokens_.tokens[i];
    const std::size_t length = token.end - token.begin;
    if (!token.word() || length < short_word) continue;
    if (std::find(small.begin(), small.end(), tokens_.canonical_word(i)) != small.end()) continue;
    if (length > short_word) ++words;
    if (!token.capital()) ++lower;
    else if (length > short_word) ++capitals;
  }
  const std::size_t slips = words >= 8 ? most_slips : 0;
  const bool title = words >= 2 && lower <= slips && capitals + slips >= words;
  known = title ? 2 : 1;
  return title;
}

}  // namespace unstigma::match
