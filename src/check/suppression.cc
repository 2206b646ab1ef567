#include "check/suppression.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "check/cards.h"
#include "check/findings.h"
#include "check/vocabulary.h"
#include "document/comment.h"
#include "text/fold.h"

namespace unstigma::check {
namespace {

const std::vector<std::string> words = {"unstigma-ignore", "unstigma-ignore-line", "unstigma-ignore-file",
                                        "unstigma-off", "unstigma-on"};

/// More than these in one document are not heeded: no person writes them, and each costs time.
constexpr std::size_t most_comments = 5000;
constexpr std::size_t most_selectors = 100;
constexpr std::size_t most_hints = 20;

bool space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

/// What a comment says, from "unstigma-" on, without the marks that close it.
std::string said_in(std::string_view comment) {
  comment.remove_prefix(comment.find(document::comment_mark));
  bool more = true;
  while (more) {
    more = false;
    comment = trimmed(comment);
    for (const std::string_view mark :
         {"-->", "*/}", "*/", "#}", "%}", "//", "-}", "#>", "=#", "]]", "*)", "\"\"\""}) {
      if (comment.size() < mark.size() || comment.substr(comment.size() - mark.size()) != mark) continue;
      comment.remove_suffix(mark.size());
      more = true;
    }
  }
  return collapsed(comment);
}

/// Where the reason begins: behind the first colon that ends a word.
std::size_t colon_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ':' && (i + 1 == text.size() || text[i + 1] == ' ')) return i;
  }
  return text.size();
}

std::string folded(std::string_view text) {
  text::Folded out;
  text::fold(text, out);
  return out.text;
}

/// Nothing but the comment stands in its line, marks of quotation aside.
bool stands_alone(const document::Passage& comment, const document::Block& block) {
  const std::string_view text = block.text();
  std::size_t begin = comment.map.begin(0) - block.offset();
  std::size_t end = comment.map.end(comment.text.size()) - block.offset();
  while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') {
    if (!space(text[--begin]) && text[begin] != '>') return false;
  }
  for (; end < text.size() && text[end] != '\n' && text[end] != '\r'; ++end) {
    if (!space(text[end])) return false;
  }
  return true;
}

std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

std::string hint(std::string_view word, const std::vector<std::string>& names) {
  const std::string near = nearest_name(word, names);
  return near.empty() ? std::string() : "; did you mean " + quoted(near) + "?";
}

/// What the settings make of a rule about comments; nothing when it is off.
std::optional<Severity> severity_of(std::string_view rule, Severity severity, const Settings& settings) {
  const auto names_it = [&](const std::string& selector) {
    return selector == rule || selector == "suppression" || selector == "suppression/";
  };
  if (!settings.select.empty() && std::none_of(settings.select.begin(), settings.select.end(), names_it))
    return std::nullopt;
  if (std::any_of(settings.ignore.begin(), settings.ignore.end(), names_it)) return std::nullopt;
  for (const std::string& named :
       {std::string("suppression"), std::string("suppression/"), std::string(rule)}) {
    const auto said = settings.severities.find(named);
    if (said == settings.severities.end()) continue;
    if (said->second == "off") return std::nullopt;
    severity = severity_named(said->second).value_or(severity);
  }
  return severity;
}

}  // namespace

std::vector<EntryCard> suppression_cards(std::string_view rule) {
  EntryCard unused;
  unused.rule = rule_unused;
  unused.severity = Severity::suggestion;
  unused.message = "a comment to unstigma lets nothing pass";
  unused.why =
      "A comment without an effect hides what is written in its place later, and makes readers look for "
      "words that are gone.";
  EntryCard unknown;
  unknown.rule = rule_unknown;
  unknown.severity = Severity::warning;
  unknown.message = "a comment to unstigma names what is not there";
  unknown.why = "A misspelt comment lets nothing pass, and nobody would notice.";
  std::vector<EntryCard> out;
  for (EntryCard& card : std::array<EntryCard, 2>{unknown, unused}) {
    card.lexicon = "suppression";
    card.lexicon_title = "Comments to unstigma";
    card.status = "stable";
    if (rule == card.rule || rule == card.lexicon || rule == card.lexicon + "/")
      out.push_back(std::move(card));
  }
  return out;
}

