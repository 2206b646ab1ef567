#ifndef UNSTIGMA_REPORT_WORDING_H_
#define UNSTIGMA_REPORT_WORDING_H_

#include <string>
#include <string_view>

#include "report/report.h"

namespace unstigma::report {

/// The alternatives in one line, at most three: "wild, intense"; "(leave it out)" for an empty one.
std::string instead(const Finding& finding);

/// What a finding says in one paragraph for services that show a line of text: message, whose words they are,
/// what to write instead or the advice. Ends with a full stop.
std::string told(const Finding& finding);

/// The same with the place in words before it, for what stands in a container without lines.
std::string told_with_place(const Finding& finding);

/// "6 errors, 2 warnings; 3 in quotations; 1 suppressed by comments"; empty when there was nothing.
std::string summed(const Totals& totals);

/// What an entry does, whatever the words it met: the message without the quoted match, as a sentence.
std::string about(const Finding& finding);

/// "label", "metaphor" ...; "comment" for what is wrong with a comment that suppresses.
std::string_view kind_of(const Finding& finding);

/// Where to find help, in one paragraph.
std::string told(const Help& help);

/// "(in a quotation)", "(mentioned as a word)" or nothing.
std::string_view whose_words(Context context);

/// The name in services that know error, warning and a third: "error", "warning", `lowest`.
std::string_view level(Severity severity, std::string_view lowest);

/// Text for XML and HTML: & < > " and ' as entities, white space but the space as character references where
/// `attribute`, control characters that XML forbids and invalid UTF-8 as U+FFFD.
std::string escaped(std::string_view text, bool attribute = false);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_WORDING_H_
