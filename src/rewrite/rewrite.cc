#include "rewrite/rewrite.h"

#include <algorithm>

#include "match/shapes.h"
#include "rewrite/agreement.h"
#include "rewrite/fit.h"
#include "rewrite/mend.h"
#include "rewrite/surroundings.h"

namespace unstigma::rewrite {
namespace {

using lexicon::Form;
using lexicon::Part;
using match::AlternativeRow;
using match::PartRow;
using match::Program;
using match::Shape;
using match::SlotRow;
using match::SpellingRow;
using match::Table;

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
char to_upper(char c) {
  return is_lower(c) ? static_cast<char>(c & ~0x20) : c;
}
char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c | 0x20) : c;
}

/// White space of every kind as single spaces.
std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

/// Writes the alternatives of one match.
class Writer {
 public:
  Writer(const match::Match& match, const Program& program, const match::Analysis& analysis, bool title_case)
      : match_(match),
        program_(program),
        analysis_(analysis),
        slots_(program.rows<SlotRow>(Table::slots, program.phrases()[match.phrase].slots)),
        around_(match, analysis, program, title_case),
        title_case_(title_case) {}

  Rewriting write(const AlternativeRow& alternative) {
    Rewriting out;
    for (const PartRow& part : program_.rows<PartRow>(Table::parts, alternative.parts)) add(part, out);
    out.range = analysis_.source(match_.tokens);
    mend_inside(out.text, program_);
    mend_lives(out.text);
    match_case(out.text);
    out.replacement = out.text;
    if (out.text.empty()) {
      take_a_space(out);
    } else if (glued_to_word_before()) {
      out.replacement.insert(out.replacement.begin(), ' ');
    }
    const bool noun = begins_with_noun(alternative, out.text);
    out.drops_in = fits(out.text, noun, around_);
    mend_before(around_, noun && one_person(out.text), out);
    return out;
  }

 private:
  bool has(Shape shape) const { return (match_.shapes & match::bit(shape)) != 0; }
  std::string_view passage() const { return analysis_.passage().text; }

  void add(const PartRow& part, Rewriting& out) {
    switch (static_cast<Part::Type>(part.type)) {
      case Part::Type::text:
        out.text += program_.text(part.text);
        break;
      case Part::Type::inflected:
        add_inflected(part, out);
        break;
      case Part::Type::set:
        add_set(program_.text(part.text), out);
        break;
      case Part::Type::number:
        out.text += program_.text(plural() ? part.plural : part.text);
        break;
      case Part::Type::their:
        out.text += possessive_for(match_.tokens, match_.sentence, analysis_);
        break;
    }
  }

  /// The index-th slot of a part of speech that took part in the match; nullptr if there is none.
  const SlotRow* slot(std::uint32_t part, std::uint32_t index, const match::Hit** capture) const {
    for (std::size_t k = 0; k < slots_.size && k < match_.captures.size(); ++k) {
      if (slots_[k].is_set != 0 || slots_[k].part != part || !match_.captures[k].found) continue;
      if (index-- > 0) continue;
      *capture = &match_.captures[k];
      return &slots_[k];
    }
    return nullptr;
  }

  lexicon::FormSet forms_of(const SlotRow& slot, const match::Hit& capture) const {
    const std::string_view word = analysis_.tokens().canonical_word(capture.tokens.first);
    for (const SpellingRow& spelling : program_.rows<SpellingRow>(Table::spellings, slot.spellings)) {
      if (program_.text(spelling.text) == word) return static_cast<lexicon::FormSet>(spelling.forms);
    }
    return 0;
  }

  bool plural() const {
    const match::Hit* capture = nullptr;
    const SlotRow* noun = slot(static_cast<std::uint32_t>(lexicon::PartOfSpeech::noun), 0, &capture);
    return noun != nullptr && (forms_of(*noun, *capture) & lexicon::bit(Form::plural)) != 0;
  }

  void add_inflected(const PartRow& part, Rewriting& out) {
    const match::Hit* capture = nullptr;
    const SlotRow* source = slot(part.part, part.index, &capture);
    const auto spellings = program_.rows<SpellingRow>(Table::spellings, part.spellings);
    if (source == nullptr) {
      out.text += program_.text(part.text);
      out.certain = false;
      return;
    }
    const Role role =
        role_of(forms_of(*source, *capture), capture->tokens.first, match_.sentence, analysis_, program_);
    for (const SpellingRow& spelling : spellings) {
      if ((spelling.forms & lexicon::bit(role.form)) == 0) continue;
      out.text += program_.text(spelling.text);
      // A guess between was and were matters only to words that tell them apart.
      const bool same = (spelling.forms & lexicon::bit(Form::past)) != 0 &&
                        (spelling.forms & lexicon::bit(Form::plural_past)) != 0;
      if (!role.certain && !same) out.certain = false;
      return;
    }
    out.text += program_.text(part.text);
    out.certain = false;
  }

  /// True for parkinson and down: conditions named after people keep their capital.
  bool eponym(std::string_view word) const { return program_.set_holds("eponym", word); }

