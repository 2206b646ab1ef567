#include "match/pattern.h"

#include <set>

namespace unstigma::match {
namespace {

using lexicon::Phrase;

// The joints of text::Joint, written as RE2 reads them.
constexpr std::string_view word_joint = "[\\x01-\\x04]";
constexpr std::string_view mark_source = "\\x05";
constexpr std::string_view token_bytes = "[^\\x01-\\x05]+";
constexpr std::string_view gap_word =
    "(?:[\\x01-\\x04][^\\x01-\\x05'][^\\x01-\\x05]*(?:\\x01(?:'[a-z]+|n't))?)";

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    const bool plain = u >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'';
    if (!plain) out += '\\';
    out += c;
  }
}

/// Writes a phrase as RE2 source.
class Writer {
 public:
  Writer(const lexicon::Forms& forms, const SetNamer& set_name, bool capture)
      : forms_(forms), set_name_(set_name), capture_(capture) {}

  void write(const Phrase& phrase, std::string& out) const {
    switch (phrase.type) {
      case Phrase::Type::word:
        out += word_joint;
        append_escaped(phrase.text, out);
        break;
      case Phrase::Type::clitic:
        out += "\\x01";
        append_escaped(phrase.text, out);
        break;
      case Phrase::Type::punctuation:
        out += mark_source;
        append_escaped(phrase.text, out);
        break;
      case Phrase::Type::inflected:
        inflected(phrase, out);
        break;
      case Phrase::Type::set:
        set(phrase.text, out);
        break;
      case Phrase::Type::any_word:
        out += gap_word;
        break;
      case Phrase::Type::gap:
        out += std::string(gap_word) + "{0," + std::to_string(phrase.count) + "}";
        break;
      case Phrase::Type::sequence:
        for (const Phrase& child : phrase.children) write(child, out);
        break;
      case Phrase::Type::choice:
        choice(phrase, out);
        break;
      case Phrase::Type::optional:
        out += "(?:";
        write(phrase.children.front(), out);
        out += ")?";
        break;
    }
  }

  /// Any of the phrases. Those that begin with a word share the joint before it and stand in order, so that
  /// RE2 has less to read and finds what they have in common; of several that match the longest counts,
  /// wherever it stands. Captures keep their order.
  void alternatives(const std::vector<const Phrase*>& phrases, std::string& out) const {
    std::set<std::string> words;
    std::string others;
    for (const Phrase* phrase : phrases) {
      std::string source;
      write(*phrase, source);
      const bool word = source.compare(0, word_joint.size(), word_joint) == 0;
      if (word && (!capture_ || slots(*phrase).empty())) {
        words.insert(source.substr(word_joint.size()));
      } else {
        others += (others.empty() ? "" : "|") + source;
      }
    }
    if (words.empty()) out += others;
    if (words.empty()) return;
    out += std::string(word_joint) + (words.size() > 1 ? "(?:" : "");
    for (auto word = words.begin(); word != words.end(); ++word)
      out += (word == words.begin() ? "" : "|") + *word;
    if (words.size() > 1) out += ')';
    if (!others.empty()) out += '|' + others;
  }

 private:
  void inflected(const Phrase& phrase, std::string& out) const {
    out += word_joint;
    out += capture_ ? "(" : "(?:";
    bool first = true;
    for (const lexicon::Inflected& spelling : forms_.inflect(phrase.text, phrase.part)) {
      if (!first) out += '|';
      first = false;
      append_escaped(spelling.text, out);
    }
    out += ')';
  }

  void choice(const Phrase& phrase, std::string& out) const {
    std::vector<const Phrase*> children;
    children.reserve(phrase.children.size());
    for (const Phrase& child : phrase.children) children.push_back(&child);
    out += "(?:";
    alternatives(children, out);
    out += ')';
  }

  void set(const std::string& name, std::string& out) const {
    const std::string token(token_bytes);
    out += capture_ ? "(" : "(?:";
    if (name == "start") out += "\\A|\\x05" + token;
    else if (name == "end") out += "\\z|\\x05" + token;
    else if (name == "number") out += "[\\x01-\\x04][0-9][0-9.,]*";
    else if (name == "capital") out += "[\\x03\\x04]" + token;
    else if (name == ",") out += "\\x05(?:[,;:-]|\xE2\x80\x94|\xE2\x80\x93)";
    else if (name == "\"") out += "\\x05\"";
    else out += '\x0E' + set_name_(name) + '\x0F';
    out += ')';
  }

  const lexicon::Forms& forms_;
  const SetNamer& set_name_;
  bool capture_;
};

void collect_slots(const Phrase& phrase, std::vector<const Phrase*>& out) {
  if (phrase.type == Phrase::Type::inflected || phrase.type == Phrase::Type::set) out.push_back(&phrase);
  for (const Phrase& child : phrase.children) collect_slots(child, out);
}

}  // namespace

std::string pattern_source(const std::vector<const Phrase*>& phrases, Anchoring anchoring,
                           const lexicon::Forms& forms, const SetNamer& set_name) {
  const Writer writer(forms, set_name, anchoring == Anchoring::phrase);
  std::string body;
  writer.alternatives(phrases, body);
  switch (anchoring) {
    case Anchoring::phrase:
      return "(" + body + ")(?:[\\x01\\x03\\x05]|\\z)";
    case Anchoring::before:
      return "(?:" + body + ")\\z";
    case Anchoring::after:
      return "\\A(?:" + body + ")(?:[\\x01-\\x05]|\\z)";
    case Anchoring::inside:
      return "(?:" + body + ")(?:[\\x01-\\x05]|\\z)";
  }
  return body;
}

std::string set_source(const std::vector<lexicon::Line>& items, const lexicon::Forms& forms,
                       const SetNamer& set_name) {
  const Writer writer(forms, set_name, false);
  std::vector<const Phrase*> phrases;
  phrases.reserve(items.size());
  for (const lexicon::Line& item : items) phrases.push_back(&item.phrase);
  std::string body;
  writer.alternatives(phrases, body);
  return body;
}

std::vector<const Phrase*> slots(const Phrase& phrase) {
  std::vector<const Phrase*> out;
  collect_slots(phrase, out);
  return out;
}

}  // namespace unstigma::match
