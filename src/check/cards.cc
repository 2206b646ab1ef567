#include "check/cards.h"

#include <algorithm>
#include <array>
#include <set>

#include "check/findings.h"
#include "check/suppression.h"
#include "lexicon/lexicon.h"

namespace unstigma::check {
namespace {

using match::EntryRow;
using match::GroupRow;
using match::Program;
using match::Table;
using match::Text;

std::vector<std::string> texts(const Program& program, match::Rows rows) {
  std::vector<std::string> out;
  for (const Text text : program.rows<Text>(Table::texts, rows)) out.emplace_back(program.text(text));
  return out;
}

std::vector<std::string> sentences(const Program& program, match::Rows rows) {
  std::vector<std::string> out;
  for (const auto& row : program.rows<match::SentenceRow>(Table::sentences, rows))
    out.emplace_back(program.text(row.text));
  return out;
}

/// What the program decides by itself for an entry, in words.
void add_policies(const EntryRow& entry, std::vector<std::string>& out) {
  constexpr auto pass = static_cast<std::uint8_t>(lexicon::Policy::pass);
  constexpr auto note = static_cast<std::uint8_t>(lexicon::Policy::note);
  if (entry.names == pass) out.emplace_back("names with capitals are let pass");
  if (entry.exact_case != 0) out.emplace_back("found only with the capitals as written");
  if (entry.mention != static_cast<std::uint8_t>(lexicon::Policy::check))
    out.emplace_back("named to be avoided: let pass");
  if (entry.self == note) out.emplace_back("of oneself: a suggestion");
  if (entry.denied == pass) out.emplace_back("denied in its clause: let pass");
  if (entry.denounced == note) out.emplace_back("told in order to be rejected: a suggestion");
}

/// "unless after: horse, transistor", one for each place where the guards look.
void add_guards(const Program& program, std::uint32_t conditions, const std::string& side,
                std::vector<std::string>& out) {
  constexpr std::size_t most = 24;  // of longer lists the first say what is meant
  const match::ConditionsRow* row = program.conditions(conditions);
  if (row == nullptr) return;
  for (std::size_t i = 0; i < lexicon::where_names.size(); ++i) {
    const std::vector<std::string> lines = texts(program, row->lines[i]);
    if (lines.empty()) continue;
    std::string text = side + " " + std::string(lexicon::where_names[i]) + ": ";
    for (std::size_t k = 0; k < lines.size() && k < most; ++k) text += (k > 0 ? ", " : "") + lines[k];
    if (lines.size() > most) text += ", and " + std::to_string(lines.size() - most) + " more";
    out.push_back(std::move(text));
  }
  std::string shapes;
  for (std::size_t i = 0; i < lexicon::shape_names.size(); ++i) {
    if ((row->shapes & lexicon::shape_bit(i)) != 0)
      shapes += (shapes.empty() ? "" : ", ") + std::string(lexicon::shape_names[i]);
  }
  if (!shapes.empty()) out.push_back(side + " shape: " + shapes);
}

/// The words and severities that locales have for an entry.
void add_locales(const Program& program, const EntryRow& entry, std::vector<std::string>& out) {
  const auto add = [&](const match::LocaleRow& row, const std::string& what) {
    std::string line = std::string(program.text(row.locale)) + ": " + what;
    if (!what.empty() && std::find(out.begin(), out.end(), line) == out.end()) out.push_back(std::move(line));
  };
  for (const auto& row : program.rows<match::LocaleRow>(Table::locales, entry.locales))
    add(row, std::string(program.text(row.severity)));
  for (const GroupRow& group : program.rows<GroupRow>(Table::groups, entry.groups)) {
    for (const auto& row : program.rows<match::LocaleRow>(Table::locales, group.locales)) {
      for (const auto& words : program.rows<match::AlternativeRow>(Table::alternatives, row.alternatives))
        add(row, std::string(program.text(words.source)));
      add(row, std::string(program.text(row.advice)));
    }
  }
}

EntryCard card(const Program& program, const EntryRow& entry, Severity severity) {
  constexpr std::array<std::string_view, 3> statuses = {"stable", "preview", "retired"};
  const match::LexiconRow& lexicon = program.lexicons()[entry.lexicon];
  EntryCard out;
  out.rule = program.text(entry.rule);
  out.lexicon = program.text(lexicon.id);
  out.lexicon_title = program.text(lexicon.title);
  out.kind = static_cast<Kind>(entry.kind);
  out.severity = severity;
  out.status = statuses[entry.status];
  add_guards(program, entry.unless, "unless", out.guards);
  add_guards(program, entry.only, "only", out.guards);
  std::set<std::string> advice;
  for (const GroupRow& group : program.rows<GroupRow>(Table::groups, entry.groups)) {
    for (const auto& phrase : program.rows<match::PhraseRow>(Table::phrases, group.phrases)) {
      out.phrases.emplace_back(program.text(phrase.source));
    }
    for (const auto& row : program.rows<match::AlternativeRow>(Table::alternatives, group.alternatives)) {
      std::string text(program.text(row.source));
      if (std::find(out.alternatives.begin(), out.alternatives.end(), text) == out.alternatives.end()) {
        out.alternatives.push_back(std::move(text));
      }
    }
    add_guards(program, group.unless, "unless", out.guards);
    add_guards(program, group.only, "only", out.guards);
    std::string text(program.text(group.advice));
    if (!text.empty() && advice.insert(text).second) out.advice += (out.advice.empty() ? "" : " ") + text;
  }
  const std::string_view message =
      entry.message.size > 0 ? program.text(entry.message) : default_message(out.kind);
  out.message = message;
  out.why = program.text(entry.why);
  out.fine = program.text(entry.fine);
  out.disagreement = program.text(entry.disagreement);
  out.community = program.text(entry.community);
  out.prefers = program.text(entry.prefers);
  out.profiles = texts(program, entry.profiles);
  out.aliases = texts(program, entry.aliases);
  add_policies(entry, out.policies);
  add_locales(program, entry, out.locales);
  out.sources = sources_of(program, entry);
  out.flag = sentences(program, entry.flag);
  out.pass = sentences(program, entry.pass);
  return out;
}

bool by_rule(const EntryCard& a, const EntryCard& b) {
  return a.rule < b.rule;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  return out;
}

bool names_rule(const EntryCard& card, const std::string& asked) {
  const std::string id = card.rule.substr(card.rule.find('/') + 1);
  const auto is_alias = [&](const std::string& alias) {
    return alias == asked || card.lexicon + "/" + alias == asked;
  };
  return card.rule == asked || id == asked || std::any_of(card.aliases.begin(), card.aliases.end(), is_alias);
}

}  // namespace

std::vector<EntryCard> cards(const match::Matcher& matcher, bool all) {
  std::vector<EntryCard> out;
  for (std::uint32_t p = 0; p < matcher.programs(); ++p) {
    const Program& program = matcher.program(p);
    for (std::uint32_t i = 0; i < program.entries().size; ++i) {
      const match::EntryState& state = matcher.state(p, i);
      if (all || state.on) out.push_back(card(program, program.entries()[i], state.severity));
    }
  }
  std::stable_sort(out.begin(), out.end(), by_rule);
  return out;
}

std::vector<ProfileCard> profile_cards(const Program& shipped) {
  std::vector<ProfileCard> out;
  for (const match::ProfileRow& row : shipped.table<match::ProfileRow>(Table::profiles)) {
    ProfileCard card;
    card.name = shipped.text(row.name);
    card.about = shipped.text(row.about);
    card.without = texts(shipped, row.without);
    for (const match::WeightRow& weight : shipped.rows<match::WeightRow>(Table::weights, row.severities))
      card.severities.emplace_back(shipped.text(weight.name), shipped.text(weight.severity));
    out.push_back(std::move(card));
  }
  return out;
}

std::vector<LexiconCard> lexicon_cards(const match::Matcher& matcher) {
  std::vector<LexiconCard> out;
  for (std::uint32_t p = 0; p < matcher.programs(); ++p) {
    const Program& program = matcher.program(p);
    for (const match::LexiconRow& row : program.lexicons()) {
      LexiconCard card;
      card.id = program.text(row.id);
      card.title = program.text(row.title);
      card.language = program.text(row.language);
      card.about = program.text(row.about);
      card.entries = row.entries.count;
      card.shipped = p == 0;
      out.push_back(std::move(card));
    }
  }
  return out;
}

std::vector<EntryCard> explain(const Checker& checker, const match::Matcher& matcher,
                               std::string_view asked) {
  const std::string word = lower(asked);
  std::vector<EntryCard> out = suppression_cards(word);
  if (!out.empty()) return out;
  std::set<std::string> seen;
  const std::vector<EntryCard> every = cards(matcher, true);
  const auto take = [&](const EntryCard& card) {
    if (seen.insert(card.rule).second) out.push_back(card);
  };
  for (const EntryCard& card : every) {
    if (names_rule(card, word)) take(card);
  }
  if (!out.empty()) return out;
  // The word as a writer would meet it: entries that find it, and entries in whose marked sentences it
  // stands.
  const auto found = checker.check_text(asked, "word.txt", "text", [&](Finding&& finding) {
    for (const EntryCard& card : every) {
      if (card.rule == finding.rule) take(card);
    }
  });
  static_cast<void>(found);
  for (const EntryCard& card : every) {
    const bool marked = std::any_of(card.flag.begin(), card.flag.end(), [&](const std::string& sentence) {
      const std::size_t open = sentence.find("[[") + 2;
      return lower(sentence.substr(open, sentence.find("]]") - open)) == word;
    });
    if (marked) take(card);
  }
  for (const EntryCard& card : every) {
    std::string spaced = card.rule.substr(card.rule.find('/') + 1);
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    if (out.empty() || spaced == word) {
      if (spaced.find(word) != std::string::npos) take(card);
    }
  }
  return out;
}

}  // namespace unstigma::check
