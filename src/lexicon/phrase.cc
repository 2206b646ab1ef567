#include "lexicon/phrase.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace unstigma::lexicon {
namespace {

constexpr std::uint8_t default_gap = 3;
constexpr std::uint8_t widest_gap = 8;
constexpr std::size_t longest_phrase = 48;  ///< with the items of its sets well below what matching can span

bool word_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || std::isalnum(u) != 0 || c == '_';
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  return out;
}

/// How many tokens a phrase can take, a set counted as one: a word of a gap may have a clitic.
std::size_t length_of(const Phrase& phrase) {
  std::size_t length = 0;
  switch (phrase.type) {
    case Phrase::Type::any_word:
      return 2;
    case Phrase::Type::gap:
      return std::size_t{2} * phrase.count;
    case Phrase::Type::choice:
      for (const Phrase& child : phrase.children) length = std::max(length, length_of(child));
      return length;
    case Phrase::Type::sequence:
    case Phrase::Type::optional:
      for (const Phrase& child : phrase.children) length += length_of(child);
      return length;
    default:
      return 1;
  }
}

/// Reads one phrase from left to right; every function stops at what it does not know.
class Parser {
 public:
  Parser(std::string_view source, const Forms& forms) : source_(source), forms_(forms) {}

  Result<Phrase, PhraseError> whole() {
    Phrase phrase = sequence();
    if (!error_ && at_ < source_.size()) fail("'" + std::string(1, source_[at_]) + "' has no partner");
    if (!error_ && phrase.children.empty()) fail("an empty phrase matches nothing; write at least one word");
    if (!error_ && length_of(phrase) > longest_phrase)
      fail("a phrase spans at most " + std::to_string(longest_phrase) +
           " words, each word of a gap counted twice; split it or shorten its gaps");
    if (error_) return *error_;
    return phrase;
  }

 private:
  void fail(std::string message) {
    if (!error_) error_ = PhraseError{at_ + 1, std::move(message)};
  }
  bool looking_at(std::string_view text) const { return source_.substr(at_, text.size()) == text; }

  Phrase sequence() {
    Phrase out;
    out.type = Phrase::Type::sequence;
    while (!error_ && at_ < source_.size()) {
      const char c = source_[at_];
      if (c == ' ' || c == '-' || c == '\t' || c == '\n') {
        ++at_;
      } else if (c == ')' || c == ']' || c == '|' || c == '>' || c == '}') {
        break;
      } else {
        item(out.children);
      }
    }
    return out;
  }

  void item(std::vector<Phrase>& out) {
    const char c = source_[at_];
    if (c == '(') return choice(out);
    if (c == '[') return optional(out);
    if (c == '<') return inflected(out);
    if (c == '{') return set(out);
    if (looking_at("...")) return gap(out);
    if (c == '_' && (at_ + 1 == source_.size() || !word_byte(source_[at_ + 1]))) {
      ++at_;
      out.push_back({Phrase::Type::any_word, "_", {}, 0, {}});
      return;
    }
    if (c == '\'' && at_ + 1 < source_.size() && word_byte(source_[at_ + 1])) return clitic(out);
    if (word_byte(c)) return words(out);
    out.push_back({Phrase::Type::punctuation, std::string(1, c), {}, 0, {}});
    ++at_;
  }

