#include "match/matcher.h"

#include <algorithm>
#include <numeric>

#include "match/guards.h"
#include "match/shapes.h"

namespace unstigma::match {
namespace {

Severity lighter(Severity severity) {
  return severity == Severity::error ? Severity::warning : Severity::suggestion;
}

bool passes(lexicon::ShapeMask shapes, Shape shape, std::uint8_t policy) {
  return (shapes & bit(shape)) != 0 && policy == static_cast<std::uint8_t>(lexicon::Policy::pass);
}

/// True when a match begins in the part of the passage that is its own.
bool owned(const Match& match, const Analysis& analysis) {
  const document::TextRange own = analysis.passage().own;
  const std::uint32_t at = analysis.tokens().tokens[match.tokens.first].begin;
  return at >= own.begin && at < own.end;
}

bool checked(std::uint8_t policy) {
  return policy == static_cast<std::uint8_t>(lexicon::Policy::check);
}

bool noted(lexicon::ShapeMask shapes, Shape shape, std::uint8_t policy) {
  return (shapes & bit(shape)) != 0 && policy == static_cast<std::uint8_t>(lexicon::Policy::note);
}

}  // namespace

Matcher::Matcher(std::vector<Program> programs, std::vector<std::vector<EntryState>> states, Rules rules)
    : programs_(std::move(programs)), scan_(programs_), states_(std::move(states)), rules_(rules) {
  for (std::size_t p = 0; p < programs_.size(); ++p) {
    const Program& program = programs_[p];
    patterns_.push_back(std::make_unique<Patterns>(program, static_cast<std::uint32_t>(p), rules_.reference));
    std::vector<bool>& on = phrases_on_.emplace_back();
    for (const PhraseRow& phrase : program.phrases())
      on.push_back(states_[p][program.groups()[phrase.group].entry].on);
  }
}

std::string_view Matcher::rule(const Match& match) const {
  const Program& program = programs_[match.program];
  return program.text(program.entries()[match.entry].rule);
}

/// Fills workspace.tries with what is to be tried where; false when there is nothing.
bool Matcher::collect(const document::Passage& passage, Workspace& workspace) const {
  workspace.tries.clear();
  if (rules_.reference) {
    workspace.analysis.open(passage);
    workspace.analysis.analyse();
    collect_all(workspace);
    return true;
  }
  const bool folding = text::may_fold_to_ascii(passage.text);
  if (folding) text::fold(passage.text, workspace.folded);
  scan_.run(folding ? std::string_view(workspace.folded.text) : std::string_view(passage.text),
            workspace.scanned, workspace.probes);
  drop_idle(workspace, !folding);
  std::vector<Candidate>& candidates = workspace.scanned.candidates;
  if (candidates.empty()) return false;
  if (folding) {
    for (Candidate& candidate : candidates)
      candidate.at = static_cast<std::uint32_t>(workspace.folded.map.begin(candidate.at));
  }
  const auto& ends = workspace.analysis.open(passage);
  if (!folding) drop_idle_in_sentences(ends, workspace);
  if (candidates.empty()) return false;
  workspace.places.clear();
  for (const Candidate& candidate : candidates) workspace.places.push_back(candidate.at);
  workspace.analysis.analyse(workspace.places);
  for (const Candidate& candidate : candidates) {
    const std::size_t sentence = workspace.analysis.sentence_at(candidate.at);
    workspace.tries.push_back({sentence, candidate});
  }
  return true;
}

bool Matcher::glance(std::string_view text, Workspace& workspace, std::vector<std::uint32_t>& places) const {
  if (rules_.reference) return false;
  places.clear();
  const std::size_t most =
      text.size() / 512;  // of characters to fold; where there are more, few paragraphs have none
  scan_.run(text, workspace.scanned, workspace.probes);
  for (std::uint32_t i = 0; i < workspace.scanned.beyond_ascii(); ++i) {
    text::find_folds_to_ascii(text, workspace.scanned.beyond_ascii(i), places);
    if (places.size() > most) return false;
  }
  drop_idle(workspace, true);
  for (const Candidate& candidate : workspace.scanned.candidates) places.push_back(candidate.at);
  return true;
}

/// Drops the phrases that lack a word they need in their own sentence.
void Matcher::drop_idle_in_sentences(const std::vector<std::uint32_t>& ends, Workspace& workspace) const {
  const Scanned& scanned = workspace.scanned;
  std::vector<Candidate>& all = workspace.scanned.candidates;
  std::size_t kept = 0;
  std::size_t sentence = 0;
  std::uint32_t first = 0;
  std::uint32_t last = scanned.word_at(ends.front());
  workspace.company.enter({first, last});
  for (const Candidate& candidate : all) {
    if (candidate.at >= ends[sentence] && sentence + 1 < ends.size()) {
      while (sentence + 1 < ends.size() && candidate.at >= ends[sentence]) ++sentence;
      first = scanned.word_at(ends[sentence - 1]);
      last = scanned.word_at(ends[sentence]);
      workspace.company.enter({first, last});
    }
    if (workspace.company.among(candidate)) all[kept++] = candidate;
  }
  all.resize(kept);
}

/// Drops the phrases that cannot lead to anything: those that lack a word they need, those that are off, and,
/// of text that is as it was written, those that are written otherwise.
void Matcher::drop_idle(Workspace& workspace, bool written) const {
  constexpr std::size_t ahead = 6;  // needs stand all over the tables, so they are sent for early
  std::vector<Candidate>& all = workspace.scanned.candidates;
  Company& company = workspace.company;
  company.open(workspace.scanned, programs_);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i + ahead < all.size()) company.prefetch(all[i + ahead]);
    const Candidate candidate = all[i];
    const bool probe = (candidate.posting & probe_bit) != 0;
    if (!probe && !phrases_on_[candidate.program][candidate.posting]) continue;
    if (!probe && written && !may_be_as_written(candidate, workspace.scanned)) continue;
    if (company.nearby(candidate)) all[kept++] = candidate;
  }
  all.resize(kept);
}

