#ifndef UNSTIGMA_BASE_TOML_READER_H_
#define UNSTIGMA_BASE_TOML_READER_H_

#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unstigma/result.h"

namespace unstigma::base {

/// Parses TOML without letting its exception out.
Result<toml::table> parse_toml(std::string_view toml, const std::string& file);

/// Takes values out of TOML tables and notes every mistake with its place, so that one run tells them all.
class TomlReader {
 public:
  explicit TomlReader(std::string file) : file_(std::move(file)) {}

  std::vector<Error>& errors() { return errors_; }
  const std::string& file() const { return file_; }

  Place place(const toml::node& node) const;
  Place place(const toml::key& key) const;
  void fail(const toml::node& node, std::string message, Errc code = Errc::invalid);
  void fail(Place place, std::string message, Errc code = Errc::invalid);

  /// Complains of keys that are not in `known`, with the nearest one that is.
  void only_keys(const toml::table& table, std::initializer_list<std::string_view> known,
                 std::string_view what);
  void only_keys(const toml::table& table, const std::vector<std::string>& known, std::string_view what);

  std::string text(const toml::table& table, std::string_view key);
  std::string needed_text(const toml::table& table, std::string_view key, std::string_view what);
  std::vector<std::string> texts(const toml::table& table, std::string_view key);

  /// The index of a word among `names`, with "did you mean" when it is not there.
  std::optional<std::size_t> one_of(const toml::table& table, std::string_view key,
                                    const std::vector<std::string>& names);

  /// Complains when `word` is none of `names`, with the nearest one that is; false then.
  bool known(const toml::node& node, std::string_view word, const std::vector<std::string>& names,
             std::string_view what);
  bool known(const Place& place, std::string_view word, const std::vector<std::string>& names,
             std::string_view what);

 protected:
  const toml::array* array(const toml::table& table, std::string_view key);

 private:
  std::string file_;
  std::vector<Error> errors_;
};

/// 'text'.
std::string quoted(std::string_view text);
/// "; did you mean 'x'?", or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& names);

}  // namespace unstigma::base

#endif  // UNSTIGMA_BASE_TOML_READER_H_
