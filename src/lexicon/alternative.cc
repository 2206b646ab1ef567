// The language of alternatives: plain text with <words> that inflect and {sets} that are put back.
#include <array>
#include <optional>

#include "lexicon/phrase.h"

namespace unstigma::lexicon {
namespace {

/// Reads one alternative; keeps spaces as they are written.
class Reader {
 public:
  Reader(std::string_view source, const Forms& forms) : source_(source), forms_(forms) {}

  Result<Alternative, PhraseError> whole() {
    while (!error_ && at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '<') {
        inflected();
      } else if (c == '{') {
        set();
      } else if (c == '(' && number()) {
        continue;
      } else if (c == '>' || c == '}' || c == '|') {
        fail("'" + std::string(1, c) + "' has no meaning here");
      } else {
        text(c);
      }
    }
    if (error_) return *error_;
    return std::move(parts_);
  }

 private:
  void fail(std::string message) {
    if (!error_) error_ = PhraseError{at_ + 1, std::move(message)};
  }

  void text(char c) {
    if (parts_.empty() || parts_.back().type != Part::Type::text) parts_.push_back({});
    parts_.back().text += c;
    ++at_;
  }

  void inflected() {
    const std::size_t close = source_.find('>', at_);
    if (close == std::string_view::npos) return fail("'<' is never closed by '>'");
    const std::string source(source_.substr(at_, close - at_ + 1));
    const auto phrase = parse_phrase(source, forms_);
    if (!phrase) return fail(phrase.error().message);
    const Phrase& word = phrase->children.front();
    Part part;
    part.type = Part::Type::inflected;
    part.text = word.text;
    part.part = word.part;
    part.index = counts_[static_cast<std::size_t>(word.part)]++;
    parts_.push_back(std::move(part));
    at_ = close + 1;
  }

  void set() {
    const std::size_t close = source_.find('}', at_);
    if (close == std::string_view::npos) return fail("'{' is never closed by '}'");
    Part part;
    part.text = std::string(source_.substr(at_ + 1, close - at_ - 1));
    part.type = part.text == "their" ? Part::Type::their : Part::Type::set;
    parts_.push_back(std::move(part));
    at_ = close + 1;
  }

  /// "(an addiction/addiction)"; other brackets are text.
  bool number() {
    const std::size_t close = source_.find(')', at_);
    const std::size_t slash = source_.find('/', at_);
    if (close == std::string_view::npos || slash > close) {
      text('(');
      return true;
    }
    Part part;
    part.type = Part::Type::number;
    part.text = std::string(source_.substr(at_ + 1, slash - at_ - 1));
    part.plural = std::string(source_.substr(slash + 1, close - slash - 1));
    parts_.push_back(std::move(part));
    at_ = close + 1;
    return true;
  }

  std::string_view source_;
  const Forms& forms_;
  std::size_t at_ = 0;
  std::array<std::uint8_t, 3> counts_ = {0, 0, 0};
  Alternative parts_;
  std::optional<PhraseError> error_;
};

}  // namespace

Result<Alternative, PhraseError> parse_alternative(std::string_view source, const Forms& forms) {
  return Reader(source, forms).whole();
}

}  // namespace unstigma::lexicon
