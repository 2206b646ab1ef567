#ifndef UNSTIGMA_MATCH_PATTERN_H_
#define UNSTIGMA_MATCH_PATTERN_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "match/program.h"

namespace unstigma::match {

// The reference: phrases as RE2 knows them. What is checked day by day matches nodes (nodes.h), which is
// much quicker to start; tests hold that both find the same.

/// Turns the name of a set into the name it has in a program ("class" or "lexicon/name").
using SetNamer = std::function<std::string(const std::string& name)>;

/// RE2 source for canonical text (text::Tokens). For Anchoring::phrase every inflected word and every set
/// that is not inside another set is a capturing group, in order from group 2 on.
std::string pattern_source(const std::vector<const lexicon::Phrase*>& phrases, Anchoring anchoring,
                           const lexicon::Forms& forms, const SetNamer& set_name);

/// RE2 source of a set's items, without captures.
std::string set_source(const std::vector<lexicon::Line>& items, const lexicon::Forms& forms,
                       const SetNamer& set_name);

/// The captures of a phrase, in order.
std::vector<const lexicon::Phrase*> slots(const lexicon::Phrase& phrase);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_PATTERN_H_
