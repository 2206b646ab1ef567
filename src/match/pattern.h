#ifndef UNSTIGMA_MATCH_PATTERN_H_
#define UNSTIGMA_MATCH_PATTERN_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace unstigma::match {

/// How a pattern is tied to the text it is tried on.
enum class Anchoring : std::uint8_t {
  phrase,  ///< anywhere; group 1 is the match; a hyphen may not follow
  before,  ///< ends at the end of the text
  after,   ///< begins at the beginning of the text
  inside,  ///< anywhere
};

/// Turns the name of a set into the name it has in a program ("class" or "lexicon/name").
using SetNamer = std::function<std::string(const std::string& name)>;

/// RE2 source for canonical text (text::Tokens). For Anchoring::phrase every inflected word and every set
/// that is not inside another set is a capturing group, in order from group 2 on.
std::string pattern_source(const std::vector<const lexicon::Phrase*>& phrases, Anchoring anchoring,
                           const lexicon::Forms& forms, const SetNamer& set_name);

// How literals() writes the joint before a token: a word's may be any, a clitic stands right behind its word.
inline constexpr char any_joint = '\x01';
inline constexpr char clitic_joint = '\x02';
inline constexpr char mark_joint = '\x05';

/// The few strings that a phrase of plain words stands for, each token behind one of the joints above; none
/// for phrases with captures, gaps or too many choices.
std::vector<std::string> literals(const lexicon::Phrase& phrase);

/// RE2 source of a set's items, without captures.
std::string set_source(const std::vector<lexicon::Line>& items, const lexicon::Forms& forms,
                       const SetNamer& set_name);

/// The captures of a phrase, in order.
std::vector<const lexicon::Phrase*> slots(const lexicon::Phrase& phrase);

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_PATTERN_H_
