#ifndef UNSTIGMA_PROJECT_CONFIG_H_
#define UNSTIGMA_PROJECT_CONFIG_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "project/pattern.h"
#include "unstigma/checker.h"

namespace unstigma::project {

/// One thing that a configuration file or the command line says: a value of a key. Keys of tables carry the
/// name that stands before the value: severity, "slur", "error".
struct Statement {
  std::string key;  ///< "profile", "lexicons.add"
  std::string name;
  std::string value;
  Place place;  ///< where it was said; file "the command line" without a line for an option
};

/// What holds for some files only.
struct Override {
  PatternList paths;
  std::vector<Statement> statements;
};

/// A configuration file, with what it extends in front.
struct Config {
  std::string path;
  std::string root;                        ///< the folder that patterns are held against, absolute
  std::vector<std::string> lexicon_files;  ///< all that any of the statements add
  std::vector<Statement> statements;
  std::vector<Override> overrides;
  PatternList exclude;
  std::vector<std::pair<PatternList, std::string>> formats;

  /// The format that [formats] gives a path below the root; empty when it says nothing of it.
  std::string format_of(std::string_view below_root) const;
};

/// The shape of a value.
enum class Shape : std::uint8_t { word, flag, list, table };

/// A key that may stand in a configuration file; "lexicons.add" is the key add of the table lexicons.
struct Key {
  std::string_view name;
  Shape shape = Shape::word;
  bool in_overrides = true;
  bool anew = false;  ///< a list that is begun anew where it is said again; others grow
};
const std::vector<Key>& keys();

/// The words that a key takes (or, of a table, that its values take); empty when they are free.
std::vector<std::string> words_for(std::string_view key);

/// Reads the configuration at `path` and what it extends. Patterns hold below `root`, or below the file's
/// folder when that is empty; `lexicon_files` are known beside those that the configuration adds. Fails with
/// every mistake in all of these files.
Result<Config, std::vector<Error>> load_config(const std::string& path, const std::string& root,
                                               const std::vector<std::string>& lexicon_files);

/// True for a lexicon that is a file, not the name of a shipped one.
bool names_file(std::string_view lexicon);

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_CONFIG_H_
