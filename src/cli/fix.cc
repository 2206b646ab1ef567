#include <istream>
#include <iterator>
#include <ostream>

#include "base/atomic_file.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "document/container.h"
#include "document/reader.h"
#include "report/diff.h"
#include "report/paragraph_diff.h"
#include "report/report.h"

namespace unstigma::cli {
namespace {

struct Counts {
  std::uint64_t files = 0;
  std::uint64_t changed = 0;
  std::uint64_t fixes = 0;
  std::uint64_t left = 0;
  std::uint64_t standing = 0;  ///< comments that were there already
};

/// Fixes files one by one.
class Run {
 public:
  Run(const Options& options, std::istream& in, std::ostream& out, std::ostream& err,
      const Environment& environment)
      : options_(options), in_(in), out_(out), err_(err), environment_(environment) {}

  void file(const Input& input) {
    const std::string& path = input.path;
    const std::string& name = input.name;
    std::string bytes;
    if (!read(path, bytes)) return;
    if (options_.as_comments || options_.as_tracked_changes) return answer(input, bytes);
    const auto fixed = input.checker->fix_text(bytes, name, input.rules->input_format,
                                               options_.unsafe ? FixLevel::unsafe : FixLevel::safe);
    if (!fixed) return fail(name, fixed.error().message);
    ++counts_.files;
    counts_.fixes += fixed->applied.size();
    counts_.left += fixed->left.size();
    counts_.changed += fixed->bytes != bytes ? 1U : 0U;
    if (fixed->help) help(name, *fixed->help);
    for (const Finding& finding : fixed->left) barred(name, finding);
    if (options_.diff) {
      const bool container = document::is_container_format(fixed->format);
      out_ << (container ? report::paragraph_diff(name, fixed->format, bytes, fixed->bytes)
                         : report::unified_diff(name, bytes, fixed->bytes));
    } else if (path == "-") {
      out_ << fixed->bytes;
    } else if (fixed->bytes != bytes) {
      const auto written = replace_bytes(path, bytes, fixed->bytes);
      if (!written) fail(name, written.error().message);
    }
  }

  const Counts& counts() const { return counts_; }
  bool failed() const { return failed_; }

 private:
  /// Writes a copy with comments or tracked changes.
  void answer(const Input& input, const std::string& bytes) {
    const std::string& path = input.path;
    const std::string& name = input.name;
    const auto answer = input.checker->answer_text(
        bytes, name, input.rules->input_format,
        options_.as_comments ? AnswerKind::comments : AnswerKind::tracked_changes,
        options_.unsafe ? FixLevel::unsafe : FixLevel::safe, date_of(environment_));
    if (!answer) return fail(name, answer.error().message);
    ++counts_.files;
    counts_.fixes += answer->placed.size();
    counts_.left += answer->left.size();
    counts_.standing += answer->standing.size();
    counts_.changed += answer->placed.empty() ? 0U : 1U;
    if (answer->help) help(name, *answer->help);
    if (path == "-" && options_.output_file.empty()) {
      out_ << answer->bytes;
      return;
    }
    const std::string target = options_.output_file.empty() ? copy_name(path) : options_.output_file;
    if (options_.output_file.empty() && document::readable_file(target))
      return fail(name, "a copy is there already (" + target + "); move it away, or name another with -o");
    const auto written = base::write_file(target, answer->bytes);
    if (!written) fail(target, written.error().message);
    else if (!options_.quiet) err_ << target << ": written\n";
  }

  /// Says why words that fit were not put in.
  void barred(const std::string& path, const Finding& finding) {
    const bool ours = finding.passed.empty() && finding.context == Context::use && !options_.quiet;
    if (!ours || finding.alternatives.empty() || finding.alternatives.front().barred.empty()) return;
    const Alternative& first = finding.alternatives.front();
    err_ << report::place(path, finding) << ": \"" << first.text << "\" was left out: " << first.barred
         << '\n';
  }

  void fail(const std::string& path, const std::string& message) {
    complain(err_, path + ": " + message);
    failed_ = true;
  }

  void help(const std::string& path, const Help& help) {
    err_ << report::place(path, help) << ": " << report::help_words << '\n';
    for (const Helpline& line : help.lines) err_ << "  " << report::in_words(line) << '\n';
  }

  bool read(const std::string& path, std::string& bytes) {
    if (path == "-") {
      bytes.assign(std::istreambuf_iterator<char>(in_), {});
      return true;
    }
    auto there = read_bytes(path);
    if (!there) {
      fail(path, there.error().message);
      return false;
    }
    bytes = std::move(*there);
    return true;
  }

  const Options& options_;
  std::istream& in_;
  std::ostream& out_;
  std::ostream& err_;
  const Environment& environment_;
  Counts counts_;
  bool failed_ = false;
};

void summary(const Options& options, const Counts& counts, std::ostream& err) {
  std::string what;
  if (options.as_comments) {
    what = report::counted(counts.fixes, "comment");
  } else if (options.as_tracked_changes) {
    what = report::counted(counts.fixes, "tracked change");
  } else {
    what = report::counted(counts.fixes, options.diff ? "possible fix" : "fix");
    if (counts.fixes != 1) what = what.substr(0, what.size() - 1) + "es";
  }
  if (counts.standing > 0) what += " (and " + std::to_string(counts.standing) + " from before)";
  err << what << " in " << counts.changed << " of " << report::counted(counts.files, "file") << "; "
      << report::counted(counts.left, "finding")
      << (options.as_comments && counts.left > 0 ? " where no comment can stand; see unstigma check.\n"
          : options.as_comments                  ? " left out.\n"
                                                 : " left for you to decide.\n");
}

}  // namespace

int fix(const Options& options, std::istream& in, std::ostream& out, std::ostream& err,
        const Environment& environment) {
  if (options.interactive) return fix_interactively(options, in, out, err, environment);
  project::Project project = project_of(options);
  bool failed = false;
  Run run(options, in, out, err, environment);
  const std::vector<Input> files = inputs(options, in, err, environment, project, failed);
  if (failed && files.empty()) return 2;
  if (files.size() > 1 && !options.output_file.empty()) {
    complain(err, "--output-file takes the copy of one file; name one, or leave the option out");
    return 2;
  }
  for (const Input& file : files) run.file(file);
  if (!options.quiet) summary(options, run.counts(), err);
  return failed || run.failed() ? 2 : 0;
}

}  // namespace unstigma::cli
