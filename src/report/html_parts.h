#ifndef UNSTIGMA_REPORT_HTML_PARTS_H_
#define UNSTIGMA_REPORT_HTML_PARTS_H_

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "report/report.h"

namespace unstigma::report {

/// A finding as a note below or beside the text: <li> with an id, what to write instead, and behind a fold
/// why and who says so. `back` is the id of its mark, `first` that its rule has not been told before in this
/// file.
std::string note(const Finding& finding, std::size_t number, std::string_view id, std::string_view back,
                 bool first);

/// Where to find help, as a friendly word above the text.
std::string help_note(const Help& help);

/// "M": one letter for a kind, beside the number of a mark; the filters explain them.
char letter_of(std::string_view kind);

/// "error", "warning", "suggestion", or "passed" for what was let pass.
std::string_view weight_of(const Finding& finding);

/// A lexicon's id as words: "substance-use" is "Substance use", "hiv" is "HIV".
std::string topic_of(std::string_view lexicon);

/// Counts of what the filters choose among.
struct Tally {
  std::map<std::string, std::array<std::uint64_t, 3>> topics;  ///< lexicon -> counts by Severity
  std::map<std::string, std::uint64_t> weights;
  std::map<std::string, std::uint64_t> kinds;
  std::map<std::string, std::uint64_t> lexicons;

  void add(const Finding& finding);
};

/// Findings by topic as bars, most first; one picture, with its numbers in words for people who listen.
std::string chart(const Tally& tally);

/// Check boxes for weight, kind and topic.
std::string filters(const Tally& tally);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_HTML_PARTS_H_