void Matcher::collect_all(Workspace& workspace) const {
  for (std::size_t sentence = 0; sentence < workspace.analysis.sentences().size(); ++sentence) {
    for (std::uint32_t p = 0; p < programs_.size(); ++p) {
      for (std::uint32_t i = 0; i < programs_[p].phrases().size; ++i) {
        const EntryRow& entry =
            programs_[p].entries()[programs_[p].groups()[programs_[p].phrases()[i].group].entry];
        if (entry.status == static_cast<std::uint8_t>(lexicon::Status::retired)) continue;
        workspace.tries.push_back({sentence, {p, i, 0, 0}});
      }
      for (const ConditionsRow& row : programs_[p].table<ConditionsRow>(Table::conditions)) {
        const std::uint32_t probe = row.patterns[static_cast<std::size_t>(lexicon::Where::document)];
        if (probe != none) workspace.tries.push_back({sentence, {p, probe | probe_bit, 0, 0}});
      }
    }
  }
}

bool Matcher::find(const document::Passage& passage, Workspace& workspace, std::vector<Match>& out) const {
  workspace.help.clear();
  workspace.named.clear();
  if (!collect(passage, workspace)) return false;
  auto& tries = workspace.tries;
  const auto key = [](const Try& t) {
    return std::tuple(t.sentence, t.candidate.program, t.candidate.posting);
  };
  std::sort(tries.begin(), tries.end(), [&](const Try& a, const Try& b) {
    return std::tuple(key(a), a.candidate.at) < std::tuple(key(b), b.candidate.at);
  });
  std::vector<Match>& raw = workspace.raw;
  raw.clear();
  const Try* const end = tries.data() + tries.size();
  for (const Try* first = tries.data(); first != end;) {
    const Try* const last = std::find_if(first, end, [&](const Try& t) { return key(t) != key(*first); });
    if (first->sentence < workspace.analysis.sentences().size()) search(first, last, workspace);
    first = last;
  }
  const auto lacking = [&](Match& match) {
    return !demands_met(match, workspace.analysis, *patterns_[match.program]);
  };
  raw.erase(std::remove_if(raw.begin(), raw.end(), lacking), raw.end());
  for (Match& match : raw) judge(match, workspace.analysis);
  take_names(raw, workspace.analysis, patterns_, workspace.named);
  take_help(workspace);
  const auto before = static_cast<std::ptrdiff_t>(out.size());
  resolve(raw, out);
  // Only now: a longer match that begins in the part of a neighbouring window covers what is in its words.
  const auto foreign = [&](const Match& match) { return !owned(match, workspace.analysis); };
  out.erase(std::remove_if(out.begin() + before, out.end(), foreign), out.end());
  return true;
}

/// Tries a phrase or probe in a sentence: [first, last) differ in their places only.
void Matcher::search(const Try* first, const Try* last, Workspace& workspace) const {
  const Analysis& analysis = workspace.analysis;
  const Candidate& candidate = first->candidate;
  const Patterns& patterns = *patterns_[candidate.program];
  const TokenRange sentence = analysis.sentences()[first->sentence];
  if ((candidate.posting & probe_bit) != 0) {
    const std::uint32_t pattern = candidate.posting & ~probe_bit;
    const Stretch stretch = analysis.stretch(patterns.program(), candidate.program, sentence);
    if (patterns.matches(pattern, stretch)) workspace.probes.add(candidate.program, pattern);
    return;
  }
  if (!phrases_on_[candidate.program][candidate.posting]) return;  // for collect_all()
  std::uint32_t from = sentence.first;
  for (const Try* next = first; next != last && from < sentence.last; ++next)
    search(candidate, first->sentence, starts_around(*next, analysis), from, workspace);
}