void Suppressions::comment(const document::Passage& comment, const document::Block& block) {
  Comment out;
  const std::uint64_t begin = comment.map.begin(0);
  const std::uint64_t end = comment.map.end(comment.text.size());
  out.finding.start = block.position(begin);
  out.finding.end = block.position(end);
  out.finding.excerpt = block.excerpt(begin, end);
  std::string said = said_in(comment.text);
  const std::size_t colon = colon_in(said);
  out.reason = trimmed(std::string_view(said).substr(std::min(colon + 1, said.size())));
  said.resize(colon);
  out.finding.match = trimmed(said);
  const std::size_t blank = std::min(said.find(' '), said.size());
  out.word = said.substr(0, blank);
  for (std::size_t at = blank; at < said.size();) {
    const std::size_t comma = std::min(said.find(',', at), said.size());
    const std::string_view name = trimmed(std::string_view(said).substr(at, comma - at));
    if (!name.empty() && out.selectors.size() < most_selectors) out.selectors.push_back({std::string(name)});
    at = comma + 1;
  }
  open(std::move(out), stands_alone(comment, block));
}

void Suppressions::open(Comment comment, bool alone) {
  if (comments_.size() + wrong_.size() >= most_comments) return;  // somebody wants to keep us busy
  for (Selector& selector : comment.selectors) {
    selector.folded = folded(selector.name);
    const auto rule = resolved(selector.name);
    selector.known = rule.has_value();
    if (rule) {
      selector.name = *rule;
      continue;
    }
    const bool guess = hints_++ < most_hints;
    complain(comment, rule_unknown,
             "there is no rule or lexicon " + quoted(selector.name) +
                 (guess ? hint(selector.name, vocabulary_of(matcher_.all()).selectors) : ""));
  }
  comment.first_line = comment.finding.start.line;
  comment.last_line = comment.finding.end.line;
  if (comment.word == "unstigma-ignore" && alone) {
    comment.reach = Reach::next_block;
    comment.waits = true;
    unsettled_.push_back(comments_.size());
  } else if (comment.word == "unstigma-ignore-file") {
    comment.reach = Reach::file;
  } else if (comment.word == "unstigma-off") {
    comment.reach = Reach::rest;
    comment.end = UINT64_MAX;
  } else if (comment.word == "unstigma-on") {
    return close(comment);
  } else if (comment.word != "unstigma-ignore" && comment.word != "unstigma-ignore-line") {
    return complain(comment, rule_unknown,
                    "there is no comment " + quoted(comment.word) + hint(comment.word, words));
  }
  comments_.push_back(std::move(comment));
}

/// unstigma-on ends what is off: all of it, or what it names.
void Suppressions::close(const Comment& on) {
  bool found = false;
  const std::size_t count = comments_.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (comments_[i].reach != Reach::rest || comments_[i].end != UINT64_MAX) continue;
    const auto named = [&](const Selector& selector) {
      return std::any_of(on.selectors.begin(), on.selectors.end(),
                         [&](const Selector& other) { return other.name == selector.name; });
    };
    std::vector<Selector>& selectors = comments_[i].selectors;
    const auto go_on = std::stable_partition(selectors.begin(), selectors.end(), named);
    if (!on.selectors.empty() && go_on == selectors.begin()) continue;
    found = true;
    if (!on.selectors.empty() &&
        go_on != selectors.end()) {  // the others stay off, in a comment of their own
      Comment rest = comments_[i];
      rest.selectors.assign(go_on, selectors.end());
      selectors.erase(go_on, selectors.end());
      comments_.push_back(std::move(rest));
    }
    comments_[i].end = on.finding.start.offset;
  }
  if (!found) complain(on, rule_unused, quoted(on.finding.match) + " ends nothing: nothing is off here");
}

void Suppressions::passage(const document::Passage& passage, const document::Block& block) {
  if (unsettled_.empty() || passage.text.empty()) return;
  const Position begin = block.position(passage.map.begin(0));
  const Position end = block.position(passage.map.end(passage.text.size()));
  const bool cell = passage.kind == document::PassageKind::table_cell;
  const auto settled = [&](std::size_t index) {
    Comment& comment = comments_[index];
    const Position behind = comment.finding.end;
    const bool inside = begin.offset < behind.offset;  // below it is the rest of this passage
    if (inside && (!comment.waits || end.offset <= behind.offset)) return false;
    if (comment.waits) {
      comment.waits = false;
      comment.first_line = inside ? behind.line : begin.line;
      comment.last_line = end.line;
      comment.table = cell;
      return false;
    }
    // A table is one block; the line between its head and its body is no gap. So are the parts of a value.
    const bool table = comment.table && cell && begin.line <= comment.last_line + 2;
    if (!table && !passage.goes_on) return true;
    comment.last_line = std::max(comment.last_line, end.line);
    return false;
  };
  unsettled_.erase(std::remove_if(unsettled_.begin(), unsettled_.end(), settled), unsettled_.end());
}

