#ifndef UNSTIGMA_CHECK_SHIPPED_H_
#define UNSTIGMA_CHECK_SHIPPED_H_

#include <string_view>

namespace unstigma::check {

/// What was compiled into the program: its lexicons as a match::Program, and the files that lexicons
/// read at run time need too. Aligned to eight bytes, there as long as the program runs.
std::string_view shipped_program();
std::string_view shipped_forms();
std::string_view shipped_classes();
std::string_view shipped_frames();
std::string_view shipped_helplines();
std::string_view shipped_frequencies();

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_SHIPPED_H_