  void add_set(std::string_view name, Rewriting& out) {
    for (std::size_t k = 0; k < slots_.size && k < match_.captures.size(); ++k) {
      if (slots_[k].is_set == 0 || program_.text(slots_[k].name) != name || !match_.captures[k].found)
        continue;
      const match::TokenRange tokens = match_.captures[k].tokens;
      if (tokens.first >= tokens.last) return;  // {start} and {end} can be nothing
      const document::TextRange place = analysis_.source(tokens);
      std::string text = collapsed(passage().substr(place.begin, place.end - place.begin));
      if (has(Shape::first_word) && tokens.first == match_.tokens.first && !out.text.empty() &&
          !title_case_ && !eponym(analysis_.tokens().canonical_word(tokens.first)) && text.size() > 1 &&
          is_upper(text[0]) && is_lower(text[1])) {
        text[0] = to_lower(text[0]);
      }
      out.text += text;
      return;
    }
    out.certain = false;
  }

  /// Capitals at the start of a sentence, in a title, and throughout.
  void match_case(std::string& text) const {
    if (text.empty()) return;
    const bool shouted =
        has(Shape::upper) && analysis_.source(match_.tokens).end - analysis_.source(match_.tokens).begin > 4;
    if (shouted) {
      std::transform(text.begin(), text.end(), text.begin(), to_upper);
    } else if (has(Shape::capital) && title_case_) {
      title(text);
    } else if (has(Shape::capital) && has(Shape::first_word)) {
      text[0] = to_upper(text[0]);
    }
  }

  /// Wheelchair-Bound: the words behind hyphens have capitals too.
  bool capitals_behind_hyphens() const {
    const auto& tokens = analysis_.tokens().tokens;
    for (std::uint32_t i = match_.tokens.first; i < match_.tokens.last; ++i) {
      if (tokens[i].joint == text::Joint::hyphen_capital) return true;
    }
    return false;
  }

  void title(std::string& text) const {
    std::size_t begin = 0;
    while (begin < text.size()) {
      std::size_t end = text.find(' ', begin);
      if (end == std::string::npos) end = text.size();
      const std::string_view word = std::string_view(text).substr(begin, end - begin);
      if (begin == 0 || !program_.set_holds("small-in-titles", word)) text[begin] = to_upper(text[begin]);
      begin = end + 1;
    }
    for (std::size_t at = text.find('-');
         at != std::string::npos && at + 1 < text.size() && capitals_behind_hyphens();
         at = text.find('-', at + 1))
      text[at + 1] = to_upper(text[at + 1]);
  }

  /// Several people take their own lives.
  void mend_lives(std::string& text) const {
    constexpr std::string_view life = "own life";
    const std::size_t at = text.find(life);
    const bool several = around_.holds("lives") || around_.holds("themselves") || around_.holds("ourselves");
    if (several && at != std::string::npos && at + life.size() == text.size())
      text.replace(at, life.size(), "own lives");
  }

  /// "He's afflicted with" begins its match inside a word.
  bool glued_to_word_before() const {
    const std::uint32_t i = match_.tokens.first;
    return i > 0 && analysis_.tokens().tokens[i].begin == analysis_.tokens().tokens[i - 1].end &&
           analysis_.tokens().tokens[i - 1].word();
  }

  /// Leaving words out leaves one space, not two.
  void take_a_space(Rewriting& out) const {
    if (out.range.end < passage().size() && passage()[out.range.end] == ' ') {
      ++out.range.end;
    } else if (out.range.begin > 0 && passage()[out.range.begin - 1] == ' ') {
      --out.range.begin;
    }
  }

  /// True when the words begin with a singular noun for somebody.
  bool one_person(std::string_view text) const {
    std::string word(text.substr(0, text.find(' ')));
    std::transform(word.begin(), word.end(), word.begin(), to_lower);
    return around_.in("person", word) && word.substr(0, 3) != "any" && word.substr(0, 4) != "some" &&
           word.substr(0, 5) != "every";
  }

  /// True when the words begin with a noun, inflected or put back.
  bool begins_with_noun(const AlternativeRow& alternative, std::string_view text) const {
    for (const PartRow& part : program_.rows<PartRow>(Table::parts, alternative.parts)) {
      const auto type = static_cast<Part::Type>(part.type);
      if (type == Part::Type::inflected)
        return part.part == static_cast<std::uint32_t>(lexicon::PartOfSpeech::noun);
      if (type == Part::Type::set) return true;
      if (type == Part::Type::text &&
          program_.text(part.text).find_first_not_of(' ') != std::string_view::npos)
        break;
    }
    // Of fixed words the first three are looked at: "older people with", "person in".
    std::size_t begin = 0;
    for (int words = 0; words < 3 && begin < text.size(); ++words) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      std::string word(text.substr(begin, end - begin));
      std::transform(word.begin(), word.end(), word.begin(), to_lower);
      if (around_.in("people", word) || around_.in("person", word)) return true;
      begin = end + 1;
    }
    return false;
  }

  const match::Match& match_;
  const Program& program_;
  const match::Analysis& analysis_;
  Program::Span<SlotRow> slots_;
  Surroundings around_;
  bool title_case_;
};

}  // namespace

std::vector<Rewriting> rewrite(const match::Match& match, Program::Span<AlternativeRow> alternatives,
                               const Program& program, const match::Analysis& analysis, bool title_case) {
  std::vector<Rewriting> out;
  Writer writer(match, program, analysis, title_case);
  for (const AlternativeRow& alternative : alternatives) out.push_back(writer.write(alternative));
  return out;
}

}  // namespace unstigma::rewrite
