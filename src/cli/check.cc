#include <algorithm>
#include <condition_variable>
#include <istream>
#include <mutex>
#include <optional>
#include <ostream>
#include <sstream>
#include <thread>

#include "base/atomic_file.h"
#include "cli/inputs.h"
#include "cli/kept_text.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "report/report.h"

namespace unstigma::cli {
namespace {

/// What came of one file, kept until its turn to be written.
struct Outcome {
  std::vector<Finding> findings;
  std::optional<Checked> checked;
  std::optional<Error> error;
  std::optional<report::DocumentText> text;  ///< for reports that want it
};

/// Checks files and writes what is found, in the order of the files.
class Run {
 public:
  Run(const Options& options, const Checker& checker, std::istream& in, std::ostream& err,
      report::Report& report, std::ostream& out)
      : options_(options), checker_(checker), in_(in), err_(err), report_(report), out_(out) {}

  /// Shows how far it has come.
  void show(Progress progress) { progress_.emplace(std::move(progress)); }

  void files(const std::vector<std::string>& files) {
    unsigned jobs = options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
    jobs = static_cast<unsigned>(std::min<std::size_t>(jobs, files.size()));
    if (jobs > 1 || report_.wants_text()) side_by_side(files, jobs);
    else one_by_one(files);
    report_.finish(totals_);
  }

  const report::Totals& totals() const { return totals_; }
  bool failed() const { return failed_; }

 private:
  std::string shown(const std::string& path) const { return path == "-" ? stdin_name(options_) : path; }

  Result<Checked> check(const std::string& path, const FindingSink& sink) const {
    if (path == "-") return checker_.check_stream(in_, stdin_name(options_), options_.input_format, sink);
    return checker_.check_file(path, options_.input_format, sink);
  }

  Outcome outcome_of(const std::string& path) const {
    Outcome out;
    const FindingSink sink = [&](Finding&& finding) { out.findings.push_back(std::move(finding)); };
    const bool keeps = report_.wants_text() && path == "-";
    KeepingBuffer buffer(in_);
    std::istream keeping(&buffer);
    auto checked =
        keeps ? checker_.check_stream(keeping, shown(path), options_.input_format, sink) : check(path, sink);
    if (checked) {
      if (report_.wants_text()) out.text = text_of(path, *checked, keeps ? buffer.take() : std::nullopt);
      out.checked = std::move(*checked);
    } else {
      out.error = checked.error();
    }
    return out;
  }

  void write(const std::string& path, const Finding& finding) {
    if (progress_) progress_->hide();
    totals_.add(finding);
    report_.finding(path, finding);
  }

  void close(const std::string& path, const Result<Checked>& checked, std::uint64_t findings) {
    if (progress_) progress_->hide();
    if (!checked) {
      complain(err_, path + ": " + checked.error().message);
      report_.error(path, checked.error().message);
      failed_ = true;
      return;
    }
    if (checked->help) report_.help(path, *checked->help);
    const FileSummary file{path, checked->format, checked->words, findings};
    totals_.add(file);
    totals_.skipped_quotations += checked->passed_in_quotations;
    report_.file(file);
  }

  void one_by_one(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      const std::string path = shown(file);
      std::uint64_t findings = 0;
      const Result<Checked> checked = check(file, [&](Finding&& finding) {
        findings += finding.passed.empty() ? 1U : 0U;
        write(path, finding);
      });
      close(path, checked, findings);
      step();
    }
  }

  /// Workers take files in order and run at most a few ahead of the one being written.
  void side_by_side(const std::vector<std::string>& files, unsigned jobs) {
    std::vector<std::optional<Outcome>> outcomes(files.size());
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t next = 0;
    std::size_t written = 0;
    const std::size_t ahead = (report_.wants_text() ? std::size_t{2} : std::size_t{16}) * jobs;
    const auto work = [&] {
      for (;;) {
        std::size_t mine = 0;
        {
          std::unique_lock<std::mutex> lock(mutex);
          changed.wait(lock, [&] { return next >= files.size() || next < written + ahead; });
          if (next >= files.size()) return;
          mine = next++;
        }
        Outcome outcome = outcome_of(files[mine]);
        const std::lock_guard<std::mutex> lock(mutex);
        outcomes[mine] = std::move(outcome);
        changed.notify_all();
      }
    };
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < jobs; ++i) workers.emplace_back(work);
    for (std::size_t i = 0; i < files.size(); ++i) {
      Outcome outcome;
      {
        std::unique_lock<std::mutex> lock(mutex);
        changed.wait(lock, [&] { return outcomes[i].has_value(); });
        outcome = std::move(*outcomes[i]);
        outcomes[i].reset();
        written = i + 1;
        changed.notify_all();
      }
      emit(shown(files[i]), outcome);
    }
    for (std::thread& worker : workers) worker.join();
  }

  void emit(const std::string& path, Outcome& outcome) {
    if (progress_) progress_->hide();
    if (outcome.text) report_.text(path, std::move(*outcome.text));
    std::uint64_t findings = 0;
    for (const Finding& finding : outcome.findings) {
      findings += finding.passed.empty() ? 1U : 0U;
      write(path, finding);
    }
    close(path, outcome.checked ? Result<Checked>(*outcome.checked) : Result<Checked>(*outcome.error),
          findings);
    step();
  }

  void step() {
    if (!progress_) return;
    out_ << std::flush;  // or the bar would come before it
    progress_->step();
  }

  const Options& options_;
  const Checker& checker_;
  std::istream& in_;
  std::ostream& err_;
  report::Report& report_;
  std::ostream& out_;
  std::optional<Progress> progress_;
  report::Totals totals_;
  bool failed_ = false;
};

bool fails(const Options& options, const report::Totals& totals) {
  if (options.exit_zero || options.fail_on == "never") return false;
  const Severity lowest = severity_named(options.fail_on).value_or(Severity::warning);
  for (std::size_t i = static_cast<std::size_t>(lowest); i < totals.by_severity.size(); ++i) {
    if (totals.by_severity[i] > 0) return true;
  }
  return false;
}

}  // namespace

int check(const Options& options, std::istream& in, std::ostream& out, std::ostream& err,
          const Environment& environment) {
  const auto checker = build_checker(options, err);
  if (!checker) return 2;
  bool failed = false;
  const std::vector<std::string> files = inputs(options, in, err, environment, failed);
  std::ostringstream kept;
  const bool to_file = !options.output_file.empty();
  report::Style style;
  style.color = !to_file && wants_color(options.color, environment);
  style.links = !to_file && wants_links(options.color, environment);
  style.width = width_of(environment);
  style.quiet = options.quiet;
  style.statistics = options.statistics;
  style.fail_on = severity_named(options.fail_on).value_or(style.fail_on);
  const auto report = report::make_report(options.format, to_file ? kept : out, style);
  Run run(options, *checker, in, err, *report, out);
  if (files.size() > 1 && !options.quiet && wants_progress(options.progress, environment))
    run.show(Progress(err, width_of(environment), sizes_of(files), std::chrono::steady_clock::now));
  run.files(files);
  if (to_file) {
    const auto written = base::write_file(options.output_file, kept.str());
    if (!written) {
      complain(err, options.output_file + ": " + written.error().message);
      failed = true;
    }
  }
  if (files.empty() && !failed && !options.quiet)
    complain(err, "no files to check here; name some, or see unstigma --help");
  if (failed || run.failed()) return 2;
  return fails(options, run.totals()) ? 1 : 0;
}

}  // namespace unstigma::cli
