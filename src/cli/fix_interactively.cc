#include <ostream>

#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/interview.h"
#include "cli/options.h"
#include "project/config_edit.h"

namespace unstigma::cli {
namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

/// Asks about files one by one and does what was decided.
class Run {
 public:
  Run(const Options& options, project::Project& project, std::ostream& out, std::ostream& err,
      const Environment& environment)
      : options_(options),
        project_(project),
        out_(out),
        err_(err),
        interview_(out, style(environment), environment.ask) {}

  /// False when no further file is to be asked about.
  bool file(const Input& input) {
    if (input.path == "-") {
      fail(input.name, "fix -i asks on standard input, so it cannot read the text from there; name a file");
      return true;
    }
    const auto bytes = read_bytes(input.path);
    if (!bytes) return fail(input.name, bytes.error().message);
    std::vector<Finding> findings;
    const auto checked = input.checker->check_text(*bytes, input.name, input.rules->input_format,
                                                   [&](Finding&& f) { findings.push_back(std::move(f)); });
    if (!checked) return fail(input.name, checked.error().message);
    ++files_;
    const Decisions decisions = interview_.run(input.name, findings);
    if (decisions.save) save(input, checked->format, *bytes, decisions);
    else out_ << input.name << " was left as it was.\n";
    return !decisions.stop;
  }

  bool failed() const { return failed_; }

  void summary() const {
    err_ << report::counted(changes_, "change") << " in " << report::counted(changed_, "file") << " of "
         << files_ << ".\n";
  }

 private:
  report::Style style(const Environment& environment) const {
    report::Style out;
    out.color = wants_color(options_.color, environment);
    out.width = width_of(environment);
    return out;
  }

  bool fail(const std::string& path, const std::string& message) {
    complain(err_, path + ": " + message);
    failed_ = true;
    return true;
  }

  void save(const Input& input, const std::string& format, const std::string& bytes,
            const Decisions& decisions) {
    remember(input.path, decisions);
    if (decisions.edits.empty()) return;
    std::vector<LeftOut> left_out;
    const auto after = input.checker->put_in(bytes, input.name, format, decisions.edits, &left_out);
    if (!after) return void(fail(input.name, after.error().message));
    for (const LeftOut& left : left_out)
      out_ << "\"" << left.edit.text << "\" was left out: " << left.why << ".\n";
    if (*after == bytes) return;
    const auto written = replace_bytes(input.path, bytes, *after);
    if (!written) return void(fail(input.name, written.error().message));
    changes_ += decisions.edits.size() - left_out.size();
    ++changed_;
  }

  void remember(const std::string& path, const Decisions& decisions) {
    if (decisions.ignored.empty() && decisions.allowed.empty()) return;
    std::string config = options_.config_file;
    if (config.empty()) {
      const project::Config* found = options_.no_config ? nullptr : project_.config_for(folder_of(path));
      config = found != nullptr ? found->path : ".unstigma.toml";
    }
    for (const auto& [key, words] :
         {std::pair("ignore", decisions.ignored), std::pair("allow", decisions.allowed)}) {
      if (words.empty()) continue;
      const auto added = project::add_to_config(config, key, words);
      if (added) out_ << config << ": written\n";
      else fail(config, added.error().message);
    }
  }

  const Options& options_;
  project::Project& project_;
  std::ostream& out_;
  std::ostream& err_;
  Interview interview_;
  std::uint64_t files_ = 0;
  std::uint64_t changed_ = 0;
  std::uint64_t changes_ = 0;
  bool failed_ = false;
};

}  // namespace

int fix_interactively(const Options& options, std::istream& in, std::ostream& out, std::ostream& err,
                      const Environment& environment) {
  if (!environment.in_terminal || !environment.out_terminal || !environment.ask) {
    complain(err, "fix -i asks questions and needs a terminal; without one, try fix --diff");
    return 2;
  }
  project::Project project = project_of(options);
  bool failed = false;
  const std::vector<Input> files = inputs(options, in, err, environment, project, failed);
  if (failed && files.empty()) return 2;
  Run run(options, project, out, err, environment);
  for (const Input& file : files) {
    if (!run.file(file)) break;
  }
  if (!options.quiet) run.summary();
  return failed || run.failed() ? 2 : 0;
}

}  // namespace unstigma::cli
