#include "cli/line_editor.h"

#include <editline/readline.h>

#include <clocale>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "base/shared_library.h"

namespace unstigma::cli {
namespace {

/// The functions of libedit: only `fix -i` asks anything, so only it loads the library.
struct LineEditor {
  decltype(&readline) read = nullptr;
  decltype(&add_history) add = nullptr;
};

/// Nothing when libedit is not there.
std::optional<LineEditor> load() {
  const auto library = base::SharedLibrary::load(UNSTIGMA_LIBEDIT);
  LineEditor out;
  decltype(&using_history) begin = nullptr;
  if (!library || !library->find("readline", out.read) || !library->find("add_history", out.add) ||
      !library->find("using_history", begin))
    return std::nullopt;
  // libedit reads characters in the user's encoding. Nothing else in unstigma asks for the locale.
  std::setlocale(LC_CTYPE, "");
  begin();
  return out;
}

/// The terminal's own keys are enough to answer with.
std::optional<std::string> ask_plainly(const std::string& prompt) {
  std::cout << prompt << std::flush;
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  return line;
}

}  // namespace

std::optional<std::string> ask_in_terminal(const std::string& prompt) {
  static const std::optional<LineEditor> editor = load();
  if (!editor) return ask_plainly(prompt);
  std::cout.flush();
  struct Free {
    void operator()(char* line) const { std::free(line); }  // NOLINT: readline allocates with malloc
  };
  const std::unique_ptr<char, Free> line(editor->read(prompt.c_str()));
  if (!line) return std::nullopt;
  constexpr std::size_t worth_keeping = 4;  // own words, not the letters of answers
  std::string text(line.get());
  if (text.size() >= worth_keeping) editor->add(text.c_str());
  return text;
}

}  // namespace unstigma::cli
