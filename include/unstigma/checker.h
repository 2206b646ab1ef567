#ifndef UNSTIGMA_CHECKER_H_
#define UNSTIGMA_CHECKER_H_

#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "unstigma/finding.h"
#include "unstigma/result.h"

namespace unstigma {

/// What happens to terms inside direct quotations.
enum class Quotations : std::uint8_t {
  note,   ///< reported one level lower and marked, with advice for quotations
  check,  ///< treated as the writer's own words
  skip,   ///< let pass, and counted
};

/// Which lexicons, entries and severities apply. The default is what `unstigma check` does.
struct Settings {
  std::string profile = "news";                    ///< news, docs, campaign, clinical or all
  std::string locale = "en-US";                    ///< en-US, en-GB, en-AU, en-IE, en-CA
  std::vector<std::string> lexicon_files;          ///< more lexicons, read from disk; one with the id of a
                                                   ///< shipped lexicon replaces that
  std::vector<std::string> lexicons;               ///< shipped lexicons added to those of the profile
  std::vector<std::string> without;                ///< lexicons left out
  std::vector<std::string> select;                 ///< rule ids, "lexicon/" or kinds; empty: all
  std::vector<std::string> ignore;                 ///< likewise, left out
  std::map<std::string, std::string> severities;   ///< rule, lexicon/ or kind -> severity or "off"
  std::map<std::string, std::string> preferences;  ///< community -> identity-first, person-first, either
  std::vector<std::string> allow;                  ///< words, names and titles that are never reported;
                                                   ///< a capital asks for a capital
  Quotations quotations = Quotations::note;
  Severity min_severity = Severity::suggestion;
  std::vector<std::string> fields;  ///< of JSON, YAML, TOML, CSV: keys, or paths like articles.*.body; empty:
                                    ///< the usual names of prose
  std::vector<std::string> text_fields;  ///< the same, of JSON Lines alone: other formats are refused
  std::string
      id_field;  ///< of JSON Lines: what tells the records apart, "id" or a path like meta.id; findings
                 ///< carry its value, records without it are left out, other formats are refused
  std::string encoding;          ///< of the files; empty: what they say themselves, else UTF-8
  bool preview = false;          ///< entries whose status is preview
  bool show_passed = false;      ///< findings that a guard let pass are handed out too, with `passed` set
  bool show_suppressed = false;  ///< those that a comment in the text lets pass are, with `suppressed` set
  bool keep_paragraphs = false;  ///< Checked::paragraphs is filled, for showing the text of containers
  bool reference = false;        ///< segment and match everything, without the candidate scan (for tests)
};

/// Takes findings in the order of the file, as they are found. Called from the thread that checks.
using FindingSink = std::function<void(Finding&&)>;

/// A paragraph of a container (.docx and the like); Position::column counts in its text.
struct Paragraph {
  std::string part;
  std::uint64_t number = 0;  ///< in `part`, from 1
  std::string text;          ///< UTF-8
};

/// What one file gave.
struct Checked {
  std::string format;
  std::uint64_t words = 0;
  std::uint64_t passed_in_quotations = 0;  ///< let pass by Quotations::skip
  std::uint64_t suppressed = 0;            ///< let pass by comments in the text
  std::optional<Help> help;                ///< the first sentence of a writer who may be in danger
  std::vector<Paragraph> paragraphs;       ///< of a container, with Settings::keep_paragraphs
};

/// What fixing made of a text.
struct Fixed {
  std::string bytes;  ///< the whole text, mended; outside the edits byte for byte as it was
  std::vector<Finding>
      applied;  ///< whose first alternative was put in, in order; places are of the text as given
  std::vector<Finding> left;  ///< what is still there afterwards; places are of `bytes`
  std::string format;
  std::uint64_t words = 0;
  std::optional<Help> help;  ///< as in Checked
};

/// An edit that was not made.
struct LeftOut {
  Edit edit;
  std::string why;  ///< a sentence without a full stop
};

/// Which alternatives `fix` puts in.
enum class FixLevel : std::uint8_t {
  safe,    ///< only those that are Alternative::safe
  unsafe,  ///< every first alternative that has an edit, outside quotations and mentions
};

/// How findings are answered in a Word or OpenDocument file.
enum class AnswerKind : std::uint8_t {
  comments,         ///< a comment at each finding: what, instead of it what, why, who says so
  tracked_changes,  ///< the fixes as changes that the writer accepts or rejects
};

/// A document that has been answered in.
struct Answer {
  std::string bytes;            ///< the document; its text is the same as before
  std::vector<Finding> placed;  ///< that stand in it as a comment or change, in order
  std::vector<Finding> left;    ///< the others; places are of the document as given
  std::string format;
  std::optional<Help> help;       ///< as in Checked
  std::vector<Finding> standing;  ///< whose comment stands in it from an earlier time
};

/// An entry as `explain` and `lexicon show` print it.
struct EntryCard {
  std::string rule, lexicon, lexicon_title;
  Kind kind = Kind::label;
  Severity severity = Severity::warning;
  std::string status;
  std::vector<std::string> phrases, alternatives;
  std::string advice, message, why, fine, disagreement, community, prefers;
  std::vector<std::string> profiles, aliases;
  std::vector<std::string> guards;    ///< what tells the senses apart: "unless after: horse, transistor"
  std::vector<std::string> policies;  ///< what the program decides by itself, in words
  std::vector<std::string> locales;   ///< what is different where: "en-GB: disabled people"
  std::vector<Source> sources;
  std::vector<std::string> flag, pass;  ///< flag with [[ ]] around the expected span
};

/// A profile as `lexicon profiles` prints it.
struct ProfileCard {
  std::string name, about;
  std::vector<std::string> without;  ///< lexicons left out
  std::vector<std::pair<std::string, std::string>>
      severities;  ///< kind, lexicon or rule -> severity or "off"
};

/// How a community is spoken of in the locale of the settings: person-first, identity-first or either.
struct PreferenceCard {
  std::string community, way;
  bool by_locale = false;  ///< other locales have other defaults
};

/// A lexicon as `lexicon list` prints it.
struct LexiconCard {
  std::string id, title, language, about;
  std::uint64_t entries = 0;
  bool shipped = true;
};

/// Finds stigmatizing language in documents.
///
/// Build one, use it for every file: all const members may be called from several threads at once.
/// Nothing is printed, nothing global is changed, no socket is opened.
class Checker {
 public:
  /// Fails with every mistake of the settings and of the lexicon files, each at its place.
  static Result<Checker, std::vector<Error>> build(Settings settings);

  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;
  ~Checker();

