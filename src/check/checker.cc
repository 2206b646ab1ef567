#include "unstigma/checker.h"

#include <algorithm>
#include <deque>
#include <istream>
#include <iterator>
#include <streambuf>

#include "check/allowed.h"
#include "check/answers.h"
#include "check/cards.h"
#include "check/document_rules.h"
#include "check/edits.h"
#include "check/findings.h"
#include "check/fixer.h"
#include "check/helplines.h"
#include "check/lexicon_test.h"
#include "check/lexicons.h"
#include "check/settings.h"
#include "check/suppression.h"
#include "document/container.h"
#include "document/location.h"
#include "document/reader.h"
#include "match/matcher.h"
#include "rewrite/container.h"
#include "text/words.h"

namespace unstigma {
namespace {

/// A stream over bytes that stay where they are.
class MemoryBuffer : public std::streambuf {
 public:
  explicit MemoryBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // NOLINT: a get area is never written to
    setg(begin, begin, begin + bytes.size());
  }
};

/// One document on its way through the rooms.
class Run {
 public:
  Run(const match::Matcher& matcher, const Settings& settings, const check::Allowed& allowed,
      const FindingSink& sink)
      : matcher_(matcher),
        settings_(settings),
        allowed_(allowed),
        sink_(sink),
        rules_(matcher, settings.locale),
        suppressions_(matcher, settings) {}

  void passage(const document::Passage& passage, const document::Block& block) {
    if (passage.aside) return suppressions_.comment(passage, block);
    suppressions_.passage(passage, block);
    words_ += text::count_words(
        std::string_view(passage.text).substr(passage.own.begin, passage.own.end - passage.own.begin));
    if (is_article()) rules_.passage(passage, block);
    if (settings_.keep_paragraphs && !passage.part.empty())
      paragraphs_.push_back({passage.part, passage.paragraph, passage.text});
    matches_.clear();
    if (!matcher_.find(passage, workspace_, matches_)) return;
    note_help(passage, block);
    for (match::Match& match : matches_) {
      if (!allowed_.empty() && match.passed.empty()) allow(passage, match);
      if (match.scope == lexicon::Scope::document) {
        if (is_article() && match.context != Context::mention) rules_.add(std::move(match));
        continue;
      }
      const bool waits = !match.unless_document.empty() || !match.only_document.empty();
      Finding finding = check::make_finding(match, workspace_.analysis, block,
                                            matcher_.program(match.program), settings_.locale);
      waiting_.emplace_back(std::move(match), std::move(finding), waits);
    }
    if (!is_article()) flush(false);  // until then a rule about the document may have to come first
  }

  /// Hands out what was found before the document broke off.
  void abandon() { flush(true); }

  Checked finish(std::string format) {
    if (is_article()) {
      for (Finding& finding : rules_.finish(workspace_)) take(std::move(finding));
    }
    flush(true);
    std::vector<Finding> wrong = suppressions_.finish();
    kept_.insert(kept_.end(), std::move_iterator(wrong.begin()), std::move_iterator(wrong.end()));
    std::stable_sort(kept_.begin(), kept_.end(),
                     [](const Finding& a, const Finding& b) { return a.start.offset < b.start.offset; });
    for (Finding& finding : kept_) hand_out(std::move(finding));
    return {std::move(format), words_,           passed_in_quotations_,
            suppressed_,       std::move(help_), std::move(paragraphs_)};
  }

 private:
  struct Waiting {
    Waiting(match::Match m, Finding f, bool w) : match(std::move(m)), finding(std::move(f)), waits(w) {}
    match::Match match;
    Finding finding;
    bool waits;
  };

  bool is_article() const { return words_ <= check::DocumentRules::longest_article; }

  void allow(const document::Passage& passage, match::Match& match) {
    const std::string* phrase = allowed_.around(passage.text, workspace_.analysis.source(match.tokens));
    if (phrase != nullptr) match.passed = "allowed: " + *phrase;
  }

  void note_help(const document::Passage& passage, const document::Block& block) {
    if (help_ || workspace_.help.empty()) return;
    const document::TextRange place = workspace_.help.front();
    help_.emplace();
    document::Location location = document::locate(passage, place, block);
    help_->start = std::move(location.start);
    help_->end = std::move(location.end);
    help_->where = std::move(location.where);
    help_->match =
        check::collapsed(std::string_view(passage.text).substr(place.begin, place.end - place.begin));
    help_->lines = check::helplines(settings_.locale);
  }

