#ifndef UNSTIGMA_FINDING_H_
#define UNSTIGMA_FINDING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unstigma {

/// How much a finding weighs, lightest first.
enum class Severity : std::uint8_t { suggestion, warning, error };

/// What the words do to the people they speak of.
enum class Kind : std::uint8_t {
  label,        ///< a person named by a condition
  description,  ///< a person or group described by it
  metaphor,     ///< a condition used for something else
  victim,       ///< suffering or heroism written in
  framing,      ///< blame, weakness, danger, doubt
  reporting,    ///< how suicide, self-harm or overdose is told
  outdated,     ///< an abandoned clinical or legal term
  slur,
};

/// Whose words they are.
enum class Context : std::uint8_t {
  use,        ///< the writer's own words
  quotation,  ///< inside a direct quotation
  mention,    ///< the word itself is the subject: the word "crazy"
};

std::string_view name(Severity severity);
std::string_view name(Kind kind);
std::string_view name(Context context);
std::optional<Severity> severity_named(std::string_view name);
std::optional<Kind> kind_named(std::string_view name);

/// A place in a file. In files with lines, `line` and `column` count from 1 (columns in Unicode
/// code points) and `offset` counts bytes of the file as it is on disk, from 0. A container such
/// as .docx has no lines: there `line` is 0 and `part`, `paragraph`, `column` say the place.
struct Position {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::uint64_t offset = 0;
  std::string part;             ///< of a container, e.g. "word/document.xml"; else empty
  std::uint64_t paragraph = 0;  ///< in `part`, from 1; else 0
};

/// A half-open range of bytes.
struct ByteRange {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
};

/// A replacement of the half-open byte range [start, end) of the file as it is on disk. In a container the
/// bytes are those of an unpacked part; words there may be cut by markup, which stays: `text` comes first,
/// then what `kept` says, and all else in the range is gone.
struct Edit {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  std::string text;             ///< what is to be read there; UTF-8, nothing escaped
  std::string part;             ///< of a container, else empty
  std::vector<ByteRange> kept;  ///< markup inside [start, end), in order; only in containers
  /// `text` as it has to stand in the bytes, escaped where the format asks for it; UTF-8, to be written in
  /// the encoding of the file. Empty: as it is.
  std::string written = {};
  const std::string& to_write() const { return written.empty() ? text : written; }
};

/// Words to write instead of the match, already in its number, tense, article and case.
struct Alternative {
  std::string text;          ///< replaces the match; empty means: leave it out
  std::optional<Edit> edit;  ///< the exact change, with a or an mended; none where the markup forbids it
  bool safe = false;         ///< `fix` makes it without being asked; true for the first one at most
  std::string barred =
      {};  ///< why there is no edit although the words fit, as a sentence without a full stop
};

/// Who says so.
struct Source {
  std::string title;
  std::string organization;
  int year = 0;  ///< 0 where unknown
  std::string url;
  std::string via;  ///< where the text was seen only as quoted by another page
};

/// The source line or lines a finding stands in, for showing it.
struct Excerpt {
  std::string text;         ///< the first source line of the match, without its line end, valid UTF-8;
                            ///< shortened around the match when very long
  std::uint64_t begin = 0;  ///< byte range of the match in `text`, half-open
  std::uint64_t end = 0;    ///< ends at the end of `text` where the match goes on in the next line
  bool cut_before = false;  ///< `text` does not begin at the beginning of the line
  bool cut_after = false;   ///< `text` does not end at the end of the line
};

/// What a file of records (JSON Lines) calls one of them.
struct RecordId {
  std::string text;     ///< UTF-8; of a number its digits as they are written
  bool number = false;  ///< else a string
};

/// One thing to tell the writer. Owns all it holds.
struct Finding {
  Position start;
  Position end;                ///< half-open
  std::string where;           ///< in containers: the place in words; else empty
  std::optional<RecordId> id;  ///< of the record it stands in, with Settings::id_field
  std::string match;           ///< the words as written, white space as single spaces, valid UTF-8
  std::string rule;            ///< LEXICON/ENTRY
  std::string lexicon;
  Kind kind = Kind::label;
  Severity severity = Severity::warning;
  Context context = Context::use;
  std::string message;  ///< one sentence a writer understands without a manual; no full stop
  std::string why;
  std::string fine;                       ///< when the words are fine; may be empty
  std::string advice;                     ///< what to do where no words drop in; may be empty
  std::vector<std::string> notes;         ///< e.g. why it weighs less here ("self-description")
  std::vector<Alternative> alternatives;  ///< best first
  std::vector<Source> sources;            ///< empty: editorial judgement
  Excerpt excerpt;
  std::uint64_t around = 0;  ///< a hash of the match and some words before and after it, whatever the line
                             ///< breaks; the same on every machine
  bool known = false;        ///< stands in the baseline
  std::string passed;        ///< not empty: let pass, and this is the guard, name or sense that let it
  std::optional<std::string> suppressed;  ///< set: a comment in the text lets it pass (and `passed` says so);
                                          ///< the reason that the comment gives, may be empty
};

/// A place to find help.
struct Helpline {
  std::string name;
  std::string contact;     ///< "call or text 988"
  std::string url;         ///< may be empty
  std::string checked;     ///< the day when somebody last looked, as 2026-11-26
  bool emergency = false;  ///< for when a life is in danger now
};

/// Words of a writer who may be in danger. No finding: what is printed for it is where to find help, and the
/// sentence gets no advice on style.
struct Help {
  Position start;
  Position end;       ///< half-open
  std::string where;  ///< in containers: the place in words; else empty
  std::string match;
  std::vector<Helpline> lines;
  std::optional<RecordId> id = {};  ///< as in Finding
};

/// What became of one file.
struct FileSummary {
  std::string path;
  std::string format;       ///< as --input-format names it; empty when it could not be read
  std::uint64_t words = 0;  ///< of prose: runs between white space
  std::uint64_t findings = 0;
};

}  // namespace unstigma

#endif  // UNSTIGMA_FINDING_H_
