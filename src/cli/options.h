#ifndef UNSTIGMA_CLI_OPTIONS_H_
#define UNSTIGMA_CLI_OPTIONS_H_

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "project/config.h"
#include "report/shard.h"
#include "unstigma/checker.h"

namespace unstigma::cli {

/// What the command line asks for.
struct Options {
  std::string command = "check";         ///< check, fix, explain, "lexicon list", "lexicon show" ...
  std::vector<std::string> paths;        ///< or words, rules, lexicon files
  Settings settings;                     ///< of the command line alone
  std::vector<project::Statement> said;  ///< what the command line says that a configuration could say, too
  std::string config_file;
  std::string format = "text";
  std::string output_file;
  std::string stdin_name;
  std::string color = "auto";
  std::string progress = "auto";
  std::vector<std::string> exclude;
  std::string file_list;
  std::string shard_text;                ///< as it was written: "3/8"
  std::optional<report::Shard> shard;    ///< its index and number
  bool partial = false;                  ///< merge: do without the shards that are missing
  std::string baseline, write_baseline;  ///< files
  std::string since;                     ///< a revision
  std::string changed_lines;             ///< a diff, or -
  unsigned jobs = 0;                     ///< 0: as many as there are processors
  bool no_config = false;
  bool print_config = false;
  bool no_ignore = false;
  bool exit_zero = false;
  bool hidden = false;
  bool force_exclude = false;
  bool statistics = false;
  bool quiet = false;
  bool verbose = false;
  bool interactive = false;         ///< fix: ask about each finding
  bool diff = false;                ///< fix: show, do not write
  bool unsafe = false;              ///< fix: what needs a human eye too
  bool as_comments = false;         ///< fix: write a copy with comments
  bool as_tracked_changes = false;  ///< fix: write a copy with tracked changes
};

/// Reads the command line. Nothing when the run is over already (--help, --version, a mistake): then `status`
/// is set and what there is to say has been written.
std::optional<Options> parse(const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
                             int& status);

/// True when a report for people should have colour.
bool wants_color(const std::string& choice, const Environment& environment);

/// True when standard output is a terminal that shows hyperlinks (OSC 8); `color` is what --color says.
/// FORCE_HYPERLINK decides for terminals that are not known.
bool wants_links(const std::string& color, const Environment& environment);

/// COLUMNS, or the terminal's width.
std::size_t width_of(const Environment& environment);

/// "unstigma: message", one line.
void complain(std::ostream& err, const std::string& message);

/// "; did you mean 'x'?", or nothing.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& names);

/// "draft.unstigma.docx" for "draft.docx": where a copy with comments or tracked changes goes.
std::string copy_name(const std::string& path);

/// False, with a complaint, for what `fix` cannot do in one go.
bool can_answer(const Options& options, bool fix, std::ostream& err);

/// The time that is written into documents: SOURCE_DATE_EPOCH where it is set, else now.
std::string date_of(const Environment& environment);

// The commands, one a file.
int check(const Options& options, std::istream& in, std::ostream& out, std::ostream& err,
          const Environment& environment);
int fix(const Options& options, std::istream& in, std::ostream& out, std::ostream& err,
        const Environment& environment);
int fix_interactively(const Options& options, std::istream& in, std::ostream& out, std::ostream& err,
                      const Environment& environment);
int explain(const Options& options, std::ostream& out, std::ostream& err, const Environment& environment);
int merge(const Options& options, std::ostream& out, std::ostream& err);
int print_config(const Options& options, std::ostream& out, std::ostream& err);
int init(std::ostream& out, std::ostream& err);
int lexicon(const Options& options, std::ostream& out, std::ostream& err, const Environment& environment);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_OPTIONS_H_
