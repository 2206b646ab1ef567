#include "rewrite/agreement.h"

#include <algorithm>
#include <array>

namespace unstigma::rewrite {
namespace {

using lexicon::bit;
using lexicon::Form;

template <std::size_t count>
bool among(std::string_view word, const std::array<std::string_view, count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 6> have_forms = {"have", "has", "had", "having", "'ve", "'d"};
constexpr std::array<std::string_view, 9> be_forms = {"be", "been", "being", "was", "were",
                                                      "is", "are",  "get",   "got"};
constexpr std::array<std::string_view, 20> modals = {
    "to", "will", "would", "can", "could", "may", "might", "must", "shall",  "should",
    "do", "does", "did",   "'ll", "ca",    "wo",  "let",   "lets", "cannot", "help"};
constexpr std::array<std::string_view, 9> third_singular = {"he",   "she",      "it",      "who", "she",
                                                            "that", "everyone", "someone", "one"};
constexpr std::array<std::string_view, 6> plural_subjects = {"they", "we", "you", "people", "those", "many"};

/// Words that may stand between an auxiliary and its verb.
bool skippable(std::string_view word) {
  constexpr std::array<std::string_view, 16> adverbs = {"not",   "n't",    "never", "also",  "just", "ever",
                                                        "still", "always", "even",  "once",  "then", "now",
                                                        "both",  "since",  "often", "almost"};
  return among(word, adverbs) || (word.size() > 4 && word.substr(word.size() - 2) == "ly");
}

/// Pronouns stand there too when a question turns the order round: has he committed.
bool pronoun(std::string_view word) {
  constexpr std::array<std::string_view, 8> pronouns = {"i", "he", "she", "they", "we", "you", "it", "who"};
  return among(word, pronouns);
}

/// The nearest word before `at` that is neither adverb nor (if asked) pronoun; empty at the beginning.
std::string_view auxiliary(std::uint32_t at, std::uint32_t first, const match::Analysis& analysis,
                           bool over_pronoun) {
  constexpr std::uint32_t reach = 5;
  for (std::uint32_t i = at, steps = 0; i > first && steps < reach; --i, ++steps) {
    const std::string_view word = analysis.tokens().canonical_word(i - 1);
    if (!skippable(word) && !(over_pronoun && pronoun(word))) return word;
  }
  return {};
}

/// True when another verb of the sentence is clearly in the past.
bool told_in_past(std::uint32_t at, std::size_t sentence, const match::Analysis& analysis) {
  constexpr std::array<std::string_view, 6> past = {"was", "were", "had", "did", "said", "told"};
  const match::TokenRange range = analysis.sentences()[sentence];
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const std::string_view word = analysis.tokens().canonical_word(i);
    const bool regular = word.size() > 4 && word.substr(word.size() - 2) == "ed";
    if (i != at && (among(word, past) || regular)) return true;
  }
  return false;
}

}  // namespace

Role role_of(lexicon::FormSet can_be, std::uint32_t at, std::size_t sentence,
             const match::Analysis& analysis) {
  const auto can = [&](Form form) { return (can_be & bit(form)) != 0; };
  for (const Form sure : {Form::gerund, Form::third, Form::plural, Form::comparative, Form::superlative}) {
    if (can_be == bit(sure)) return {sure, true};
  }
  if (can(Form::singular)) return {Form::singular, !can(Form::plural)};
  if (can(Form::positive)) return {Form::positive, true};
  const std::uint32_t first = analysis.sentences()[sentence].first;
  const std::string_view near = auxiliary(at, first, analysis, false);
  const std::string_view far = auxiliary(at, first, analysis, true);
  if (can(Form::participle) && (among(near, have_forms) || among(near, be_forms) || among(far, have_forms))) {
    return {Form::participle, true};
  }
  if (can(Form::base) && (among(near, modals) || among(far, modals))) return {Form::base, true};
  if (can(Form::past) && can(Form::plural_present)) {
    // quit, cut, hit: spelled alike in both tenses, but "he quits"; only several leave the tense open.
    const bool relative = near == "who" || near == "that";
    const bool several = relative || among(near, plural_subjects) || (near.size() > 1 && near.back() == 's');
    if (!several) return {Form::past, true};
    return {told_in_past(at, sentence, analysis) ? Form::past : Form::plural_present, false};
  }
  if (can(Form::past) && can(Form::plural_past)) {
    const bool plural = among(near, plural_subjects);
    return {plural ? Form::plural_past : Form::past, plural || among(near, third_singular)};
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
  const auto owner = [&](std::uint32_t i) {
    const std::string_view word = analysis.tokens().canonical_word(i);
    const auto found =
        std::find_if(owners.begin(), owners.end(), [&](const Owner& o) { return o.pronoun == word; });
    return found == owners.end() ? std::string_view() : found->possessive;
  };
  for (std::uint32_t i = match.first; i < match.last; ++i) {
    if (!owner(i).empty()) return owner(i);
  }
  for (std::uint32_t i = match.first; i > analysis.sentences()[sentence].first; --i) {
    if (!owner(i - 1).empty()) return owner(i - 1);
  }
  return "their";
}

}  // namespace unstigma::rewrite
