#include "match/shapes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "match/guards.h"
#include "text/abbreviations.h"

namespace unstigma::match {
namespace {

bool all_upper(std::string_view surface) {
  bool any = false;
  for (const char c : surface) {
    if (c >= 'a' && c <= 'z') return false;
    any = any || (c >= 'A' && c <= 'Z');
  }
  return any;
}

/// Reads shapes off a match; one object for one match.
class Shaper {
 public:
  Shaper(Match& match, Analysis& analysis, const Patterns& patterns, const Patterns& shipped)
      : match_(match), analysis_(analysis), patterns_(patterns), shipped_(shipped) {}

  lexicon::ShapeMask all() {
    letters();
    neighbours();
    quotation();
    frames();
    if (under_advice()) set(Shape::advised);
    if (is_name()) set(Shape::name);
    return shapes_;
  }

 private:
  void set(Shape shape) { shapes_ = static_cast<lexicon::ShapeMask>(shapes_ | bit(shape)); }
  const text::Token& token(std::uint32_t i) const { return analysis_.tokens().tokens[i]; }
  TokenRange sentence() const { return analysis_.sentences()[match_.sentence]; }

  void letters() {
    bool upper = true;
    bool lower = true;
    for (std::uint32_t i = match_.tokens.first; i < match_.tokens.last; ++i) {
      if (!token(i).word()) continue;
      upper = upper && all_upper(analysis_.surface(i));
      lower = lower && !token(i).capital();
    }
    if (token(match_.tokens.first).capital()) set(Shape::capital);
    if (upper) set(Shape::upper);
    if (lower) set(Shape::lower);
    if (analysis_.passage().kind == document::PassageKind::heading) set(Shape::heading);
    if (opens_sentence(match_.tokens.first)) set(Shape::first_word);
  }

  /// True when only marks stand before the token in its sentence, or a mark after which a capital is usual.
  bool opens_sentence(std::uint32_t i) const {
    if (i > sentence().first && mark(i - 1, ".") &&
        text::abbreviates(analysis_.passage().text, token(i - 1).begin, token(i).begin))
      return false;
    constexpr std::array<std::string_view, 11> before_capitals = {
        "\"", ":", "\xE2\x80\x94", "'", ".", "\xE2\x80\xA2", "*", "!", "?", "-", "#"};
    for (; i > sentence().first; --i) {
      if (token(i - 1).word()) return false;
      const std::string_view mark = analysis_.tokens().canonical_word(i - 1);
      if (std::find(before_capitals.begin(), before_capitals.end(), mark) != before_capitals.end())
        return true;
    }
    return true;
  }

  void neighbours() {
    const std::uint32_t next = match_.tokens.last;
    const bool more = next < sentence().last;
    if (token(match_.tokens.first).hyphen() || (more && token(next).hyphen())) set(Shape::hyphen);
    if (!more) return;
    const std::string_view following = analysis_.tokens().canonical_word(next);
    if (following == "'s" || (following == "'" && next + 1 < sentence().last && token(next + 1).word() &&
                              token(next).begin == token(next - 1).end)) {
      set(Shape::possessive);
    }
    if (token(next).word() && following != "'s" && !plural_noun() && goes_on(next)) set(Shape::noun_follows);
  }

  bool stops(std::uint32_t i) const {
    return i >= sentence().last || !token(i).word() ||
           shipped_.begins_with(
               "stopper", analysis_.stretch(shipped_.program(), shipped_.index(), {i, sentence().last}));
  }

  /// True when the word `next` could belong to the same noun phrase: no adverb, no verb in the past before
  /// its object, nothing of the class {stopper}.
  bool goes_on(std::uint32_t next) const {
    if (stops(next)) return false;
    constexpr std::array<std::string_view, 10> nouns_in_ly = {
        "family", "ally", "bully", "assembly", "reply", "supply", "rally", "belly", "jelly", "butterfly"};
    const std::string_view word = analysis_.tokens().canonical_word(next);
    const auto ends = [&](std::string_view tail) {
      return word.size() > tail.size() + 2 && word.substr(word.size() - tail.size()) == tail;
    };
    if (ends("ly")) return std::find(nouns_in_ly.begin(), nouns_in_ly.end(), word) != nouns_in_ly.end();
    return !(ends("ed") && stops(next + 1));
  }

