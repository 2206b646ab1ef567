#ifndef UNSTIGMA_MATCH_ANALYSIS_H_
#define UNSTIGMA_MATCH_ANALYSIS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/passage.h"
#include "match/quotations.h"
#include "match/sightings.h"
#include "match/stretch.h"
#include "text/tokens.h"

namespace unstigma::match {

/// The sentences of a passage that hold candidates, cut into tokens. Lives for one passage; its buffers are
/// used again.
class Analysis {
 public:
  /// Begins with a passage and returns where its sentences end.
  const std::vector<std::uint32_t>& open(const document::Passage& passage);
  /// Analyses the sentences in which the bytes `places` (in ascending order) of the passage's text stand.
  void analyse(const std::vector<std::uint32_t>& places);
  /// Analyses all sentences.
  void analyse();

  const document::Passage& passage() const { return *passage_; }
  const text::Tokens& tokens() const { return tokens_; }
  const std::vector<TokenRange>& sentences() const { return sentences_; }

  /// The analysed sentence in which the byte `at` of the passage's text stands.
  std::size_t sentence_at(std::uint32_t at) const;

  /// The token of the sentence in which the byte `at` of the passage's text stands, or the last before it.
  std::uint32_t token_at(std::uint32_t at, TokenRange sentence) const;

  /// Canonical text of tokens [first, last).
  std::string_view canonical(TokenRange range) const;

  /// Tokens [first, last) as the patterns of a program see them, the index-th of the Matcher's. Good until
  /// the next passage.
  Stretch stretch(const Program& program, std::uint32_t index, TokenRange range) const {
    if (index >= tags_.size() || tags_[index].empty()) make_tags(program, index);
    return {&tokens_, tags_[index].data(), range};
  }

  /// What has been seen of guards, for Patterns::matches().
  Sightings& sightings() const { return sightings_; }

  /// The source of a range of tokens, in bytes of the passage's text.
  document::TextRange source(TokenRange range) const;

  /// The surface of a token as it is written.
  std::string_view surface(std::uint32_t token) const;

  /// The quotation around a range of tokens.
  const Quotation* quotation_around(TokenRange range);

  /// True when capitals say nothing in this sentence: most of its words have one.
  bool title_case(std::size_t sentence);

 private:
  void make_tags(const Program& program, std::uint32_t index) const;
  void add_sentence(std::uint32_t begin, std::uint32_t end);

  const document::Passage* passage_ = nullptr;
  text::Tokenizer tokenizer_;
  text::Tokens tokens_;
  std::vector<std::uint32_t> ends_;
  std::vector<TokenRange> sentences_;
  std::optional<std::vector<Quotation>> quotations_;
  std::vector<std::uint8_t> title_case_;  ///< 0 unknown, 1 no, 2 yes; by sentence
  mutable Sightings sightings_;
  mutable std::vector<std::vector<Tag>> tags_;  ///< by program; empty until they are asked for
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_ANALYSIS_H_
