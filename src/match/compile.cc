#include "match/compile.h"

#include <algorithm>
#include <array>

#include "match/anchors.h"
#include "match/clues.h"
#include "match/mentions.h"
#include "match/nodes.h"
#include "match/pattern.h"
#include "match/shapes.h"
#include "match/tables.h"

namespace unstigma::match {
namespace {

using lexicon::Conditions;
using lexicon::Entry;
using lexicon::Group;
using lexicon::Lexicon;
using lexicon::Line;
using lexicon::Phrase;

bool ascii_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// The words of a phrase as written, for entries where case matters.
std::vector<std::string> words_as_written(const std::string& source) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : source + " ") {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalnum(u) != 0 || u >= 0x80) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

class Compiler {
 public:
  Compiler(const lexicon::Shared& shared, const Frequencies& frequencies)
      : shared_(shared), frequencies_(frequencies) {}

  std::string compile(const std::vector<Lexicon>& lexicons, const lexicon::Defaults* defaults) {
    const Lexicon no_lexicon;
    lexicon_ = &no_lexicon;
    balanced_ = defaults == nullptr;
    if (balanced_) {
      for (const Lexicon& lexicon : lexicons) mentions_.count(lexicon, shared_.forms);
    }
    namer_ = [](const std::string& name) { return name; };
    for (const auto& [name, items] : shared_.classes) {
      std::set<std::string> words;
      for (const Line& line : items) {
        std::set<std::string> some;
        if (plain_words(line.phrase, some)) words.merge(some);
      }
      add_set(name, items, {words.begin(), words.end()});
    }
    for (const Lexicon& lexicon : lexicons) add_lexicon(lexicon);
    if (defaults != nullptr) {
      add_frames();
      add_defaults(*defaults);
    }
    return tables_.bytes();
  }

 private:
  /// True when a line stands for single words of ASCII letters and digits: "mad", "(mad|bad)", a set of such.
  /// They are added to `out`.
  bool plain_words(const Phrase& phrase, std::set<std::string>& out) const {
    const auto plain = [&](const Phrase& child) { return plain_words(child, out); };
    switch (phrase.type) {
      case Phrase::Type::word:
        if (!std::all_of(phrase.text.begin(), phrase.text.end(), ascii_alnum)) return false;
        out.insert(phrase.text);
        return true;
      case Phrase::Type::set: {
        const auto* items = set_items(phrase.text);
        return items != nullptr && std::all_of(items->begin(), items->end(),
                                               [&](const Line& item) { return plain(item.phrase); });
      }
      case Phrase::Type::sequence:
        return phrase.children.size() == 1 && plain(phrase.children.front());
      case Phrase::Type::choice:
        return std::all_of(phrase.children.begin(), phrase.children.end(), plain);
      default:
        return false;
    }
  }

  void add_frames() {
    static const Lexicon none_of_them;
    lexicon_ = &none_of_them;
    for (const auto& [name, conditions] : shared_.frames) {
      Conditions lines;
      lines.lines = conditions.lines;
      const auto found = std::find(lexicon::shape_names.begin(), lexicon::shape_names.end(), name);
      const auto index = static_cast<std::size_t>(found - lexicon::shape_names.begin());
      const bool a_shape = found != lexicon::shape_names.end();
      const lexicon::ShapeMask shape = a_shape ? lexicon::shape_bit(index) : bit(Shape::mention);
      const std::uint16_t emphasized = name == "emphasized" ? 1 : 0;
      tables_.frames.push_back({tables_.text(name), add_conditions(lines), shape, emphasized});
    }
  }

  void add_defaults(const lexicon::Defaults& defaults) {
    for (const lexicon::ProfileLine& line : defaults.profiles) {
      const Rows weights{next(tables_.weights), static_cast<std::uint32_t>(line.severities.size())};
      for (const auto& [rule, severity] : line.severities)
        tables_.weights.push_back({tables_.text(rule), tables_.text(severity)});
      tables_.profiles.push_back(
          {tables_.text(line.name), tables_.text(line.about), tables_.text_list(line.without), weights});
    }
    for (const lexicon::PreferenceLine& line : defaults.preferences) {
      tables_.preferences.push_back(
          {tables_.text(line.community), tables_.text(line.locale), tables_.text(line.way)});
    }
  }

