#include "cli/sieve.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

#include "base/atomic_file.h"
#include "report/report.h"

namespace unstigma::cli {
namespace {

/// Reads the diff of --changed-lines.
Result<project::Changes> read_diff(const std::string& path, std::istream& in) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& source = path == "-" ? in : file;
  const std::string diff = source ? std::string(std::istreambuf_iterator<char>(source), {}) : std::string();
  if (!source)
    return Error{Errc::io, {path, 0, 0}, "cannot read this diff; check the path and its permissions"};
  return project::Changes::of_diff(diff, path == "-" ? "standard input" : path);
}

}  // namespace

std::optional<Sieve> Sieve::made(const Options& options, std::istream& in, std::ostream& err) {
  Sieve out(options);
  const auto wrong = [&](const Error& error) {
    complain(err, to_string(error));
    return std::optional<Sieve>();
  };
  if (!options.baseline.empty()) {
    auto baseline = project::Baseline::load(options.baseline);
    if (!baseline) return wrong(baseline.error());
    out.baseline_ = std::move(*baseline);
  }
  if (!options.write_baseline.empty()) out.written_ = project::Baseline::made_for(options.write_baseline);
  if (!options.since.empty() || !options.changed_lines.empty()) {
    auto changes =
        options.since.empty() ? read_diff(options.changed_lines, in) : project::Changes::since(options.since);
    if (!changes) return wrong(changes.error());
    out.changes_ = std::move(*changes);
  }
  return out;
}

void Sieve::sift(std::vector<Input>& files) const {
  if (!changes_) return;
  files.erase(std::remove_if(files.begin(), files.end(),
                             [&](const Input& input) {
                               std::error_code error;  // what is not there has to be complained of
                               const bool there =
                                   input.path == "-" || std::filesystem::exists(input.path, error);
                               return there && !changes_->touches(input.name);
                             }),
              files.end());
}

bool Sieve::sift(const Input& input, Finding& finding) {
  if (!finding.passed.empty()) return true;
  if (changes_ && !changes_->touches(input.name, finding)) {
    ++unchanged_;
    return false;
  }
  if (written_) {
    written_->add(input.name, finding);
    return false;
  }
  if (!baseline_ || !baseline_->take(input.name, finding)) return true;
  ++known_;
  finding.known = true;
  finding.passed = "baseline";
  return options_->settings.show_passed || options_->format == "sarif";
}

void Sieve::saw(const Input& input) {
  if (baseline_) baseline_->saw(input.name);
}

bool Sieve::finish(std::ostream& out, std::ostream& err) const {
  if (written_) {
    const auto done = base::write_file(options_->write_baseline, written_->written());
    if (!done) {
      complain(err, options_->write_baseline + ": " + done.error().message);
      return false;
    }
    if (!options_->quiet) {
      out << "Wrote " << report::counted(written_->findings(), "finding") << " in "
          << report::counted(written_->files(), "file") << " to " << options_->write_baseline << ".\n";
    }
    return true;
  }
  // With changed lines alone in view, nothing can be said about the rest.
  if (baseline_ && !changes_ && baseline_->left() > 0 && !options_->quiet) {
    complain(err, options_->baseline + ": " + report::counted(baseline_->left(), "known finding") +
                      " no longer there; --write-baseline " + options_->baseline + " brings it up to date");
  }
  return true;
}

}  // namespace unstigma::cli
