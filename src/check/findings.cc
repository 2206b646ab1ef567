#include "check/findings.h"

#include <algorithm>

#include "base/stable_hash.h"
#include "check/edits.h"
#include "document/location.h"
#include "lexicon/lexicon.h"
#include "match/shapes.h"
#include "rewrite/rewrite.h"
#include "text/fold.h"

namespace unstigma::check {
namespace {

using match::AlternativeRow;
using match::EntryRow;
using match::GroupRow;
using match::LocaleRow;
using match::Program;
using match::Rows;
using match::Table;

/// What the locale changes; nullptr where it changes nothing.
const LocaleRow* locale_row(const Program& program, Rows rows, std::string_view locale) {
  for (const LocaleRow& row : program.rows<LocaleRow>(Table::locales, rows)) {
    if (program.text(row.locale) == locale) return &row;
  }
  return nullptr;
}

Alternative make_alternative(const rewrite::Rewriting& rewriting, const document::Passage& passage,
                             const document::Block& block) {
  Alternative out;
  out.text = rewriting.text;
  if (rewriting.drops_in)
    out.edit = edit_of(passage, rewriting.range, rewriting.replacement, block, &out.barred);
  return out;
}

void add_alternatives(const match::Match& match, match::Analysis& analysis, const document::Block& block,
                      const Program& program, const LocaleRow* locale, Finding& finding) {
  const GroupRow& group = program.groups()[match.group];
  const Rows rows =
      locale != nullptr && locale->alternatives.count > 0 ? locale->alternatives : group.alternatives;
  auto rewritings = rewrite::rewrite(match, program.rows<AlternativeRow>(Table::alternatives, rows), program,
                                     analysis, analysis.title_case(match.sentence));
  // Words that fit the sentence stand before those that do not.
  const std::string preferred = rewritings.empty() ? std::string() : rewritings.front().text;
  std::stable_partition(rewritings.begin(), rewritings.end(),
                        [](const rewrite::Rewriting& rewriting) { return rewriting.drops_in; });
  const bool may_be_safe = group.safety == static_cast<std::uint32_t>(lexicon::Safety::safe) &&
                           finding.context == Context::use && match.notes.empty();
  const bool never_edit = group.safety == static_cast<std::uint32_t>(lexicon::Safety::advice);
  for (const rewrite::Rewriting& rewriting : rewritings) {
    Alternative alternative = make_alternative(rewriting, analysis.passage(), block);
    if (never_edit) {
      alternative.edit.reset();
      alternative.barred.clear();
    }
    alternative.safe = may_be_safe && alternative.edit && rewriting.certain && finding.alternatives.empty() &&
                       rewriting.text == preferred;
    const bool known = std::any_of(finding.alternatives.begin(), finding.alternatives.end(),
                                   [&](const Alternative& other) { return other.text == alternative.text; });
    if (!known) finding.alternatives.push_back(std::move(alternative));
  }
}

/// A hash of a range with up to four words of its sentence on either side, in lower case. Where a sentence
/// ends is told by its mark alone; what stands in the next one may change without making this another place.
std::uint64_t hash_around(std::string_view text, document::TextRange range) {
  constexpr std::size_t words = 4;
  constexpr std::size_t reach = 200;  // bytes; words may be long
  const auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  const auto ends = [](char c) { return c == '.' || c == '!' || c == '?'; };
  std::size_t begin = range.begin;
  for (std::size_t seen = 0; begin > 0 && range.begin - begin < reach; --begin) {
    if (!space(text[begin - 1])) continue;
    if (begin < range.begin && !space(text[begin]) && ++seen == words) break;
    if (begin > 1 && ends(text[begin - 2])) break;
  }
  std::size_t end = range.end;
  for (std::size_t seen = 0; end < text.size() && end - range.end < reach; ++end) {
    if (!space(text[end]) || end == range.end) continue;
    if (ends(text[end - 1]) || (!space(text[end - 1]) && ++seen == words)) break;
  }
  std::string around = collapsed(text.substr(begin, end - begin));
  for (char& c : around) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  return base::stable_hash(around);
}

}  // namespace

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return text::valid_utf8(out);
}

std::string_view default_message(Kind kind) {
  switch (kind) {
    case Kind::label:
      return "names people by a condition or situation";
    case Kind::description:
      return "puts a condition before the person";
    case Kind::metaphor:
      return "uses a health condition as a figure of speech";
    case Kind::victim:
      return "tells a life as suffering or struggle";
    case Kind::framing:
      return "suggests weakness, blame, danger or doubt";
    case Kind::reporting:
      return "is a phrase that reporting guidelines ask to avoid";
    case Kind::outdated:
      return "is a term that has been left behind";
    case Kind::slur:
      return "is hurtful to the people it speaks of";
  }
  return {};
}

std::vector<Source> sources_of(const Program& program, const EntryRow& entry) {
  std::vector<Source> out;
  for (const match::SourceRow& row : program.rows<match::SourceRow>(Table::sources, entry.sources)) {
    out.push_back({std::string(program.text(row.title)), std::string(program.text(row.organization)),
                   row.year, std::string(program.text(row.url)), std::string(program.text(row.via))});
  }
  return out;
}

void identify(const match::Match& match, const Program& program, Finding& finding) {
  const EntryRow& entry = program.entries()[match.entry];
  finding.rule = program.text(entry.rule);
  finding.lexicon = program.text(program.lexicons()[entry.lexicon].id);
  finding.kind = static_cast<Kind>(entry.kind);
  finding.severity = match.severity;
  finding.context = match.context;
}

void describe(const match::Match& match, const Program& program, std::string_view locale, Finding& finding) {
  const EntryRow& entry = program.entries()[match.entry];
  const GroupRow& group = program.groups()[match.group];
  const LocaleRow* reason = locale_row(program, entry.locales, locale);
  const LocaleRow* words = locale_row(program, group.locales, locale);
  const auto text = [&](match::Text in_locale, match::Text anywhere) {
    return std::string(program.text(in_locale.size > 0 ? in_locale : anywhere));
  };
  finding.why = text(reason != nullptr ? reason->why : match::Text(), entry.why);
  finding.advice = text(words != nullptr ? words->advice : match::Text(), group.advice);
  finding.fine = program.text(entry.fine);
  finding.notes.insert(finding.notes.begin(), match.notes.begin(), match.notes.end());
  finding.sources = sources_of(program, entry);
}

Finding make_finding(const match::Match& match, match::Analysis& analysis, const document::Block& block,
                     const Program& program, std::string_view locale) {
  const document::Passage& passage = analysis.passage();
  const EntryRow& entry = program.entries()[match.entry];
  const document::TextRange place = analysis.source(match.tokens);
  document::Location location = document::locate(passage, place, block);
  Finding finding;
  finding.start = std::move(location.start);
  finding.end = std::move(location.end);
  finding.where = std::move(location.where);
  finding.excerpt = std::move(location.excerpt);
  finding.match = collapsed(std::string_view(passage.text).substr(place.begin, place.end - place.begin));
  finding.around = hash_around(passage.text, place);
  identify(match, program, finding);
  if (!passage.note.empty()) finding.notes.push_back(passage.note);
  const std::string_view message =
      entry.message.size > 0 ? program.text(entry.message) : default_message(finding.kind);
  finding.message = "\"" + finding.match + "\" " + std::string(message);
  add_alternatives(match, analysis, block, program,
                   locale_row(program, program.groups()[match.group].locales, locale), finding);
  return finding;
}

}  // namespace unstigma::check