  /// Checks the file at `path`. `format` is a name of --input-format, or empty to decide by the
  /// file's name and content. Errors: Errc::io, Errc::unsupported for what cannot be read as text,
  /// Errc::syntax for data that is broken; what was found before that has been handed out.
  Result<Checked> check_file(const std::string& path, std::string_view format, const FindingSink& sink) const;

  /// Checks a stream (standard input); `name` decides the format and is what errors call it.
  Result<Checked> check_stream(std::istream& in, const std::string& name, std::string_view format,
                               const FindingSink& sink) const;

  /// Checks bytes in memory.
  Result<Checked> check_text(std::string_view bytes, const std::string& name, std::string_view format,
                             const FindingSink& sink) const;

  /// Puts alternatives in and checks again, until a further round would change nothing more: fixing the
  /// outcome gives the outcome. An edit that would change anything else (markup, the text of a neighbour) is
  /// left out.
  Result<Fixed> fix_text(std::string_view bytes, const std::string& name, std::string_view format,
                         FixLevel level) const;

  /// Answers in a document (.docx, .odt), as "unstigma" at the time of `date` (2026-11-26T12:00:00Z);
  /// comments and changes of others stay. `level` says which fixes become tracked changes. Errc::unsupported
  /// for other formats and for signed documents.
  Result<Answer> answer_text(std::string_view bytes, const std::string& name, std::string_view format,
                             AnswerKind kind, FixLevel level, const std::string& date) const;

  /// Puts edits in that somebody chose: in order, none overlap. Edit::text alone counts; it is escaped as the
  /// format asks. An edit that would change anything else (markup, the text of a neighbour), or that the
  /// place or the encoding cannot hold, is left out and added to `left_out`, which may be null.
  Result<std::string> put_in(std::string_view bytes, const std::string& name, std::string_view format,
                             const std::vector<Edit>& edits, std::vector<LeftOut>* left_out) const;

  /// All entries that the settings leave on, sorted by rule id; with `all`, those left off too.
  std::vector<EntryCard> entries(bool all = false) const;
  std::vector<LexiconCard> lexicons() const;
  std::vector<ProfileCard> profiles() const;
  std::vector<PreferenceCard> preferences() const;

  /// Rules that this word, rule id or alias could mean, best first; empty when nothing is near.
  std::vector<EntryCard> explain(std::string_view word_or_rule) const;

  /// What an entry's own sentences show to be wrong, for every lexicon given as a file, or for all
  /// shipped ones when none is. `ran` is told how many sentences were tried.
  std::vector<Error> test_lexicons(std::uint64_t* ran) const;

 private:
  struct Impl;
  explicit Checker(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Every mistake in a lexicon file; empty when it is sound.
std::vector<Error> validate_lexicon(const std::string& path);

/// The names that settings may use, each list sorted.
struct Vocabulary {
  std::vector<std::string> selectors;  ///< rule ids, old ones too, lexicons with and without "/", kinds
  std::vector<std::string> lexicons;
  std::vector<std::string> communities;
};

/// Those of the shipped lexicons and of the lexicons in these files. Fails with every mistake in the files.
Result<Vocabulary, std::vector<Error>> vocabulary(const std::vector<std::string>& lexicon_files);

/// The nearest of `names` to `word`, for "did you mean"; empty when none is near.
std::string nearest_name(std::string_view word, const std::vector<std::string>& names);

std::string_view version();

}  // namespace unstigma

#endif  // UNSTIGMA_CHECKER_H_
