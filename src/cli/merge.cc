#include "report/merge.h"

#include <optional>
#include <ostream>

#include "base/atomic_file.h"
#include "cli/options.h"

namespace unstigma::cli {

int merge(const Options& options, std::ostream& out, std::ostream& err) {
  const bool to_file = !options.output_file.empty();
  auto target = to_file ? std::optional(base::NewFile::begin(options.output_file)) : std::nullopt;
  if (target && !*target) {
    complain(err, options.output_file + ": " + target->error().message);
    return 2;
  }
  const auto merged = report::merge(options.paths, options.partial, target ? (*target)->out() : out);
  if (!merged) {
    complain(err, to_string(merged.error()));
    return 2;
  }
  const auto complete = target ? (*target)->finish() : Result<Done>(Done{});
  if (!complete) {
    complain(err, options.output_file + ": " + complete.error().message);
    return 2;
  }
  if (!merged->missing.empty())
    complain(err, report::missing_in_words(*merged) + ", so this is not all of the run");
  return merged->status;
}

}  // namespace unstigma::cli
