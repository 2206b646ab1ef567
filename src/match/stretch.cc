#include "match/stretch.h"

#include <algorithm>
#include <array>

#include "match/first_tokens.h"

namespace unstigma::match {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_clitic(std::string_view word) {
  if (word == "n't") return true;
  return word.size() > 1 && word.front() == '\'' &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_number(std::string_view word) {
  return digit(word.front()) &&
         std::all_of(word.begin(), word.end(), [](char c) { return digit(c) || c == '.' || c == ','; });
}

bool is_pause(std::string_view mark) {
  constexpr std::array<std::string_view, 6> pauses = {",", ";", ":", "-", "\xE2\x80\x94", "\xE2\x80\x93"};
  return std::find(pauses.begin(), pauses.end(), mark) != pauses.end();
}

std::uint8_t flags_of(const text::Token& token, std::string_view text) {
  unsigned flags = 0;
  if (token.word()) {
    flags |= Tag::word;
    if (token.joint == text::Joint::space) flags |= Tag::close;
    if (token.capital()) flags |= Tag::capital;
    if (is_clitic(text)) flags |= Tag::clitic;
    if (is_number(text)) flags |= Tag::number;
  } else {
    if (is_pause(text)) flags |= Tag::pause;
    if (text == "\"") flags |= Tag::quotation_mark;
  }
  return static_cast<std::uint8_t>(flags);
}

std::uint64_t first_of(std::uint32_t id, std::uint8_t flags) {
  std::uint64_t bits = (flags & Tag::word) != 0 ? first_bits::any_word : first_bits::any_mark;
  if (id != 0) bits |= first_bits::of_word(id);
  if ((flags & Tag::number) != 0) bits |= first_bits::number;
  if ((flags & Tag::capital) != 0) bits |= first_bits::capital;
  if ((flags & Tag::pause) != 0) bits |= first_bits::pause;
  if ((flags & Tag::quotation_mark) != 0) bits |= first_bits::quotation_mark;
  return bits;
}

}  // namespace

std::string_view Stretch::text() const {
  if (range.first >= range.last) return {};
  const std::uint32_t begin = tokens->tokens[range.first].canonical_begin;
  return std::string_view(tokens->canonical)
      .substr(begin, tokens->tokens[range.last - 1].canonical_end - begin);
}

void tag(const text::Tokens& tokens, const Program& program, std::vector<Tag>& out) {
  // All are hashed before the first is looked up, so that the places of all are sent for together.
  out.resize(tokens.tokens.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].first = token_hash(tokens.canonical_word(i));
    program.prefetch_word(out[i].first);
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::string_view text = tokens.canonical_word(i);
    const std::uint32_t id = program.word_id(out[i].first);
    const std::uint8_t flags = text.empty() ? std::uint8_t{0} : flags_of(tokens.tokens[i], text);
    out[i] = {first_of(id, flags), id, flags};
  }
}

}  // namespace unstigma::match
