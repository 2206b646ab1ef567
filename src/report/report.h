#ifndef UNSTIGMA_REPORT_REPORT_H_
#define UNSTIGMA_REPORT_REPORT_H_

#include <array>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/shard.h"
#include "text/decode.h"
#include "unstigma/checker.h"
#include "unstigma/finding.h"

namespace unstigma::report {

/// How a report for people is written; formats for programs ignore most of it.
struct Style {
  bool color = false;
  bool links = false;          ///< the terminal shows hyperlinks
  std::size_t width = 80;      ///< columns to wrap at
  bool quiet = false;          ///< no closing line when there is nothing to tell
  bool statistics = false;     ///< counts by rule in place of findings
  std::optional<Shard> shard;  ///< of a run that is shared out; for json and jsonl
  bool numbered = false;       ///< alternatives that can be put in stand under one another with their numbers
};

/// What a run came to.
struct Totals {
  std::uint64_t files = 0;
  std::uint64_t words = 0;
  std::uint64_t findings = 0;
  std::array<std::uint64_t, 3> by_severity = {0, 0, 0};  ///< by Severity
  std::uint64_t in_quotations = 0;
  std::uint64_t skipped_quotations = 0;  ///< let pass by --quotations skip
  std::uint64_t suppressed = 0;          ///< let pass by comments in the text
  std::uint64_t known = 0;               ///< in the baseline
  std::uint64_t unchanged = 0;           ///< in lines that have not changed, where only changed ones count
  std::uint64_t fixable = 0;             ///< with a first alternative that is safe
  std::uint64_t passed = 0;              ///< listed by --show-passed
  int status = 0;                        ///< the exit status, for finish()

  void add(const Finding& finding);
  void add(const FileSummary& file);
};

/// The text of one file, for reports that show it or count in units of their own.
struct DocumentText {
  text::Decoded decoded;              ///< of a file with lines; its map leads to bytes of the file
  std::vector<Paragraph> paragraphs;  ///< of a container, in order; its `decoded` is empty
};

/// Writes findings in one format. Calls come in the order of the output: files one after the other, each with
/// its findings in the order of their places, then finish() once.
class Report {
 public:
  virtual ~Report() = default;
  /// Before all else about a file. `fails` is the lowest severity that is a failure in it, if any is.
  virtual void begin(const std::string& /*path*/, std::optional<Severity> /*fails*/) {}
  /// True for reports to which text() is to be called.
  virtual bool wants_text() const { return false; }
  /// Before the findings of its file, and only when wants_text(). Left out for files that are too large to
  /// be held in memory and for files that could not be read.
  virtual void text(const std::string& /*path*/, DocumentText&& /*text*/) {}
  virtual void finding(const std::string& path, const Finding& finding) = 0;
  /// Behind the findings of its file.
  virtual void help(const std::string& path, const Help& help) = 0;
  virtual void file(const FileSummary& /*file*/) {}
  virtual void error(const std::string& /*path*/, const std::string& /*message*/) {}
  virtual void finish(const Totals& totals) = 0;
};

/// The names of --format, in the order --help lists them.
const std::vector<std::string>& format_names();

/// A writer for the format `name`, one of format_names(). `out` must outlive it.
std::unique_ptr<Report> make_report(std::string_view name, std::ostream& out, const Style& style);

// One function a file of this room.
std::unique_ptr<Report> make_text(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_compact(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_json(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_jsonl(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_sarif(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_github(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_gitlab(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_checkstyle(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_junit(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_rdjson(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_markdown(std::ostream& out, const Style& style);
std::unique_ptr<Report> make_html(std::ostream& out, const Style& style);

/// What stands above the lines of help, in one sentence; it is no finding and says so.
inline constexpr std::string_view help_words =
    "If you wrote this about yourself: you do not have to be alone with it, and there are people to talk to "
    "right now.";

/// "988 Suicide & Crisis Lifeline: call or text 988, https://988lifeline.org".
std::string in_words(const Helpline& line);

/// "draft.md:3:14", in a container "draft.docx: paragraph 42, under “Second heading”", in a record with an id
/// "feed.jsonl:3:14: id a-17".
std::string place(const std::string& path, const Finding& finding);
std::string place(const std::string& path, const Help& help);

/// "1 file", "2 files".
std::string counted(std::uint64_t count, std::string_view thing);

/// "Media guidelines (Samaritans, 2020)".
std::string cited(const Source& source);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_REPORT_H_
