#include "check/names.h"

#include <algorithm>

#include "document/ascii.h"
#include "match/shapes.h"

namespace unstigma::check {
namespace {

constexpr std::size_t longest_title = 100;  // bytes

/// The sentence of a match without the marks at its end.
document::TextRange title_around(const match::Match& match, const match::Analysis& analysis) {
  match::TokenRange sentence = analysis.sentences()[match.sentence];
  const auto& tokens = analysis.tokens().tokens;
  while (sentence.last > match.tokens.last && !tokens[sentence.last - 1].word()) --sentence.last;
  return analysis.source(sentence);
}

/// "Crazy people": an adjective is a surname only where no noun follows.
bool may_be_surname(const match::Match& match, const match::EntryRow& entry) {
  const bool noun_follows = (match.shapes & match::bit(match::Shape::noun_follows)) != 0;
  return !noun_follows || entry.kind != static_cast<std::uint8_t>(Kind::metaphor);
}

/// Makes room for one more, and drops what lies too far back.
template <class Item>
void keep_last(std::deque<Item>& items, std::uint64_t words) {
  constexpr std::size_t most = 256;
  while (!items.empty() && (items.size() >= most || items.front().words + Names::reach < words))
    items.pop_front();
}

}  // namespace

std::optional<MaybeName> maybe_name(const match::Match& match, const match::Analysis& analysis,
                                    const match::Program& program) {
  const match::EntryRow& entry = program.entries()[match.entry];
  if (!analysis.tokens().tokens[match.tokens.first].capital() ||
      entry.names != static_cast<std::uint8_t>(lexicon::Policy::pass))
    return std::nullopt;
  const std::string_view text = analysis.passage().text;
  const document::TextRange place = analysis.source(match.tokens);
  MaybeName out{match.program, match.entry, "", "", 0};
  if (may_be_surname(match, entry)) out.words = text.substr(place.begin, place.end - place.begin);
  const document::TextRange title = title_around(match, analysis);
  if (title.end - title.begin <= longest_title) {
    out.title = text.substr(title.begin, title.end - title.begin);
    out.at = place.begin - title.begin;
  }
  return out;
}

void Names::take(const document::Passage& passage, const std::vector<match::Named>& named,
                 std::uint64_t words) {
  const std::string_view text = passage.text;
  keep_last(sights_, words);
  keep_last(questions_, words);
  for (const match::Named& name : named) {
    const std::size_t first = std::max<std::size_t>(name.place.begin, longest_title + 1) - longest_title - 1;
    const std::size_t last = std::min<std::size_t>(name.place.end + longest_title + 1, text.size());
    keep_last(sights_, words);
    sights_.push_back({words, name.program, name.entry, std::string(text.substr(first, last - first)),
                       name.place.begin - first, name.place.end - first, name.surname});
    answer(sights_.back());
  }
}

std::uint64_t Names::ask(MaybeName maybe, std::uint64_t words) {
  keep_last(questions_, words);
  questions_.push_back({words, ++asked_, std::move(maybe)});
  return asked_;
}

bool Names::told(std::uint64_t question) {
  const auto asked =
      std::lower_bound(questions_.begin(), questions_.end(), question,
                       [](const Question& q, std::uint64_t number) { return q.number < number; });
  if (asked != questions_.end() && asked->number == question) questions_.erase(asked);
  return told_.erase(question) > 0;
}

void Names::answer(const Sight& sight) {
  for (const Question& question : questions_) {
    if (tells(sight, question.maybe)) told_.insert(question.number);
  }
}

bool Names::tell(const MaybeName& maybe) const {
  return std::any_of(sights_.begin(), sights_.end(), [&](const Sight& sight) { return tells(sight, maybe); });
}

bool Names::tells(const Sight& sight, const MaybeName& maybe) {
  if (sight.program != maybe.program || sight.entry != maybe.entry) return false;
  const std::string_view text = sight.text;
  if (sight.surname && text.substr(sight.begin, sight.end - sight.begin) == maybe.words) return true;
  if (maybe.title.empty() || sight.begin < maybe.at) return false;
  const std::size_t begin = sight.begin - maybe.at;
  const std::size_t end = begin + maybe.title.size();
  const auto in_word = [&](std::size_t i) { return i < text.size() && document::ascii::word(text[i]); };
  return text.substr(begin, maybe.title.size()) == maybe.title && !in_word(end) &&
         (begin == 0 || !in_word(begin - 1));
}

}  // namespace unstigma::check
