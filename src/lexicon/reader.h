#ifndef UNSTIGMA_LEXICON_READER_H_
#define UNSTIGMA_LEXICON_READER_H_

#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace unstigma::lexicon {

/// Parses TOML without letting its exception out.
Result<toml::table> parse_toml(std::string_view toml, const std::string& file);

/// Takes values out of TOML tables and notes every mistake with its place. Not part of the room's face:
/// the parsers of this room share it.
class Reader {
 public:
  Reader(std::string file, const Shared& shared) : file_(std::move(file)), shared_(&shared) {}

  std::vector<Error>& errors() { return errors_; }
  const Forms& forms() const { return shared_->forms; }
  const Shared& shared() const { return *shared_; }

  Place place(const toml::node& node) const;
  void fail(const toml::node& node, std::string message, Errc code = Errc::invalid);
  void fail(Place place, std::string message, Errc code = Errc::invalid);

  /// Complains of keys that are not in `known`, with the nearest one that is.
  void only_keys(const toml::table& table, std::initializer_list<std::string_view> known,
                 std::string_view what);

  std::string text(const toml::table& table, std::string_view key);
  std::string needed_text(const toml::table& table, std::string_view key, std::string_view what);
  std::vector<std::string> texts(const toml::table& table, std::string_view key);
  std::vector<Line> phrases(const toml::table& table, std::string_view key);
  std::vector<Line> phrases(const toml::array& array);
  std::vector<AlternativeLine> alternatives(const toml::table& table);
  std::vector<Sentence> sentences(const toml::table& table, std::string_view key);

  /// The index of a word among `names`, with "did you mean" when it is not there.
  std::optional<std::size_t> one_of(const toml::table& table, std::string_view key,
                                    const std::vector<std::string>& names);

  /// Complains when `word` is none of `names`, with the nearest one that is.
  void known(const toml::node& node, std::string_view word, const std::vector<std::string>& names,
             std::string_view what);

  Guards guards(const toml::table& table);

 private:
  Conditions conditions(const toml::table& table, std::string_view key);
  const toml::array* array(const toml::table& table, std::string_view key);

  std::string file_;
  const Shared* shared_;
  std::vector<Error> errors_;
};

}  // namespace unstigma::lexicon

#endif  // UNSTIGMA_LEXICON_READER_H_