  /// True when the last inflected noun of the match is in the plural: no noun follows it as a modifier.
  bool plural_noun() const {
    const Program& program = patterns_.program();
    const PhraseRow& phrase = program.phrases()[match_.phrase];
    const auto slots = program.rows<SlotRow>(Table::slots, phrase.slots);
    for (std::size_t k = slots.size; k-- > 0;) {
      const SlotRow& slot = slots[k];
      const bool noun =
          slot.is_set == 0 && slot.part == static_cast<std::uint32_t>(lexicon::PartOfSpeech::noun);
      if (!noun || k >= match_.captures.size() || !match_.captures[k].found) continue;
      const std::string_view word = analysis_.tokens().canonical_word(match_.captures[k].tokens.first);
      for (const SpellingRow& spelling : program.rows<SpellingRow>(Table::spellings, slot.spellings)) {
        if (program.text(spelling.text) == word) {
          return (spelling.forms & lexicon::bit(lexicon::Form::plural)) != 0;
        }
      }
    }
    return false;
  }

  void quotation() {
    if (analysis_.passage().quoted) match_.quoted = true;
    const Quotation* around = analysis_.quotation_around(match_.tokens);
    if (around == nullptr) {
      if (match_.quoted) set(Shape::quotation);
      return;
    }
    // A quotation that holds the match and nothing else is a word held up for looking at.
    const document::TextRange place = analysis_.source(match_.tokens);
    const std::string_view text = analysis_.passage().text;
    const auto only_marks = [&](std::size_t from, std::size_t to) {
      const std::string_view part = text.substr(from, to - from);
      return std::all_of(part.begin(), part.end(),
                         [](char c) { return c == ',' || c == '.' || c == ' ' || c == '!' || c == '?'; });
    };
    if (around->closed && only_marks(around->inside.begin, place.begin) &&
        only_marks(place.end, around->inside.end)) {
      set(Shape::mention);
    } else {
      set(Shape::quotation);
      match_.quoted = true;
    }
  }

  /// True when the match, and nothing else, is set in italics or bold.
  bool emphasized() const {
    const document::TextRange place = analysis_.source(match_.tokens);
    const auto& ranges = analysis_.passage().emphasis;  // in the order of their ends
    auto range =
        std::lower_bound(ranges.begin(), ranges.end(), place.end,
                         [](const document::TextRange& r, std::uint32_t end) { return r.end < end; });
    for (; range != ranges.end() && range->end == place.end; ++range) {
      if (range->begin == place.begin) return true;
    }
    return false;
  }

  bool any_capital() const {
    std::uint32_t i = match_.tokens.first;
    while (i < match_.tokens.last && !token(i).capital()) ++i;
    return i < match_.tokens.last;
  }

  /// The shapes that somebody asks for: the entry's own policies, and guards of the entry and its group.
  lexicon::ShapeMask wanted() const {
    const Program& program = patterns_.program();
    const EntryRow& entry = program.entries()[match_.entry];
    const GroupRow& group = program.groups()[match_.group];
    lexicon::ShapeMask out = 0;
    for (const std::uint32_t row : {entry.unless, entry.only, group.unless, group.only}) {
      if (const ConditionsRow* conditions = program.conditions(row))
        out = static_cast<lexicon::ShapeMask>(out | conditions->shapes);
    }
    const auto add = [&](std::uint8_t policy, lexicon::ShapeMask shapes) {
      if (policy != static_cast<std::uint8_t>(lexicon::Policy::check))
        out = static_cast<lexicon::ShapeMask>(out | shapes);
    };
    if (any_capital()) add(entry.names, bit(Shape::title));  // a title makes a name of what has one
    add(entry.mention, bit(Shape::mention) | bit(Shape::advised));
    add(entry.self, bit(Shape::self));
    add(entry.denied, bit(Shape::denied));
    add(entry.denounced, bit(Shape::denounced));
    return out;
  }

  bool mark(std::uint32_t i, std::string_view text) const {
    return analysis_.tokens().canonical_word(i) == text;
  }

  /// The quotation mark that opens the run of words which ends before `end`; none when there is none near.
  std::optional<std::uint32_t> opening_mark(std::uint32_t end) const {
    constexpr std::uint32_t longest_item = 6;
    for (std::uint32_t i = end; i > sentence().first && end - i <= longest_item; --i) {
      if (mark(i - 1, "\"")) return i - 1;
    }
    return std::nullopt;
  }

