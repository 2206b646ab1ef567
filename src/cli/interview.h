#ifndef UNSTIGMA_CLI_INTERVIEW_H_
#define UNSTIGMA_CLI_INTERVIEW_H_

#include <cstdint>
#include <iosfwd>
#include <set>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "report/report.h"
#include "unstigma/finding.h"

namespace unstigma::cli {

/// What somebody decided about the findings of a file.
struct Decisions {
  std::vector<Edit> edits;           ///< in the order of the file, none overlap
  std::vector<std::string> ignored;  ///< rules never to be asked about again
  std::vector<std::string> allowed;  ///< words never to be asked about again
  bool save = true;                  ///< false: leave the file as it is
  bool stop = false;                 ///< ask about no further file
};

/// Shows findings one by one and asks what to do with each: `unstigma fix -i`.
class Interview {
 public:
  /// `ask` is Environment::ask. Both must outlive the Interview.
  Interview(std::ostream& out, const report::Style& style, const Ask& ask);

  /// Asks about the findings of one file, in their order. What was ignored or allowed before is not asked
  /// about.
  Decisions run(const std::string& path, const std::vector<Finding>& findings);

 private:
  enum class Kind : std::uint8_t { edit, skip, skip_rule, ignore, allow };
  struct Answer {
    Kind kind = Kind::skip;
    std::size_t finding = 0;
    Edit edit;
  };

  bool settled(const Finding& finding) const;
  void show(const std::string& path, const Finding& finding, std::size_t number, std::size_t count);
  void explain(const Finding& finding);
  void keys(const Finding& finding);
  bool put_in(const Finding& finding, std::size_t index, std::size_t number);
  bool own_words(const Finding& finding, std::size_t index);
  bool record(Answer answer);
  bool take(const std::string& answer, const Finding& finding, std::size_t index, Decisions& out);
  Decisions decided(Decisions out);

  std::ostream& out_;
  report::Style style_;
  const Ask& ask_;
  std::vector<Answer> answers_;          ///< of the file at hand
  std::set<std::string> rules_, words_;  ///< settled in files before
  const std::vector<Finding>* findings_ = nullptr;
};

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_INTERVIEW_H_
