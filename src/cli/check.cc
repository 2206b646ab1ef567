#include <algorithm>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <thread>

#include "base/atomic_file.h"
#include "cli/head_start.h"
#include "cli/inputs.h"
#include "cli/kept_text.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/sharing.h"
#include "cli/side_by_side.h"
#include "cli/sieve.h"
#include "report/report.h"

namespace unstigma::cli {
namespace {

unsigned jobs_of(const Options& options) {
  return options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
}

/// True where files can be checked before all of them are known: nothing chooses among them.
bool may_begin_early(const Options& options) {
  return jobs_of(options) > 1 && !options.shard && options.since.empty() && options.changed_lines.empty();
}

/// Checks files and writes what is found, in the order of the files.
class Run {
 public:
  Run(const Options& options, std::istream& in, std::ostream& err, report::Report& report, Sieve& sieve,
      HeadStart& ahead, std::ostream& out, bool failed)
      : options_(options),
        in_(in),
        err_(err),
        report_(report),
        sieve_(sieve),
        ahead_(ahead),
        out_(out),
        failed_(failed) {}

  /// Shows how far it has come.
  void show(Progress progress) { progress_.emplace(std::move(progress)); }

  void files(const std::vector<Input>& files) {
    const auto jobs = static_cast<unsigned>(std::min<std::size_t>(jobs_of(options_), files.size()));
    if (jobs > 1 || report_.wants_text()) side_by_side(files, jobs);
    else one_by_one(files);
    totals_.known = sieve_.known();
    totals_.unchanged = sieve_.unchanged();
    totals_.status = status();
    if (!sieve_.writes()) report_.finish(totals_);
  }

  const report::Totals& totals() const { return totals_; }
  /// 2 when something failed, 1 when there was a finding at or above what its file allows.
  int status() const { return failed_ ? 2 : too_much_ && !options_.exit_zero ? 1 : 0; }

 private:
  Result<Checked> check(const Input& input, const FindingSink& sink) const {
    const std::string& format = input.rules->input_format;
    if (input.path == "-") return input.checker->check_stream(in_, input.name, format, sink);
    if (auto ready = ahead_.take(input)) {
      for (Finding& finding : ready->findings) sink(std::move(finding));
      return std::move(ready->checked);
    }
    return input.checker->check_file(input.path, format, sink);
  }

  Outcome outcome_of(const Input& input, const FindingSink& sink) const {
    Outcome out;
    const bool keeps = report_.wants_text() && input.path == "-";
    KeepingBuffer buffer(in_);
    std::istream keeping(&buffer);
    auto checked = keeps ? input.checker->check_stream(keeping, input.name, input.rules->input_format, sink)
                         : check(input, sink);
    if (checked) {
      if (report_.wants_text())
        out.text = text_of(input.path, input.rules->settings.encoding, *checked,
                           keeps ? buffer.take() : std::nullopt);
      out.checked = std::move(*checked);
    } else {
      out.error = checked.error();
    }
    return out;
  }

  void begin(const Input& input) {
    if (progress_) progress_->hide();
    report_.begin(input.name, severity_named(input.rules->fail_on));
  }

  /// Returns how many findings there are to tell in it: one or none.
  std::uint64_t write(const Input& input, Finding&& finding) {
    if (!sieve_.sift(input, finding)) return 0;
    if (progress_) progress_->hide();
    totals_.add(finding);
    const auto lowest = severity_named(input.rules->fail_on);  // none for "never"
    too_much_ = too_much_ || (finding.passed.empty() && lowest && finding.severity >= *lowest);
    report_.finding(input.name, finding);
    return finding.passed.empty() ? 1 : 0;
  }

  void close(const Input& input, const Result<Checked>& checked, std::uint64_t findings) {
    const std::string& path = input.name;
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
    totals_.suppressed += checked->suppressed;
    sieve_.saw(input);
    report_.file(file);
    if (options_.verbose) tell(input, file);
  }

  void tell(const Input& input, const FileSummary& file) const {
    const std::string& config = input.rules->config;
    err_ << file.path << ": read as " << file.format << ", profile " << input.rules->settings.profile << ", "
         << (config.empty() ? "no configuration" : config) << ", " << report::counted(file.words, "word")
         << ", " << report::counted(file.findings, "finding") << '\n';
  }

