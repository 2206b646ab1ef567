#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

#include "base/atomic_file.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "document/reader.h"
#include "report/diff.h"
#include "report/report.h"

namespace unstigma::cli {
namespace {

struct Counts {
  std::uint64_t files = 0;
  std::uint64_t changed = 0;
  std::uint64_t fixes = 0;
  std::uint64_t left = 0;
};

/// Fixes files one by one.
class Run {
 public:
  Run(const Options& options, std::istream& in, std::ostream& out, std::ostream& err)
      : options_(options), in_(in), out_(out), err_(err) {}

  void file(const Input& input) {
    const std::string& path = input.path;
    const std::string& name = input.name;
    std::string bytes;
    if (!read(path, bytes)) return;
    const auto fixed = input.checker->fix_text(bytes, name, input.rules->input_format,
                                               options_.unsafe ? FixLevel::unsafe : FixLevel::safe);
    if (!fixed) return fail(name, fixed.error().message);
    ++counts_.files;
    counts_.fixes += fixed->applied.size();
    counts_.left += fixed->left.size();
    counts_.changed += fixed->bytes != bytes ? 1U : 0U;
    if (fixed->help) help(name, *fixed->help);
    if (options_.diff) {
      out_ << report::unified_diff(name, bytes, fixed->bytes);
    } else if (path == "-") {
      out_ << fixed->bytes;
    } else if (fixed->bytes != bytes) {
      write(path, bytes, fixed->bytes);
    }
  }

  const Counts& counts() const { return counts_; }
  bool failed() const { return failed_; }

 private:
  void fail(const std::string& path, const std::string& message) {
    complain(err_, path + ": " + message);
    failed_ = true;
  }

  void help(const std::string& path, const Help& help) {
    err_ << path << ':' << help.start.line << ':' << help.start.column << ": " << report::help_words << '\n';
    for (const Helpline& line : help.lines) err_ << "  " << report::in_words(line) << '\n';
  }

  bool read(const std::string& path, std::string& bytes) {
    if (path == "-") {
      bytes.assign(std::istreambuf_iterator<char>(in_), {});
      return true;
    }
    const auto readable = document::readable_file(path);
    if (!readable) {
      fail(path, readable.error().message);
      return false;
    }
    std::ifstream file(path, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
    return true;
  }

  void write(const std::string& path, const std::string& before, const std::string& after) {
    std::ifstream now(path, std::ios::binary);
    const std::string there(std::istreambuf_iterator<char>(now), {});
    if (there != before)
      return fail(path, "was changed by someone else meanwhile and is left alone; run fix again");
    const auto written = base::write_file(path, after);
    if (!written) fail(path, written.error().message);
  }

  const Options& options_;
  std::istream& in_;
  std::ostream& out_;
  std::ostream& err_;
  Counts counts_;
  bool failed_ = false;
};

}  // namespace

int fix(const Options& options, std::istream& in, std::ostream& out, std::ostream& err,
        const Environment& environment) {
  project::Project project = project_of(options);
  bool failed = false;
  Run run(options, in, out, err);
  const std::vector<Input> files = inputs(options, in, err, environment, project, failed);
  if (failed && files.empty()) return 2;
  for (const Input& file : files) run.file(file);
  const Counts& counts = run.counts();
  if (!options.quiet) {
    const std::string what = report::counted(counts.fixes, options.diff ? "possible fix" : "fix");
    err << (counts.fixes == 1 ? what : what.substr(0, what.size() - 1) + "es") << " in " << counts.changed
        << " of " << report::counted(counts.files, "file") << "; " << report::counted(counts.left, "finding")
        << " left for you to decide.\n";
  }
  return failed || run.failed() ? 2 : 0;
}

}  // namespace unstigma::cli
