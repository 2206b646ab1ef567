#ifndef UNSTIGMA_CLI_COMPLETIONS_H_
#define UNSTIGMA_CLI_COMPLETIONS_H_

#include <iosfwd>
#include <string>
#include <vector>

namespace unstigma::cli {

/// What follows an option.
enum class Value : std::uint8_t { none, words, file, free };

/// An option as shells are told of it.
struct OptionCard {
  std::vector<std::string> names;  ///< "-o", "--output-file"
  std::string help;
  Value value = Value::none;
  std::string shown;               ///< what --help calls the value
  std::vector<std::string> words;  ///< of Value::words
  bool repeats = false;
};

/// A command as shells are told of it.
struct CommandCard {
  std::string name;
  std::string help;
  std::vector<OptionCard> options;
  std::vector<CommandCard> commands;
  Value arguments = Value::none;
  std::vector<std::string> words;  ///< where arguments are words
};

/// The shells that write_completions() knows.
const std::vector<std::string>& shells();

/// Writes the script that makes `shell`, one of shells(), complete the command line; `root` has the options
/// of the command "check", which may be left out, in that command alone.
void write_completions(const std::string& shell, const CommandCard& root, std::ostream& out);

}  // namespace unstigma::cli

#endif  // UNSTIGMA_CLI_COMPLETIONS_H_