  void one_by_one(const std::vector<Input>& files) {
    for (const Input& file : files) {
      std::uint64_t findings = 0;
      begin(file);
      const Result<Checked> checked =
          check(file, [&](Finding&& finding) { findings += write(file, std::move(finding)); });
      close(file, checked, findings);
      step();
    }
  }

  void side_by_side(const std::vector<Input>& files, unsigned jobs) {
    std::optional<std::uint64_t> told;  // of the file whose turn it is; none before it has begun
    SideBySide(files.size(), jobs, report_.wants_text())
        .run([&](std::size_t i, const FindingSink& sink) { return outcome_of(files[i], sink); },
             [&](std::size_t i, std::vector<Finding>&& findings, Outcome* outcome) {
               if (!told) begin(files[i]);
               if (outcome != nullptr && outcome->text)
                 report_.text(files[i].name, std::move(*outcome->text));
               if (!told) told = 0;
               for (Finding& finding : findings) *told += write(files[i], std::move(finding));
               if (outcome == nullptr) return;
               close(files[i],
                     outcome->checked ? Result<Checked>(*outcome->checked) : Result<Checked>(*outcome->error),
                     *told);
               told.reset();
               step();
             });
  }

  void step() {
    if (!progress_) return;
    out_ << std::flush;  // or the bar would come before it
    progress_->step();
  }

  const Options& options_;
  std::istream& in_;
  std::ostream& err_;
  report::Report& report_;
  Sieve& sieve_;
  HeadStart& ahead_;
  std::ostream& out_;
  std::optional<Progress> progress_;
  report::Totals totals_;
  bool failed_;
  bool too_much_ = false;
};

}  // namespace

int check(const Options& options, std::istream& in, std::ostream& out, std::ostream& err,
          const Environment& environment) {
  project::Project project = project_of(options);
  bool failed = false;
  auto sieve = Sieve::made(options, in, err);
  if (!sieve) return 2;
  HeadStart ahead;
  std::function<void(const Input&)> found;
  if (may_begin_early(options)) {
    found = [&](const Input& file) {
      if (ahead.wants_more() && file.path != "-") ahead.add(file);
    };
  }
  std::vector<Input> files = inputs(options, in, err, environment, project, failed, found);
  ahead.stop();
  if (failed && files.empty() && !options.shard) return 2;  // a share is written whatever happens
  const bool none = files.empty() && !options.shard;
  std::optional<report::Shard> shard = options.shard;
  if (shard) share_out(options, files, *shard);
  sieve->sift(files);
  const bool to_file = !options.output_file.empty() && !sieve->writes();
  auto target = to_file ? std::optional(base::NewFile::begin(options.output_file)) : std::nullopt;
  if (target && !*target) {
    complain(err, options.output_file + ": " + target->error().message);
    return 2;
  }
  std::ostream& written = target ? (*target)->out() : out;
  report::Style style;
  style.color = !to_file && wants_color(options.color, environment);
  style.links = !to_file && wants_links(options.color, environment);
  style.width = width_of(environment);
  style.quiet = options.quiet;
  if (shard) set_order(files, *shard);
  style.shard = std::move(shard);
  style.statistics = options.statistics;
  const auto report = report::make_report(options.format, written, style);
  Run run(options, in, err, *report, *sieve, ahead, out, failed);
  if (files.size() > 1 && !options.quiet && wants_progress(options.progress, environment))
    run.show(Progress(err, width_of(environment), sizes_of(files), std::chrono::steady_clock::now));
  run.files(files);
  const auto complete = target ? (*target)->finish() : Result<Done>(Done{});
  if (!complete) {
    complain(err, options.output_file + ": " + complete.error().message);
    failed = true;
  }
  failed = !sieve->finish(out, err) || failed;
  const bool as_asked =
      options.force_exclude && !options.paths.empty();  // a hook, all of whose files are out
  if (none && !as_asked && !failed && !options.quiet)
    complain(err, "no files to check here; name some, or see unstigma --help");
  else if (!none && files.empty() && !options.shard && !failed && !options.quiet)
    complain(err, "none of the files has changed, so none was checked");
  return failed ? 2 : run.status();
}

}  // namespace unstigma::cli