/// The tokens at which a phrase can begin that was found at a place. Every match has a word in it, or near
/// it, by which it is found, so that nothing is missed elsewhere.
TokenRange Matcher::starts_around(const Try& what, const Analysis& analysis) const {
  constexpr std::uint32_t slack = 2;  // a word of the scan may be a part of a token, or stand beside it
  const TokenRange sentence = analysis.sentences()[what.sentence];
  const std::uint32_t within = programs_[what.candidate.program].phrases()[what.candidate.posting].within;
  if (within == none || rules_.reference) return sentence;
  const std::uint32_t at = analysis.token_at(what.candidate.at, sentence);
  const std::uint32_t reach = within + slack;
  return {at - sentence.first > reach ? at - reach : sentence.first, std::min(sentence.last, at + reach + 1)};
}

/// Looks for a phrase at `starts`, from token `from` on, which moves behind what is found.
void Matcher::search(const Candidate& candidate, std::size_t sentence, TokenRange starts, std::uint32_t& from,
                     Workspace& workspace) const {
  const Analysis& analysis = workspace.analysis;
  const Patterns& patterns = *patterns_[candidate.program];
  const Program& program = patterns.program();
  const Stretch stretch = analysis.stretch(program, candidate.program, analysis.sentences()[sentence]);
  const PhraseRow& phrase = program.phrases()[candidate.posting];
  const std::uint32_t entry = program.groups()[phrase.group].entry;
  for (from = std::max(from, starts.first); from < starts.last;) {
    const Hit hit = patterns.search(phrase.pattern, stretch, {from, starts.last}, workspace.captures);
    if (!hit.found) {
      from = starts.last;  // the next place may lie nearby
      break;
    }
    const bool empty = hit.tokens.first >= hit.tokens.last;
    const bool tied = !empty && analysis.tokens().tokens[hit.tokens.first].hyphen();
    from = empty || tied ? hit.tokens.first + 1 : hit.tokens.last;
    if (empty || tied) continue;
    Match match;
    match.tokens = hit.tokens;
    match.program = candidate.program;
    match.entry = entry;
    match.group = phrase.group;
    match.phrase = candidate.posting;
    match.scope = static_cast<lexicon::Scope>(program.entries()[entry].scope);
    match.sentence = sentence;
    match.captures = workspace.captures;
    match.captures.resize(phrase.slots.count);
    if (as_written(match, analysis)) workspace.raw.push_back(std::move(match));
  }
}

/// For entries where case matters: every word stands as one of the phrase's words is written.
bool Matcher::as_written(const Match& match, const Analysis& analysis) const {
  const Program& program = programs_[match.program];
  if (program.entries()[match.entry].exact_case == 0) return true;
  const auto words = program.rows<Text>(Table::texts, program.phrases()[match.phrase].exact);
  for (std::uint32_t i = match.tokens.first; i < match.tokens.last; ++i) {
    const std::string_view surface = analysis.surface(i);
    if (std::none_of(words.begin(), words.end(), [&](Text word) { return program.text(word) == surface; }))
      return false;
  }
  return true;
}

/// The same for the run of letters by which a phrase is found, which may be a part of a word ("o" of "c/o"),
/// or hold one ("don" of "don't").
bool Matcher::may_be_as_written(const Candidate& candidate, const Scanned& scanned) const {
  const Program& program = programs_[candidate.program];
  const auto words = program.rows<Text>(Table::texts, program.phrases()[candidate.posting].exact_anchor);
  if (words.size == 0) return true;
  const std::string_view run = run_at(scanned.text, candidate.at);
  return std::any_of(words.begin(), words.end(), [&](Text text) {
    const std::string_view word = program.text(text);
    return word.find(run) != std::string_view::npos || run.find(word) != std::string_view::npos;
  });
}

void Matcher::judge(Match& match, Analysis& analysis) const {
  const Patterns& patterns = *patterns_[match.program];
  const EntryRow& entry = patterns.program().entries()[match.entry];
  match.severity = state(match).severity;
  // Shapes take longer to read than the entry's own guards to ask; which of them it was matters only where
  // that is told.
  if (!rules_.show_passed && words_let_pass(match, analysis, patterns)) {
    match.passed = "unless";
    return;
  }
  match.shapes = shapes_of(match, analysis, patterns, *patterns_.front());
  match.passed = why_passed(match, analysis, patterns, rules_.show_passed);
  if (match.passed.empty()) weigh(match, entry);
}

