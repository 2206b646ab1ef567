#include "rewrite/fit.h"

#include <algorithm>
#include <optional>
#include <string>

namespace unstigma::rewrite {
namespace {

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() > tail.size() && text.substr(text.size() - tail.size()) == tail;
}
bool begins_with(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  return out;
}

/// "with an addiction" of "people with an addiction": what follows the noun and cannot be parted from what
/// stands behind the match.
struct Tail {
  std::string_view link;  ///< "with", "who"
  std::size_t begin = 0;  ///< of the space before it
};

std::optional<Tail> tail_of(std::string_view text, const match::Program& program) {
  std::optional<Tail> first;
  for (const match::Text row : program.words_of_set("tail-link")) {
    const std::string_view link = program.text(row);
    const std::size_t at = text.find(" " + std::string(link) + " ");
    if (at != std::string_view::npos && (!first || at < first->begin)) first = Tail{link, at};
  }
  return first;
}

/// The checks on one alternative.
class Fit {
 public:
  Fit(std::string_view text, bool noun_phrase, const Surroundings& around)
      : text_(lowered(text)), around_(around) {
    if (noun_phrase) tail_ = tail_of(text_, around.program());
    const std::string_view head = std::string_view(text_).substr(0, tail_ ? tail_->begin : text_.size());
    head_ = head.substr(head.rfind(' ') + 1);
    of_people_ = noun_phrase && (around_.in("person", head_) || around_.in("people", head_) || tail_);
    one_ = noun_phrase && !around_.in("people", head_) && !ends_with(head_, "s");
  }

  bool fits() const {
    if (text_.empty())
      return !predicate() && !conjunction(around_.before(1)) && !conjunction(around_.after(1));
    return grammatical_possessive() && !reported() && !said_already() && !abbreviated_behind() &&
           !half_of_a_pair() && !denied() && !wrong_adjective() && !mismatched_verb() &&
           (!tail_ || (end_of_noun_phrase() && !takes_what_follows() && !one_of_a_kind()));
  }

 private:
  bool conjunction(std::string_view word) const { return word == "/" || around_.in("conjunction", word); }
  bool be_form(std::string_view word) const {
    return word == "'s" || word == "'re" || word == "'m" || around_.in("be-form", word);
  }
  static bool mark(std::string_view word) { return word == "," || word == ";" || word == ":" || word == "."; }

  /// "the conjoined twins' privacy" stands; "person with an addiction's mother" is no English.
  bool grammatical_possessive() const {
    if (!around_.has(match::Shape::possessive)) return true;
    if (tail_ || text_.empty()) return false;
    return (around_.after(1) == "'s") == !ends_with(text_, "s");
  }

  /// "That is crazy." says nothing without the word.
  bool predicate() const {
    const std::uint32_t next = around_.after_at(1);
    const bool end = next == match::none || !around_.analysis().tokens().tokens[next].word();
    return end && (be_form(around_.before(1)) || around_.in("seem", around_.before(1)) ||
                   around_.in("intensifier", around_.before(1)));
  }

  /// Words that somebody else used: to change them is to put words into their mouth.
  bool reported() const {
    constexpr std::uint32_t reach = 6;
    const bool as = around_.before(1) == "as" || (around_.before(2) == "as" && article(around_.before(1)));
    for (std::uint32_t k = 1; k <= reach; ++k) {
      const std::string_view word = around_.before(k);
      if (word.empty() || mark(word) || around_.in("object-end", word) || conjunction(word)) return false;
      if (around_.in("naming-verb", word)) return true;
      if (as && (word == "known" || around_.in("describing-verb", word))) return true;
    }
    return false;
  }

  static bool article(std::string_view word) { return word == "a" || word == "an" || word == "the"; }

  /// "Conjoined twins, also known as ...": the new words stand in the sentence as it is.
  bool said_already() const {
    if (text_.find(' ') == std::string::npos) return false;
    // By its first letter: there are many more spaces.
    const std::string_view beside = around_.words_beside();
    const auto space = [&](std::size_t i) { return i < beside.size() && beside[i] == ' '; };
    std::size_t at = beside.find(text_);
    while (at != std::string_view::npos && !(at > 0 && space(at - 1) && space(at + text_.size())))
      at = beside.find(text_, at + 1);
    return at != std::string_view::npos;
  }

  /// "sex workers (CSWs)": the letters behind belong to the old words.
  bool abbreviated_behind() const {
    const std::uint32_t at = around_.after_at(2);
    if (around_.after(1) != "(" || at == match::none) return false;
    const std::string_view word = around_.analysis().surface(at);
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    return word.size() >= 2 && upper(word[0]) && upper(word[1]);
  }