  std::string set_name(const std::string& name) const {
    return lexicon_->sets.find(name) != lexicon_->sets.end() ? lexicon_->id + "/" + name : name;
  }
  const std::vector<Line>* set_items(const std::string& name) const {
    const auto own = lexicon_->sets.find(name);
    if (own != lexicon_->sets.end()) return &own->second;
    const auto shared = shared_.classes.find(name);
    return shared != shared_.classes.end() ? &shared->second : nullptr;
  }
  /// A word that stands in many phrases is better left to those that have no other.
  std::size_t load(const std::string& word) const {
    constexpr std::size_t others = 4;  // most of these phrases are found by another word
    return tables_.led_to(word) + mentions_.of(word) / others;
  }
  AnchorFinder finder() const {
    return {shared_.forms, [this](const std::string& n) { return set_items(n); }, frequencies_,
            [this](const std::string& word) { return balanced_ ? load(word) : 0; }};
  }

  void add_lexicon(const Lexicon& lexicon) {
    lexicon_ = &lexicon;
    namer_ = [this](const std::string& name) { return set_name(name); };
    for (const auto& [name, items] : lexicon.sets) {
      add_set(lexicon.id + "/" + name, items, {});
    }
    LexiconRow row;
    row.id = tables_.text(lexicon.id);
    row.title = tables_.text(lexicon.title);
    row.language = tables_.text(lexicon.language);
    row.about = tables_.text(lexicon.about);
    row.file = tables_.text(lexicon.file);
    row.entries = {next(tables_.entries), static_cast<std::uint32_t>(lexicon.entries.size())};
    const std::uint32_t index = next(tables_.lexicons);
    tables_.lexicons.push_back(row);
    for (const Entry& entry : lexicon.entries) add_entry(entry, index);
  }

  void add_entry(const Entry& entry, std::uint32_t lexicon) {
    EntryRow row;
    row.lexicon = lexicon;
    row.id = tables_.text(entry.id);
    row.rule = tables_.text(lexicon_->id + "/" + entry.id);
    row.message = tables_.text(entry.message);
    row.why = tables_.text(entry.why);
    row.fine = tables_.text(entry.fine);
    row.disagreement = tables_.text(entry.disagreement);
    row.community = tables_.text(entry.community);
    row.prefers = tables_.text(entry.prefers);
    row.kind = static_cast<std::uint8_t>(entry.kind);
    row.severity = static_cast<std::uint8_t>(entry.severity);
    row.status = static_cast<std::uint8_t>(entry.status);
    row.exact_case = entry.exact_case ? 1 : 0;
    row.names = static_cast<std::uint8_t>(entry.names);
    row.mention = static_cast<std::uint8_t>(entry.mention);
    row.self = static_cast<std::uint8_t>(entry.self);
    row.denied = static_cast<std::uint8_t>(entry.denied);
    row.denounced = static_cast<std::uint8_t>(entry.denounced);
    row.scope = static_cast<std::uint8_t>(entry.scope);
    row.times = entry.times;
    row.line = static_cast<std::uint32_t>(entry.place.line);
    row.aliases = tables_.text_list(entry.aliases);
    row.profiles = tables_.text_list(entry.profiles);
    row.flag = add_sentences(entry.flag);
    row.pass = add_sentences(entry.pass);
    row.sources = add_sources(entry);
    row.locales = add_locales(entry.locales);
    row.unless = add_conditions(entry.guards.unless);
    row.only = add_conditions(entry.guards.only);
    row.groups = {next(tables_.groups), static_cast<std::uint32_t>(entry.groups.size())};
    const std::uint32_t index = next(tables_.entries);
    tables_.entries.push_back(row);
    for (const Group& group : entry.groups) add_group(group, entry, index);
  }

  Rows add_sentences(const std::vector<lexicon::Sentence>& sentences) {
    const Rows rows{next(tables_.sentences), static_cast<std::uint32_t>(sentences.size())};
    for (const auto& s : sentences) {
      tables_.sentences.push_back({tables_.text(s.text), static_cast<std::uint32_t>(s.place.line)});
    }
    return rows;
  }