  /// A word with what hangs on it: isn't -> is + n't, asperger's -> asperger + 's.
  void words(std::vector<Phrase>& out) {
    const std::size_t begin = at_;
    while (at_ < source_.size() &&
           (word_byte(source_[at_]) ||
            (source_[at_] == '\'' && at_ + 1 < source_.size() && word_byte(source_[at_ + 1])))) {
      ++at_;
    }
    const std::string word = lower(source_.substr(begin, at_ - begin));
    for (const std::string_view tail : {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"}) {
      if (word.size() > tail.size() && word.substr(word.size() - tail.size()) == tail) {
        out.push_back({Phrase::Type::word, word.substr(0, word.size() - tail.size()), {}, 0, {}});
        out.push_back({Phrase::Type::clitic, std::string(tail), {}, 0, {}});
        return;
      }
    }
    out.push_back({Phrase::Type::word, word, {}, 0, {}});
  }

  void clitic(std::vector<Phrase>& out) {
    const std::size_t begin = at_++;
    while (at_ < source_.size() && word_byte(source_[at_])) ++at_;
    out.push_back({Phrase::Type::clitic, lower(source_.substr(begin, at_ - begin)), {}, 0, {}});
  }

  void choice(std::vector<Phrase>& out) {
    ++at_;
    Phrase node;
    node.type = Phrase::Type::choice;
    for (;;) {
      node.children.push_back(sequence());
      if (error_) return;
      if (node.children.back().children.empty())
        return fail("an empty choice; write [words] for what may be missing");
      if (at_ < source_.size() && source_[at_] == '|') {
        ++at_;
        continue;
      }
      break;
    }
    if (at_ >= source_.size() || source_[at_] != ')') return fail("'(' is never closed by ')'");
    ++at_;
    out.push_back(std::move(node));
  }

  void optional(std::vector<Phrase>& out) {
    ++at_;
    Phrase inner;
    inner.type = Phrase::Type::choice;
    for (;;) {
      inner.children.push_back(sequence());
      if (error_) return;
      if (inner.children.back().children.empty()) return fail("an empty '[ ]'");
      if (at_ < source_.size() && source_[at_] == '|') {
        ++at_;
        continue;
      }
      break;
    }
    if (at_ >= source_.size() || source_[at_] != ']') return fail("'[' is never closed by ']'");
    ++at_;
    Phrase node;
    node.type = Phrase::Type::optional;
    node.children.push_back(std::move(inner));
    out.push_back(std::move(node));
  }

  void inflected(std::vector<Phrase>& out) {
    const std::size_t close = source_.find('>', at_);
    if (close == std::string_view::npos) return fail("'<' is never closed by '>'");
    const std::string_view inside = source_.substr(at_ + 1, close - at_ - 1);
    const std::size_t colon = inside.find(':');
    const std::string word = lower(inside.substr(0, colon));
    if (word.empty()) return fail("'<>' holds no word");
    std::optional<PartOfSpeech> part = forms_.known(word);
    if (colon != std::string_view::npos) {
      const std::string_view name = inside.substr(colon + 1);
      if (name == "verb") part = PartOfSpeech::verb;
      else if (name == "noun") part = PartOfSpeech::noun;
      else if (name == "adjective") part = PartOfSpeech::adjective;
      else return fail("'" + std::string(name) + "' is no part of speech; write verb, noun or adjective");
    }
    if (!part)
      return fail("'" + word + "' could be more than one thing; write <" + word + ":verb>, <" + word +
                  ":noun> or <" + word + ":adjective>");
    out.push_back({Phrase::Type::inflected, word, *part, 0, {}});
    at_ = close + 1;
  }

  void set(std::vector<Phrase>& out) {
    const std::size_t close = source_.find('}', at_);
    if (close == std::string_view::npos) return fail("'{' is never closed by '}'");
    if (close == at_ + 1) return fail("'{}' names no set");
    out.push_back({Phrase::Type::set, std::string(source_.substr(at_ + 1, close - at_ - 1)), {}, 0, {}});
    at_ = close + 1;
  }

  void gap(std::vector<Phrase>& out) {
    at_ += 3;
    unsigned count = default_gap;
    if (at_ < source_.size() && std::isdigit(static_cast<unsigned char>(source_[at_])) != 0) {
      count = static_cast<unsigned>(source_[at_] - '0');
      ++at_;
    }
    if (count < 1 || count > widest_gap) return fail("a gap spans one to eight words");
    out.push_back({Phrase::Type::gap, "...", {}, static_cast<std::uint8_t>(count), {}});
  }

  std::string_view source_;
  const Forms& forms_;
  std::size_t at_ = 0;
  std::optional<PhraseError> error_;
};

std::string joined(const std::vector<Phrase>& children, std::string_view between) {
  std::string out;
  for (const Phrase& child : children) {
    if (!out.empty()) out += between;
    out += to_string(child);
  }
  return out;
}

}  // namespace

Result<Phrase, PhraseError> parse_phrase(std::string_view source, const Forms& forms) {
  return Parser(source, forms).whole();
}

std::string to_string(const Phrase& phrase) {
  constexpr std::array<std::string_view, 3> parts = {"verb", "noun", "adjective"};
  switch (phrase.type) {
    case Phrase::Type::inflected:
      return "<" + phrase.text + ":" + std::string(parts[static_cast<std::size_t>(phrase.part)]) + ">";
    case Phrase::Type::set:
      return "{" + phrase.text + "}";
    case Phrase::Type::gap:
      return "..." + std::to_string(phrase.count);
    case Phrase::Type::sequence:
      return joined(phrase.children, " ");
    case Phrase::Type::choice:
      return "(" + joined(phrase.children, "|") + ")";
    case Phrase::Type::optional:
      return "[" + joined(phrase.children, "|") + "]";
    default:
      return phrase.text;
  }
}

}  // namespace unstigma::lexicon
