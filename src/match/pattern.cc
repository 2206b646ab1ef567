#include "match/pattern.h"

namespace unstigma::match {
namespace {

using lexicon::Phrase;

// The joints of text::Joint, written as RE2 reads them.
constexpr std::string_view word_joint = "[\\x01-\\x04]";
constexpr std::string_view mark_joint = "\\x05";
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
        out += mark_joint;
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
    out += "(?:";
    for (std::size_t i = 0; i < phrase.children.size(); ++i) {
      if (i > 0) out += '|';
      write(phrase.children[i], out);
    }
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
  for (const Phrase* phrase : phrases) {
    if (!body.empty()) body += '|';
    writer.write(*phrase, body);
  }
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
  std::string body;
  for (const lexicon::Line& item : items) {
    if (!body.empty()) body += '|';
    writer.write(item.phrase, body);
  }
  return body;
}

std::vector<const Phrase*> slots(const Phrase& phrase) {
  std::vector<const Phrase*> out;
  collect_slots(phrase, out);
  return out;
}

}  // namespace unstigma::match
