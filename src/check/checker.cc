#include "unstigma/checker.h"

#include <istream>
#include <streambuf>

#include "check/allowed.h"
#include "check/answers.h"
#include "check/cards.h"
#include "check/edits.h"
#include "check/fixer.h"
#include "check/lexicon_test.h"
#include "check/lexicons.h"
#include "check/run.h"
#include "check/settings.h"
#include "document/container.h"
#include "document/reader.h"
#include "match/matcher.h"
#include "rewrite/container.h"

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
    options.only_records = !settings.text_fields.empty() || !settings.id_field.empty();
    options.fields = settings.text_fields.empty() ? settings.fields : settings.text_fields;
    options.id_field = settings.id_field;
    options.encoding = settings.encoding;
    return options;
  }

  Settings settings;
  check::Allowed allowed;
  match::Matcher matcher;
  match::Workspaces workspaces;
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
  check::Run run(impl_->matcher, impl_->workspaces, impl_->settings, impl_->allowed, sink);
  document::ReadOptions options = impl_->read_options(format);
  options.glance = &run;
  auto read = document::read(
      in, name, options, [&](const document::Passage& p, const document::Block& b) { run.passage(p, b); });
  if (!read) {
    run.abandon();
    return read.error();
  }
  return run.finish(std::move(*read));
}

Result<Checked> Checker::check_file(const std::string& path, std::string_view format,
                                    const FindingSink& sink) const {
  check::Run run(impl_->matcher, impl_->workspaces, impl_->settings, impl_->allowed, sink);
  document::ReadOptions options = impl_->read_options(format);
  options.glance = &run;
  auto read = document::read_file(
      path, options, [&](const document::Passage& p, const document::Block& b) { run.passage(p, b); });
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