  /// "both successful and [failed suicide] attempts", "[the blind] and deaf": what was shared by two would be
  /// taken from the other.
  bool half_of_a_pair() const {
    const match::TokenRange match = around_.match().tokens;
    const bool loses_noun = match.last - match.first > 1 && !begins_with(text_, around_.first());
    if (loses_noun && conjunction(around_.before(1)) && lonely_adjective(around_.before(2))) return true;
    const bool shared_article = around_.first() == "the" && !begins_with(text_, "the ");
    return shared_article && conjunction(around_.after(1)) && around_.in("group-adjective", around_.after(2));
  }

  bool lonely_adjective(std::string_view word) const {
    if (around_.in("group-adjective", word)) return true;
    const auto endings = around_.program().words_of_set("adjective-ending");
    return std::any_of(endings.begin(), endings.end(),
                       [&](match::Text ending) { return ends_with(word, around_.program().text(ending)); });
  }

  /// "He is no addict" would become "he is no person with an addiction".
  bool denied() const {
    return tail_ && one_ && around_.before(1) == "no" &&
           (be_form(around_.before(2)) || around_.before(2) == "n't");
  }

  /// "a former [schizophrenic]", "severe [asthmatics]": words that belong to the condition, or to somebody
  /// else's opinion, and must not be said of a person.
  bool wrong_adjective() const {
    if (!of_people_) return false;
    const std::string_view word = around_.before(1);
    if (around_.in("not-of-person", word)) return true;
    return tail_ && ends_with(word, "ly") && word.size() > 4 && !around_.in("not-manner", word);
  }

  /// Verbs that do not go with the auxiliary before them.
  bool mismatched_verb() const {
    if (begins_with(text_, "be ") && auxiliary_do()) return true;  // "did not be ignored"
    if (text_ == "having" || begins_with(text_, "having ")) {
      return !around_.before(1).empty() && !around_.in("before-gerund", around_.before(1));
    }
    return (text_ == "with" || begins_with(text_, "with ")) && question();  // "Is he with gout?"
  }

  bool auxiliary_do() const {
    constexpr std::uint32_t reach = 6;
    for (std::uint32_t k = 1; k <= reach; ++k) {
      const std::string_view word = around_.before(k);
      if (word == "do" || word == "does" || word == "did") return true;
      if (word.empty() || word == "," || word == ".") return false;
    }
    return false;
  }

  bool question() const {
    const std::uint32_t first = around_.sentence().first;
    const auto word = [&](std::uint32_t i) { return around_.analysis().tokens().canonical_word(i); };
    const bool asks =
        be_form(word(first)) || (first + 1 < around_.match().tokens.first && be_form(word(first + 1)) &&
                                 (word(first) == "why" || word(first) == "how" || word(first) == "when"));
    for (std::uint32_t i = first + 2; asks && i < around_.match().tokens.first; ++i) {
      if (be_form(word(i)) || word(i) == ",") return false;
    }
    return asks;
  }

  /// False before another noun, a name or a hyphen: "[addict] mothers", "the [suicide victim] Jane Doe".
  bool end_of_noun_phrase() const {
    if ((one_ && around_.has(match::Shape::noun_follows)) || around_.has(match::Shape::hyphen)) return false;
    const std::uint32_t next = around_.after_at(1);
    const bool word = next != match::none && around_.analysis().tokens().tokens[next].word();
    return !(word && around_.capital_after(1) && around_.after(1) != "i" && !around_.title_case());
  }

  /// "person with albinism [with a scar]", "people who use drugs [and a stolen van]": the tail would take
  /// what follows for its own.
  bool takes_what_follows() const {
    const std::string_view next = around_.after(1);
    const bool clause = tail_->link != "with" && tail_->link != "affected";
    if (next == "with" || next == "again" || next == "whose") return true;
    if (next == "who" || next == "that") return tail_->link == "who" || tail_->link == "that";
    if (next == "from" || next == "of" || next == "until") return clause;
    return clause && tail_->link == "who" && conjunction(next) && around_.in("determiner", around_.after(2));
  }

  /// "her [alcoholic father]": as if she had several.
  bool one_of_a_kind() const {
    return one_ && around_.in("possessive", around_.before(1)) && around_.in("kin", head_);
  }

  std::string text_;
  const Surroundings& around_;
  std::optional<Tail> tail_;
  std::string_view head_;   ///< the last word before the tail
  bool of_people_ = false;  ///< speaks of a person or of people
  bool one_ = false;        ///< of one person
};

}  // namespace

bool fits(std::string_view text, bool noun_phrase, const Surroundings& around) {
  return Fit(text, noun_phrase, around).fits();
}

}  // namespace unstigma::rewrite