/// Names, mentions, self-description, denial and quotation: what the program decides by itself.
void Matcher::weigh(Match& match, const EntryRow& entry) const {
  const lexicon::ShapeMask shapes = match.shapes;
  if (passes(shapes, Shape::name, entry.names)) match.passed = "name";
  else if (passes(shapes, Shape::mention, entry.mention)) match.passed = "mention";
  else if ((shapes & bit(Shape::advised)) != 0 && !checked(entry.mention))
    match.passed = "named to be avoided";
  else if (passes(shapes, Shape::self, entry.self)) match.passed = "self-description";
  else if (passes(shapes, Shape::denied, entry.denied)) match.passed = "denied in its clause";
  else if (passes(shapes, Shape::denounced, entry.denounced)) match.passed = "told in order to be rejected";
  else if (match.quoted && rules_.quotations == Quotations::skip) match.passed = "quotation";
  if (!match.passed.empty()) return;
  if (noted(shapes, Shape::mention, entry.mention)) {
    match.context = Context::mention;
    match.severity = Severity::suggestion;
    match.notes.emplace_back("the word itself seems to be the subject here");
  } else if (match.quoted && rules_.quotations == Quotations::note) {
    match.context = Context::quotation;
    match.severity = lighter(match.severity);
    match.notes.emplace_back("in a quotation: is it needed? If not, consider paraphrasing");
  }
  if (noted(shapes, Shape::self, entry.self)) {
    match.severity = Severity::suggestion;
    match.notes.emplace_back("people choose their own words for themselves; keep it if this is their choice");
  }
  if (noted(shapes, Shape::denounced, entry.denounced) || noted(shapes, Shape::denied, entry.denied)) {
    match.severity = Severity::suggestion;
    match.notes.emplace_back("the sentence seems to reject this idea; fine if readers will see that at once");
  }
}

/// Takes the matches that call for help out, and all others of their sentences with them.
void Matcher::take_help(Workspace& workspace) const {
  std::vector<Match>& raw = workspace.raw;
  const auto help = [](const Match& match) { return match.scope == lexicon::Scope::help; };
  if (std::none_of(raw.begin(), raw.end(), help)) return;
  std::set<std::size_t> sentences;
  for (const Match& match : raw) {
    if (!help(match) || !match.passed.empty() || match.quoted || match.context == Context::mention) continue;
    sentences.insert(match.sentence);
    if (owned(match, workspace.analysis)) workspace.help.push_back(workspace.analysis.source(match.tokens));
  }
  const auto taken = [&](const Match& match) { return help(match) || sentences.count(match.sentence) > 0; };
  raw.erase(std::remove_if(raw.begin(), raw.end(), taken), raw.end());
}

bool Matcher::better(const Match& a, const Match& b) const {
  const std::uint32_t length_a = a.tokens.last - a.tokens.first;
  const std::uint32_t length_b = b.tokens.last - b.tokens.first;
  if (length_a != length_b) return length_a > length_b;
  if (a.severity != b.severity) return a.severity > b.severity;
  if (rule(a) != rule(b)) return rule(a) < rule(b);
  return a.group > b.group;  // of one entry's groups the later is the more particular
}

void Matcher::resolve(std::vector<Match>& raw, std::vector<Match>& out) const {
  const auto kept_from = out.size();
  std::uint32_t tokens = 0;
  for (const Match& match : raw) tokens = std::max(tokens, match.tokens.last);
  std::vector<bool> covered(tokens);
  std::vector<std::uint32_t> order(raw.size());  // matches are large
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return better(raw[a], raw[b]); });
  for (const std::uint32_t i : order) {
    Match& match = raw[i];
    if (!match.passed.empty() || match.scope != lexicon::Scope::words) continue;
    const auto first = covered.begin() + match.tokens.first;
    const auto last = covered.begin() + match.tokens.last;
    if (std::find(first, last, true) != last) continue;
    std::fill(first, last, true);
    out.push_back(std::move(match));
  }
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(kept_from), out.end(),
            [](const Match& a, const Match& b) { return a.tokens.first < b.tokens.first; });
  for (const std::uint32_t i : order) {
    Match& match = raw[i];
    const bool of_document = match.scope == lexicon::Scope::document;
    if (of_document == match.passed.empty() && (of_document || rules_.show_passed))
      out.push_back(std::move(match));
  }
}

bool Matcher::passes_already(const Match& match, const Workspace& workspace) const {
  const auto& patterns = match.unless_document;
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](std::uint32_t pattern) { return workspace.probes.has(match.program, pattern); });
}

void Matcher::judge_document(Match& match, const Workspace& workspace) const {
  if (!match.passed.empty()) return;
  const auto seen = [&](std::uint32_t pattern) { return workspace.probes.has(match.program, pattern); };
  if (passes_already(match, workspace)) match.passed = "unless.document";
  if (!std::all_of(match.only_document.begin(), match.only_document.end(), seen))
    match.passed = "only.document: not met";
}

}  // namespace unstigma::match