  /// Of a row of quoted words, "X", "Y" or "Z": where the first of them begins; else where the match does.
  std::uint32_t row_begin() const {
    constexpr std::uint32_t longest_row = 200;  // in tokens
    std::uint32_t begin = match_.tokens.first;
    for (auto open = opening_mark(begin); open && match_.tokens.first - *open < longest_row;
         open = opening_mark(begin - 1)) {
      begin = *open + 1;
      std::uint32_t i = *open;
      const auto before = [&](std::string_view text) { return i > sentence().first && mark(i - 1, text); };
      if (before("and") || before("or") || before("nor")) --i;
      if (before(",")) --i;
      if (!before("\"")) break;  // the closing mark of the word before
      begin = i;
    }
    return begin;
  }

  void frames() {
    const std::uint32_t row_of_words = row_begin();
    const bool in_row = row_of_words != match_.tokens.first;
    const Around around(analysis_, match_.sentence, match_.tokens);
    const Around around_row(analysis_, match_.sentence, {row_of_words, match_.tokens.last});
    const auto met = [&](const ConditionsRow& row) {
      return any_met(row, around, shipped_, nullptr) ||
             (in_row && any_met(row, around_row, shipped_, nullptr));
    };
    const lexicon::ShapeMask asked = wanted();
    const Program& program = shipped_.program();
    for (const FrameRow& frame : program.table<FrameRow>(Table::frames)) {
      if ((asked & frame.shape) == 0 || (frame.emphasized != 0 && !emphasized())) continue;
      const ConditionsRow* row = program.conditions(frame.conditions);
      if (row != nullptr && met(*row)) shapes_ = static_cast<lexicon::ShapeMask>(shapes_ | frame.shape);
    }
  }

  /// True where a list or a column of a table is headed "Words to avoid".
  bool under_advice() const {
    const std::string& under = analysis_.passage().under;
    if (under.empty()) return false;
    text::Tokenizer tokenizer;
    text::Tokens heading;
    tokenizer.tokenize(under, 0, static_cast<std::uint32_t>(under.size()), heading);
    std::vector<Tag> tags;
    tag(heading, shipped_.program(), tags);
    return shipped_.begins_with("advice-heading",
                                {&heading, tags.data(), {0, static_cast<std::uint32_t>(tags.size())}});
  }

  /// True for like "Maniac": quotation marks around nothing else, where no speech begins.
  bool capital_in_quotes() const {
    const std::uint32_t first = match_.tokens.first;
    if ((shapes_ & bit(Shape::mention)) == 0 || first < sentence().first + 2) return false;
    const std::string_view before = analysis_.tokens().canonical_word(first - 2);
    return token(first - 2).word() && before != "said" && before != "says";
  }

  /// Capitals where the sentence gives no reason for them.
  bool is_name() {
    if (analysis_.title_case(match_.sentence)) return false;
    constexpr std::uint32_t short_word = 3;  // the, of, and: small in most names
    constexpr std::uint32_t acronym = 4;
    std::uint32_t words = 0;
    for (std::uint32_t i = match_.tokens.first; i < match_.tokens.last; ++i) {
      const text::Token& t = token(i);
      const std::uint32_t length = t.end - t.begin;
      if (!t.word() || (length <= short_word && !t.capital()) || analysis_.surface(i).front() == '\'')
        continue;
      if (!t.capital()) return false;
      if (all_upper(analysis_.surface(i)) && length > acronym) return false;  // shouting, not a name
      ++words;
    }
    if (words == 0) return false;
    if ((shapes_ & bit(Shape::title)) != 0 || capital_in_quotes()) return true;
    if (!opens_sentence(match_.tokens.first)) return true;
    const std::uint32_t next = match_.tokens.last;
    const bool name_goes_on = next < sentence().last && token(next).capital() && token(next).word();
    return words > 1 || name_goes_on;
  }

  Match& match_;
  Analysis& analysis_;
  const Patterns& patterns_;
  const Patterns& shipped_;
  lexicon::ShapeMask shapes_ = 0;
};

}  // namespace

lexicon::ShapeMask shapes_of(Match& match, Analysis& analysis, const Patterns& patterns,
                             const Patterns& shipped) {
  return Shaper(match, analysis, patterns, shipped).all();
}

}  // namespace unstigma::match