  /// Hands findings out in order; those behind one that waits for the end of the document wait with it.
  void flush(bool finished) {
    while (!waiting_.empty() && (finished || !waiting_.front().waits)) {
      Waiting& next = waiting_.front();
      if (next.waits) {
        matcher_.judge_document(next.match, workspace_);
        next.finding.passed = next.match.passed;
      }
      take(std::move(next.finding));
      waiting_.pop_front();
    }
  }

  /// Hands a finding out, or keeps it while comments may have more to say: what is wrong with them is known
  /// at the end only, and comes in its place.
  void take(Finding&& finding) {
    if (suppressions_.silent()) return hand_out(std::move(finding));
    suppressions_.judge(finding);
    kept_.push_back(std::move(finding));
  }

  void hand_out(Finding&& finding) {
    if (finding.passed == "quotation") ++passed_in_quotations_;
    if (finding.suppressed) ++suppressed_;
    const bool shown = settings_.show_passed || (settings_.show_suppressed && finding.suppressed);
    if (!finding.passed.empty() && !shown) return;
    if (finding.severity < settings_.min_severity) return;
    sink_(std::move(finding));
  }

  const match::Matcher& matcher_;
  const Settings& settings_;
  const check::Allowed& allowed_;
  const FindingSink& sink_;
  match::Workspace workspace_;
  check::DocumentRules rules_;
  check::Suppressions suppressions_;
  std::vector<Finding> kept_;
  std::vector<match::Match> matches_;
  std::deque<Waiting> waiting_;
  std::optional<Help> help_;
  std::vector<Paragraph> paragraphs_;
  std::uint64_t words_ = 0;
  std::uint64_t passed_in_quotations_ = 0;
  std::uint64_t suppressed_ = 0;
};

}  // namespace

struct Checker::Impl {
  Impl(Settings s, std::vector<match::Program> p, std::vector<std::vector<match::EntryState>> states)
      : settings(std::move(s)),
        allowed(settings.allow),
        matcher(std::move(p), std::move(states),
                {settings.quotations, settings.show_passed || settings.quotations == Quotations::skip,
                 settings.reference}) {}

  document::ReadOptions read_options(std::string_view format) const {
    document::ReadOptions options(format);
    options.fields = settings.fields;
    options.encoding = settings.encoding;
    return options;
  }

  Settings settings;
  check::Allowed allowed;
  match::Matcher matcher;
};