  Rows add_sources(const Entry& entry) {
    Rows rows{next(tables_.sources), 0};
    for (const std::string& id : entry.sources) {
      const auto found = lexicon_->sources.find(id);
      if (found == lexicon_->sources.end()) continue;  // "editorial"
      const Source& source = found->second;
      tables_.sources.push_back({tables_.text(source.title), tables_.text(source.organization),
                                 tables_.text(source.url), tables_.text(source.via), source.year});
      ++rows.count;
    }
    return rows;
  }

  Rows add_locales(const std::vector<lexicon::LocaleVariant>& variants) {
    std::vector<LocaleRow> made;
    made.reserve(variants.size());
    for (const auto& variant : variants) {
      made.push_back({tables_.text(variant.locale), add_alternatives(variant.alternatives),
                      tables_.text(variant.advice), tables_.text(variant.why),
                      tables_.text(variant.severity)});
    }
    const Rows rows{next(tables_.locales), static_cast<std::uint32_t>(made.size())};
    tables_.locales.insert(tables_.locales.end(), made.begin(), made.end());
    return rows;
  }

  NodeWriter nodes() {
    return {shared_.forms, namer_, [this](const std::string& n) { return set_items(n); }, frequencies_,
            tables_};
  }

  void add_set(const std::string& name, const std::vector<Line>& items,
               const std::vector<std::string>& plain) {
    const std::uint32_t node = tables_.set_node(name);
    nodes().set(node, items);
    tables_.sets.push_back({tables_.text(name), tables_.text(set_source(items, shared_.forms, namer_)),
                            tables_.text_list(plain), node});
  }

  std::uint32_t add_guard(lexicon::Where where, const std::vector<Line>& lines) {
    const Anchoring anchoring = where == lexicon::Where::before  ? Anchoring::before
                                : where == lexicon::Where::after ? Anchoring::after
                                                                 : Anchoring::inside;
    std::vector<const Phrase*> phrases;
    phrases.reserve(lines.size());
    for (const Line& line : lines) phrases.push_back(&line.phrase);
    bool fresh = false;
    const std::uint32_t index =
        tables_.pattern(pattern_source(phrases, anchoring, shared_.forms, namer_), fresh);
    if (!fresh) return index;
    const Rows needs = nodes().needs(lines);
    PatternRow& row = tables_.patterns[index];
    row.node = nodes().any_of(lines);
    row.anchoring = anchoring;
    row.needs = needs;
    row.longest = std::min(finder().longest(lines), most_tokens);
    row.bounded = nodes().bounded(lines);
    row.seen = tables_.seen_ids(needs);
    return index;
  }

  std::uint32_t add_conditions(const Conditions& conditions) {
    ConditionsRow row;
    row.shapes = conditions.shapes;
    bool empty = row.shapes == 0;
    for (std::size_t i = 0; i < conditions.lines.size(); ++i) {
      const auto& lines = conditions.lines[i];
      if (lines.empty()) continue;
      empty = false;
      const auto where = static_cast<lexicon::Where>(i);
      std::vector<std::string> sources;
      sources.reserve(lines.size());
      for (const Line& line : lines) sources.push_back(line.source);
      row.lines[i] = tables_.text_list(sources);
      row.patterns[i] = add_guard(where, lines);
      if (where != lexicon::Where::document) continue;
      for (const Line& line : lines) {
        for (const Anchors& anchors : finder().best_of_items(line.phrase))
          tables_.anchor(anchors, row.patterns[i] | probe_bit);
      }
    }
    if (empty) return none;
    tables_.conditions.push_back(row);
    return next(tables_.conditions) - 1;
  }

  Rows add_spellings(const std::string& word, lexicon::PartOfSpeech part) {
    Rows rows{next(tables_.spellings), 0};
    for (const lexicon::Inflected& spelling : shared_.forms.inflect(word, part)) {
      tables_.spellings.push_back({tables_.text(spelling.text), spelling.forms});
      ++rows.count;
    }
    return rows;
  }

