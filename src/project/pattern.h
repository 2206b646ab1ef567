#ifndef UNSTIGMA_PROJECT_PATTERN_H_
#define UNSTIGMA_PROJECT_PATTERN_H_

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unstigma::project {

/// One line of a .gitignore, with git's meaning. Matching takes time linear in pattern times path.
class Pattern {
 public:
  /// Nothing for an empty line or a comment.
  static std::optional<Pattern> parse(std::string_view line);

  bool negated() const { return negated_; }

  /// `path` is below the folder of the pattern, parted by "/", without one at its ends.
  bool matches(std::string_view path, bool is_folder) const;

 private:
  enum class Type : std::uint8_t { one, star, folders, rest };
  /// A step of the pattern: one byte of a set, a run within a name, any number of folders ("**/"), or all
  /// that follows ("/**").
  struct Step {
    Type type = Type::one;
    std::bitset<256> set;
  };

  bool read_steps(std::string_view glob);
  bool read_class(std::string_view glob, std::size_t& at, Step& step) const;
  bool run(std::string_view text) const;

  std::string literal_;  ///< where the pattern is bytes alone, or a star and bytes
  bool star_first_ = false;
  bool plain_ = false;  ///< literal_ says it all
  std::vector<Step> steps_;
  bool negated_ = false;
  bool folders_only_ = false;
  bool name_only_ = false;  ///< no slash in it: held against the last name of a path
  bool broken_ = false;     ///< matches nothing, as in git
};

/// What a list of patterns says of a path; the last that matches decides.
enum class Verdict : std::uint8_t { silent, out, in };

class PatternList {
 public:
  /// Takes the lines of an ignore file.
  void add_lines(std::string_view bytes);
  void add(std::string_view line);

  bool empty() const { return patterns_.empty(); }
  Verdict verdict(std::string_view path, bool is_folder) const;

  /// True when the path or one of the folders that lead to it is out.
  bool excludes(std::string_view path, bool is_folder) const;

  /// For lists that choose files: the last pattern that matches the file, or a folder it is in, decides.
  bool chooses(std::string_view file) const;

 private:
  std::vector<Pattern> patterns_;
};

}  // namespace unstigma::project

#endif  // UNSTIGMA_PROJECT_PATTERN_H_
