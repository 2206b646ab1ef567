#include "match/mentions.h"

#include <set>

namespace unstigma::match {
namespace {

using lexicon::Phrase;

/// The words written in a phrase; those of its sets are not.
void collect(const Phrase& phrase, const lexicon::Forms& forms, std::set<std::string>& out) {
  if (phrase.type == Phrase::Type::word) out.insert(phrase.text);
  if (phrase.type == Phrase::Type::inflected) {
    for (const lexicon::Inflected& spelling : forms.inflect(phrase.text, phrase.part))
      out.insert(spelling.text);
  }
  for (const Phrase& child : phrase.children) collect(child, forms, out);
}

}  // namespace

void Mentions::count(const lexicon::Lexicon& lexicon, const lexicon::Forms& forms) {
  for (const lexicon::Entry& entry : lexicon.entries) {
    for (const lexicon::Group& group : entry.groups) {
      for (const lexicon::Line& line : group.phrases) {
        std::set<std::string> words;
        collect(line.phrase, forms, words);
        for (const std::string& word : words) ++counts_[word];
      }
    }
  }
}

std::size_t Mentions::of(const std::string& word) const {
  const auto found = counts_.find(word);
  return found == counts_.end() ? 0 : found->second;
}

}  // namespace unstigma::match
