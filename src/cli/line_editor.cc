#include "cli/line_editor.h"

#include <editline/readline.h>

#include <clocale>
#include <cstdlib>
#include <iostream>
#include <memory>

namespace unstigma::cli {

std::optional<std::string> ask_in_terminal(const std::string& prompt) {
  // libedit reads characters in the user's encoding. Nothing else in unstigma asks for the locale.
  static const bool ready = [] {
    std::setlocale(LC_CTYPE, "");
    using_history();
    return true;
  }();
  static_cast<void>(ready);
  std::cout.flush();
  struct Free {
    void operator()(char* line) const { std::free(line); }  // NOLINT: readline allocates with malloc
  };
  const std::unique_ptr<char, Free> line(readline(prompt.c_str()));
  if (!line) return std::nullopt;
  constexpr std::size_t worth_keeping = 4;  // own words, not the letters of answers
  std::string text(line.get());
  if (text.size() >= worth_keeping) add_history(text.c_str());
  return text;
}

}  // namespace unstigma::cli
