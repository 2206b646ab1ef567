#include "rewrite/agreement.h"

#include <algorithm>
#include <array>

#include "rewrite/surroundings.h"

namespace unstigma::rewrite {
namespace {

using lexicon::bit;
using lexicon::Form;

/// What is said of the words before a verb.
class Before {
 public:
  Before(std::uint32_t at, std::size_t sentence, const match::Analysis& analysis,
         const match::Program& program)
      : at_(at), range_(analysis.sentences()[sentence]), analysis_(analysis), program_(program) {}

  bool in(std::string_view set, std::string_view word) const { return program_.set_holds(set, word); }
  bool have(std::string_view word) const { return word == "'ve" || word == "'d" || in("have-form", word); }
  bool modal(std::string_view word) const { return word == "'ll" || in("modal", word); }

  /// The nearest word before the verb that is neither adverb nor (if asked) pronoun: a question turns the
  /// order round (has he committed). Empty at the beginning.
  std::string_view nearest(bool over_pronoun) const {
    constexpr std::uint32_t reach = 5;
    for (std::uint32_t i = at_, steps = 0; i > range_.first && steps < reach; --i, ++steps) {
      const std::string_view word = analysis_.tokens().canonical_word(i - 1);
      if (!adverb(word) && !(over_pronoun && in("subject-pronoun", word))) return word;
    }
    return {};
  }

  /// True when another verb of the sentence is clearly in the past.
  bool told_in_past() const {
    const match::TokenRange near = nearby(range_, {at_, at_ + 1});
    for (std::uint32_t i = near.first; i < near.last; ++i) {
      const std::string_view word = analysis_.tokens().canonical_word(i);
      const bool regular = word.size() > 4 && word.substr(word.size() - 2) == "ed";
      if (i != at_ && (regular || in("tells-the-past", word))) return true;
    }
    return false;
  }

 private:
  bool adverb(std::string_view word) const {
    const bool manner = word.size() > 4 && word.substr(word.size() - 2) == "ly";
    return manner || word == "n't" || in("between-verbs", word);
  }

  std::uint32_t at_;
  match::TokenRange range_;
  const match::Analysis& analysis_;
  const match::Program& program_;
};

}  // namespace

Role role_of(lexicon::FormSet can_be, std::uint32_t at, std::size_t sentence, const match::Analysis& analysis,
             const match::Program& program) {
  const auto can = [&](Form form) { return (can_be & bit(form)) != 0; };
  for (const Form sure : {Form::gerund, Form::third, Form::plural, Form::comparative, Form::superlative}) {
    if (can_be == bit(sure)) return {sure, true};
  }
  if (can(Form::singular)) return {Form::singular, !can(Form::plural)};
  if (can(Form::positive)) return {Form::positive, true};
  const Before before(at, sentence, analysis, program);
  const std::string_view near = before.nearest(false);
  const std::string_view far = before.nearest(true);
  if (can(Form::participle) && (before.have(near) || before.in("passive", near) || before.have(far)))
    return {Form::participle, true};
  if (can(Form::base) && (before.modal(near) || before.modal(far))) return {Form::base, true};
  if (can(Form::past) && can(Form::plural_present)) {
    // quit, cut, hit: spelled alike in both tenses, but "he quits"; only several leave the tense open.
    const bool relative = near == "who" || near == "that";
    const bool several =
        relative || before.in("plural-subject", near) || (near.size() > 1 && near.back() == 's');
    if (!several) return {Form::past, true};
    return {before.told_in_past() ? Form::past : Form::plural_present, false};
  }
  if (can(Form::past) && can(Form::plural_past)) {
    const bool plural = before.in("plural-subject", near);
    return {plural ? Form::plural_past : Form::past, plural || before.in("singular-subject", near)};
  }
  if (can(Form::first) && near == "i") return {Form::first, true};
  if (can(Form::plural_present)) return {Form::plural_present, true};
  for (const Form form : {Form::past, Form::plural_past, Form::third, Form::first, Form::base,
                          Form::participle, Form::gerund, Form::plural}) {
    if (can(form)) return {form, true};
  }
  return {Form::base, false};
}

std::string_view possessive_for(match::TokenRange match, std::size_t sentence,
                                const match::Analysis& analysis) {
  struct Owner {
    std::string_view pronoun;
    std::string_view possessive;
  };
  constexpr std::array<Owner, 24> owners = {{{"he", "his"},         {"his", "his"},
                                             {"him", "his"},        {"himself", "his"},
                                             {"she", "her"},        {"her", "her"},
                                             {"hers", "her"},       {"herself", "her"},
                                             {"i", "my"},           {"my", "my"},
                                             {"me", "my"},          {"myself", "my"},
                                             {"we", "our"},         {"our", "our"},
                                             {"us", "our"},         {"ourselves", "our"},
                                             {"you", "your"},       {"your", "your"},
                                             {"yourself", "your"},  {"they", "their"},
                                             {"their", "their"},    {"themselves", "their"},
                                             {"themself", "their"}, {"hisself", "his"}}};
  constexpr std::size_t longest_pronoun = 10;
  const auto owner = [&](std::uint32_t i) {
    const std::string_view word = analysis.tokens().canonical_word(i);
    if (word.size() > longest_pronoun) return std::string_view();
    const auto found =
        std::find_if(owners.begin(), owners.end(), [&](const Owner& o) { return o.pronoun == word; });
    return found == owners.end() ? std::string_view() : found->possessive;
  };
  for (std::uint32_t i = match.first; i < match.last; ++i) {
    if (!owner(i).empty()) return owner(i);
  }
  const std::uint32_t begin = nearby(analysis.sentences()[sentence], match).first;
  for (std::uint32_t i = match.first; i > begin; --i) {
    if (!owner(i - 1).empty()) return owner(i - 1);
  }
  return "their";
}

}  // namespace unstigma::rewrite