bool Suppressions::covers(const Comment& comment, const Finding& finding) {
  switch (comment.reach) {
    case Reach::file:
      return true;
    case Reach::rest:
      return finding.start.offset >= comment.finding.start.offset && finding.start.offset < comment.end;
    case Reach::next_block:
    case Reach::line:
      return !comment.waits && finding.end.line >= comment.first_line &&
             finding.start.line <= comment.last_line;
  }
  return false;
}

bool Suppressions::names(const Selector& selector, const Finding& finding, const std::string& word) {
  const std::string_view said = selector.name;
  return said == finding.rule || said == name(finding.kind) || selector.folded == word ||
         (said.size() == finding.lexicon.size() + 1 && said.back() == '/' &&
          said.substr(0, finding.lexicon.size()) == finding.lexicon);
}

void Suppressions::judge(Finding& finding) {
  if (!finding.passed.empty() || finding.start.line == 0) return;
  const std::string word = folded(finding.match);
  for (Comment& comment : comments_) {
    if (!covers(comment, finding)) continue;
    bool met = comment.selectors.empty();
    for (Selector& selector : comment.selectors) {
      if (!names(selector, finding, word)) continue;
      selector.used = true;
      met = true;
    }
    if (!met) continue;
    comment.used = true;
    if (finding.suppressed) continue;
    finding.suppressed = comment.reason;
    finding.passed = "a comment" + (comment.reason.empty() ? "" : ": " + comment.reason);
  }
}

std::vector<Finding> Suppressions::finish() {
  for (const Comment& comment : comments_) {
    if (comment.selectors.empty() && !comment.used && settings_.select.empty())
      complain(comment, rule_unused, quoted(comment.finding.match) + " lets nothing pass, and can go");
    for (const Selector& selector : comment.selectors) {
      if (selector.used || !selector.known || is_off(selector.name)) continue;
      complain(comment, rule_unused,
               quoted(comment.word + " " + selector.name) + " lets nothing pass, and can go");
    }
  }
  return std::move(wrong_);
}

std::optional<std::string> Suppressions::resolved(const std::string& selector) {
  if (selector.find('/') == std::string::npos) return selector;  // a kind or a word
  learn_rules();
  const auto found = rules_.find(selector);
  if (found == rules_.end()) return std::nullopt;
  return found->second;
}

void Suppressions::learn_rules() {
  if (!rules_.empty()) return;
  for (std::uint32_t p = 0; p < matcher_.programs(); ++p) {
    const match::Program& program = matcher_.program(p);
    for (std::uint32_t i = 0; i < program.entries().size; ++i) {
      const match::EntryRow& entry = program.entries()[i];
      const std::string rule(program.text(entry.rule));
      const std::string lexicon = std::string(program.text(program.lexicons()[entry.lexicon].id)) + "/";
      rules_[rule] = rule;
      rules_[lexicon] = lexicon;
      for (const match::Text alias : program.rows<match::Text>(match::Table::texts, entry.aliases))
        rules_[lexicon + std::string(program.text(alias))] = rule;
      for (const std::string& named : {rule, lexicon, std::string(name(static_cast<Kind>(entry.kind)))})
        on_[named] = on_[named] || matcher_.state(p, i).on;
    }
  }
}

/// The words that entries are about: those marked in their sentences.
void Suppressions::learn_words() {
  if (words_known_) return;
  words_known_ = true;
  for (std::uint32_t p = 0; p < matcher_.programs(); ++p) {
    const match::Program& program = matcher_.program(p);
    for (std::uint32_t i = 0; i < program.entries().size; ++i) {
      for (const match::SentenceRow& row :
           program.rows<match::SentenceRow>(match::Table::sentences, program.entries()[i].flag)) {
        const std::string_view sentence = program.text(row.text);
        const std::size_t open = sentence.find("[[");
        const std::size_t close = sentence.find("]]");
        if (open == std::string_view::npos || close == std::string_view::npos) continue;
        const std::string word = folded(sentence.substr(open + 2, close - open - 2));
        on_[word] = on_[word] || matcher_.state(p, i).on;
      }
    }
  }
}

bool Suppressions::is_off(const std::string& selector) {
  learn_rules();
  if (on_.count(selector) == 0) learn_words();
  const auto found = on_.find(on_.count(selector) > 0 ? selector : folded(selector));
  return found != on_.end() && !found->second;
}

void Suppressions::complain(const Comment& comment, std::string_view rule, std::string message) {
  const EntryCard card = suppression_cards(rule).front();
  const auto severity = severity_of(rule, card.severity, settings_);
  if (!severity) return;
  Finding finding = comment.finding;
  finding.rule = rule;
  finding.lexicon = card.lexicon;
  finding.severity = *severity;
  finding.message = std::move(message);
  finding.why = card.why;
  wrong_.push_back(std::move(finding));
}

}  // namespace unstigma::check