  Rows add_slots(const Phrase& phrase) {
    std::vector<SlotRow> made;
    for (const Phrase* slot : slots(phrase)) {
      SlotRow row;
      row.name = tables_.text(slot->text);
      row.part = static_cast<std::uint32_t>(slot->part);
      row.is_set = slot->type == Phrase::Type::set ? 1 : 0;
      if (row.is_set == 0) row.spellings = add_spellings(slot->text, slot->part);
      made.push_back(row);
    }
    const Rows rows{next(tables_.slots), static_cast<std::uint32_t>(made.size())};
    tables_.slots.insert(tables_.slots.end(), made.begin(), made.end());
    return rows;
  }

  Rows add_alternatives(const std::vector<lexicon::AlternativeLine>& lines) {
    std::vector<AlternativeRow> made;
    for (const auto& line : lines) {
      std::vector<PartRow> parts;
      for (const lexicon::Part& part : line.parts) {
        PartRow row;
        row.type = static_cast<std::uint32_t>(part.type);
        row.part = static_cast<std::uint32_t>(part.part);
        row.index = part.index;
        row.text = tables_.text(part.text);
        row.plural = tables_.text(part.plural);
        if (part.type == lexicon::Part::Type::inflected) row.spellings = add_spellings(part.text, part.part);
        parts.push_back(row);
      }
      made.push_back(
          {tables_.text(line.source), {next(tables_.parts), static_cast<std::uint32_t>(parts.size())}});
      tables_.parts.insert(tables_.parts.end(), parts.begin(), parts.end());
    }
    const Rows rows{next(tables_.alternatives), static_cast<std::uint32_t>(made.size())};
    tables_.alternatives.insert(tables_.alternatives.end(), made.begin(), made.end());
    return rows;
  }

  void add_group(const Group& group, const Entry& entry, std::uint32_t entry_index) {
    GroupRow row;
    row.entry = entry_index;
    row.alternatives = add_alternatives(group.alternatives);
    row.advice = tables_.text(group.advice);
    row.locales = add_locales(group.locales);
    row.safety = static_cast<std::uint32_t>(group.safety);
    row.unless = add_conditions(group.guards.unless);
    row.only = add_conditions(group.guards.only);
    row.phrases = {next(tables_.phrases), static_cast<std::uint32_t>(group.phrases.size())};
    const std::uint32_t group_index = next(tables_.groups);
    tables_.groups.push_back(row);
    for (const Line& line : group.phrases) {
      PhraseRow phrase;
      phrase.source = tables_.text(line.source);
      bool fresh = false;
      phrase.pattern =
          tables_.pattern(pattern_source({&line.phrase}, Anchoring::phrase, shared_.forms, namer_), fresh);
      if (fresh) {
        tables_.patterns[phrase.pattern].node = nodes().phrase(line.phrase);
        tables_.patterns[phrase.pattern].captures = static_cast<std::uint16_t>(slots(line.phrase).size());
      }
      phrase.slots = add_slots(line.phrase);
      phrase.group = group_index;
      if (entry.exact_case) phrase.exact = tables_.text_list(words_as_written(line.source));
      if (entry.status != lexicon::Status::retired) {
        const AnchorFinder words = finder();
        const Clues clues = add_clues(words, line.phrase, {entry.guards.only, group.guards.only},
                                      next(tables_.phrases), tables_);
        phrase.needs = clues.needs;
        phrase.chain = clues.chain;
        phrase.within = clues.within;
        if (clues.by_own) phrase.exact_anchor = phrase.exact;
      }
      tables_.phrases.push_back(phrase);
    }
  }

  const lexicon::Shared& shared_;
  const Frequencies& frequencies_;
  const Lexicon* lexicon_ = nullptr;
  Mentions mentions_;
  bool balanced_ = false;  ///< for lexicons of which nobody knows how much alike their phrases are
  SetNamer namer_;
  Tables tables_;
};

}  // namespace

std::string compile(const std::vector<Lexicon>& lexicons, const lexicon::Shared& shared,
                    const Frequencies& frequencies, const lexicon::Defaults* defaults) {
  return Compiler(shared, frequencies).compile(lexicons, defaults);
}

}  // namespace unstigma::match
