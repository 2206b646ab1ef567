#ifndef UNSTIGMA_CHECK_HELPLINES_H_
#define UNSTIGMA_CHECK_HELPLINES_H_

#include <string>
#include <string_view>
#include <vector>

#include "unstigma/finding.h"

namespace unstigma::check {

/// Where people of a locale find help now, from lexicons/en/helplines.toml, in the order of the file.
std::vector<Helpline> helplines(std::string_view locale);

/// The same in one clause: "Samaritans, call 116 123; ...", without emergency numbers.
std::string helplines_in_words(std::string_view locale);

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_HELPLINES_H_