Checker::Checker(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;
Checker::~Checker() = default;

Result<Checker, std::vector<Error>> Checker::build(Settings settings) {
  const auto added = check::load_lexicons(settings.lexicon_files);
  if (!added) return added.error();
  std::vector<match::Program> programs = check::load_programs(*added);
  auto states = check::entry_states(settings, programs);
  if (!states) return states.error();
  check::replace_shipped(programs, *states);
  return Checker(std::make_unique<Impl>(std::move(settings), std::move(programs), std::move(*states)));
}

Result<Checked> Checker::check_stream(std::istream& in, const std::string& name, std::string_view format,
                                      const FindingSink& sink) const {
  Run run(impl_->matcher, impl_->settings, impl_->allowed, sink);
  auto read =
      document::read(in, name, impl_->read_options(format),
                     [&](const document::Passage& p, const document::Block& b) { run.passage(p, b); });
  if (!read) {
    run.abandon();
    return read.error();
  }
  return run.finish(std::move(*read));
}

Result<Checked> Checker::check_file(const std::string& path, std::string_view format,
                                    const FindingSink& sink) const {
  Run run(impl_->matcher, impl_->settings, impl_->allowed, sink);
  auto read =
      document::read_file(path, impl_->read_options(format),
                          [&](const document::Passage& p, const document::Block& b) { run.passage(p, b); });
  if (!read) {
    run.abandon();
    return read.error();
  }
  return run.finish(std::move(*read));
}

Result<Checked> Checker::check_text(std::string_view bytes, const std::string& name, std::string_view format,
                                    const FindingSink& sink) const {
  MemoryBuffer buffer(bytes);
  std::istream in(&buffer);
  return check_stream(in, name, format, sink);
}

Result<Fixed> Checker::fix_text(std::string_view bytes, const std::string& name, std::string_view format,
                                FixLevel level) const {
  constexpr int most_rounds = 8;  // each round mends what the one before uncovered; one is the rule
  Fixed fixed;
  fixed.bytes = std::string(bytes);
  for (int round = 0; round < most_rounds; ++round) {
    fixed.left.clear();
    const Result<Checked> checked = check_text(
        fixed.bytes, name, format, [&](Finding&& finding) { fixed.left.push_back(std::move(finding)); });
    if (!checked) return checked.error();
    if (document::is_container_format(checked->format) && round == 0) {
      const auto writable = rewrite::edited(fixed.bytes, checked->format, {});
      if (!writable) return writable.error();
    }
    fixed.format = checked->format;
    fixed.words = checked->words;
    fixed.help = checked->help;
    std::vector<std::size_t> chosen;
    const std::vector<Edit> wanted = check::choose_edits(fixed.left, level, chosen);
    const document::ReadOptions options = impl_->read_options(checked->format);
    const std::vector<Edit> edits = check::sound_edits(fixed.bytes, wanted, name, options);
    for (std::size_t i = 0, k = 0; i < wanted.size(); ++i) {
      Finding& finding = fixed.left[chosen[i]];
      if (k < edits.size() && wanted[i].start == edits[k].start && wanted[i].part == edits[k].part) {
        fixed.applied.push_back(finding);
        ++k;
      } else {
        finding.alternatives.front().barred = check::would_change_markup;
      }
    }
    if (edits.empty()) break;
    auto edited = check::apply_edits(fixed.bytes, edits, options);
    if (!edited) return edited.error();
    fixed.bytes = std::move(*edited);
  }
  return fixed;
}

Result<std::string> Checker::put_in(std::string_view bytes, const std::string& name, std::string_view format,
                                    const std::vector<Edit>& edits, std::vector<LeftOut>* left_out) const {
  const document::ReadOptions options = impl_->read_options(format);
  std::vector<Edit> writable = edits;
  std::vector<LeftOut> left = check::write_edits(bytes, name, options, writable);
  const std::vector<Edit> sound = check::sound_edits(bytes, writable, name, options);
  auto kept = sound.begin();
  for (Edit& edit : writable) {
    if (kept != sound.end() && kept->start == edit.start && kept->part == edit.part) ++kept;
    else left.push_back({std::move(edit), std::string(check::would_change_markup)});
  }
  if (left_out != nullptr) *left_out = std::move(left);
  return check::apply_edits(bytes, sound, options);
}

Result<Answer> Checker::answer_text(std::string_view bytes, const std::string& name, std::string_view format,
                                    AnswerKind kind, FixLevel level, const std::string& date) const {
  std::vector<Finding> findings;
  const Result<Checked> checked = check_text(bytes, name, format, [&](Finding&& finding) {
    if (finding.passed.empty()) findings.push_back(std::move(finding));
  });
  if (!checked) return checked.error();
  if (!rewrite::can_write(checked->format)) {
    return Error{Errc::unsupported,
                 {},
                 "is no Word or OpenDocument file (.docx, .odt), and only those can be answered in"};
  }
  auto answer =
      kind == AnswerKind::comments
          ? check::answer_with_comments(bytes, name, checked->format, std::move(findings), date)
          : check::answer_with_changes(bytes, name, checked->format, std::move(findings), level, date);
  if (!answer) return answer;
  answer->format = checked->format;
  answer->help = checked->help;
  return answer;
}

std::vector<EntryCard> Checker::entries(bool all) const {
  return check::cards(impl_->matcher, all);
}
std::vector<LexiconCard> Checker::lexicons() const {
  return check::lexicon_cards(impl_->matcher);
}
std::vector<ProfileCard> Checker::profiles() const {
  return check::profile_cards(impl_->matcher.program(0));
}
std::vector<PreferenceCard> Checker::preferences() const {
  return check::preferences(impl_->settings, impl_->matcher.program(0));
}
std::vector<EntryCard> Checker::explain(std::string_view word_or_rule) const {
  return check::explain(*this, impl_->matcher, word_or_rule);
}
std::vector<Error> Checker::test_lexicons(std::uint64_t* ran) const {
  return check::test_lexicons(impl_->matcher, impl_->settings, ran);
}

std::vector<Error> validate_lexicon(const std::string& path) {
  const auto loaded = check::load_lexicons({path});
  return loaded ? std::vector<Error>() : loaded.error();
}

std::string_view version() {
  return UNSTIGMA_VERSION;
}

}  // namespace unstigma
