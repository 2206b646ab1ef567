#include "text/tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

#include "text/abbreviations.h"
#include "text/shortcut.h"

namespace unstigma::text {
namespace {

constexpr std::string_view en_dash = "\xE2\x80\x93";

bool is_hyphen(std::string_view run) {
  return run == "-" || run == en_dash;
}

bool is_space(std::string_view run) {
  for (const char c : run) {
    if (c != ' ' && (c < '\t' || c > '\r')) return false;
  }
  return true;
}

/// Where the clitic at the end of `word` begins ('s, 're, n't ...), or the word's size.
std::size_t clitic_at(std::string_view word) {
  static constexpr std::array<std::string_view, 7> clitics = {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"};
  const auto apostrophe = [&](std::size_t from_end) {
    return word.size() > from_end && word[word.size() - from_end] == '\'';
  };
  if (!apostrophe(2) && !apostrophe(3)) return word.size();  // nearly always
  for (const std::string_view clitic : clitics) {
    if (word.size() <= clitic.size() || word.substr(word.size() - clitic.size()) != clitic) continue;
    const std::string_view head = word.substr(0, word.size() - clitic.size());
    if (clitic != "n't" || takes_not(head)) return head.size();
  }
  return word.size();
}

}  // namespace

bool Tokenizer::capital_at(std::uint32_t folded) {
  const auto at = static_cast<std::int32_t>(folded_.map.identity() ? folded : walk_.begin(folded));
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(source_.data());
  if (bytes[at] < 0x80) return bytes[at] >= 'A' && bytes[at] <= 'Z';
  UChar32 c = 0;
  U8_GET(bytes, 0, at, static_cast<std::int32_t>(source_.size()), c);
  return c > 0 && (u_isupper(c) != 0 || u_istitle(c) != 0);
}

void Tokenizer::add(std::uint32_t begin, std::uint32_t end, Joint joint) {
  Token token;
  const bool moved = !folded_.map.identity();
  token.begin = offset_ + (moved ? static_cast<std::uint32_t>(walk_.begin(begin)) : begin);
  token.end = offset_ + (moved ? static_cast<std::uint32_t>(walk_.end(end)) : end);
  token.joint = joint;
  token.canonical_begin = static_cast<std::uint32_t>(out_->canonical.size());
  out_->canonical.push_back(static_cast<char>(joint));
  out_->canonical.append(folded_.text, begin, end - begin);
  token.canonical_end = static_cast<std::uint32_t>(out_->canonical.size());
  out_->tokens.push_back(token);
}

void Tokenizer::add_word(std::uint32_t begin, std::uint32_t end, bool hyphen) {
  // ICU keeps "e.g" and "end.Start" together; a missing space must not hide a word.
  for (std::uint32_t i = begin + 1; i + 1 < end; ++i) {
    const char c = folded_.text[i];
    const bool digits = folded_.text[i - 1] >= '0' && folded_.text[i - 1] <= '9';
    if (c == '.' && !digits) {
      add_word(begin, i, hyphen);
      add(i, i + 1, Joint::punctuation);
      add_word(i + 1, end, false);
      return;
    }
  }
  const std::string_view word = std::string_view(folded_.text).substr(begin, end - begin);
  const auto cut = begin + static_cast<std::uint32_t>(clitic_at(word));
  const bool capital = capital_at(begin);
  add(begin, cut,
      hyphen ? (capital ? Joint::hyphen_capital : Joint::hyphen)
             : (capital ? Joint::space_capital : Joint::space));
  if (cut < end) add(cut, end, Joint::space);
}

void Tokenizer::tokenize(std::string_view utf8, std::uint32_t from, std::uint32_t to, Tokens& out) {
  source_ = utf8.substr(from, to - from);
  offset_ = from;
  out_ = &out;
  fold(source_, folded_);
  walk_ = SourceWalk(folded_.map);
  if (is_simple(folded_.text)) {
    simple_words(folded_.text, runs_);
  } else {
    segmenter_.words(folded_.text, runs_);
  }
  std::uint32_t begin = 0;
  bool after_word = false;
  bool joined = false;
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const std::uint32_t end = runs_[i].end;
    const std::string_view run = std::string_view(folded_.text).substr(begin, end - begin);
    if (runs_[i].word) {
      add_word(begin, end, joined);
    } else if (after_word && i + 1 < runs_.size() && runs_[i + 1].word && is_hyphen(run)) {
      begin = end;
      joined = true;
      after_word = false;
      continue;
    } else if (!is_space(run)) {
      add(begin, end, Joint::punctuation);
    }
    after_word = runs_[i].word;
    joined = false;
    begin = end;
  }
}

void Tokenizer::sentences(std::string_view utf8, std::vector<std::uint32_t>& ends) {
  if (is_simple(utf8)) {
    simple_sentences(utf8, ends);
  } else {
    segmenter_.sentences(utf8, ends);
  }
  join_at_abbreviations(utf8, ends);
}

}  // namespace unstigma::text
