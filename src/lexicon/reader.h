#ifndef UNSTIGMA_LEXICON_READER_H_
#define UNSTIGMA_LEXICON_READER_H_

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/toml_reader.h"
#include "lexicon/lexicon.h"

namespace unstigma::lexicon {

using base::parse_toml;

/// Takes what lexicons hold out of TOML tables. Not part of the room's face:
/// the parsers of this room share it.
class Reader : public base::TomlReader {
 public:
  Reader(std::string file, const Shared& shared) : TomlReader(std::move(file)), shared_(&shared) {}

  const Forms& forms() const { return shared_->forms; }
  const Shared& shared() const { return *shared_; }

  std::vector<Line> phrases(const toml::table& table, std::string_view key);
  std::vector<Line> phrases(const toml::array& array);
  std::vector<AlternativeLine> alternatives(const toml::table& table);
  std::vector<Sentence> sentences(const toml::table& table, std::string_view key);

  Guards guards(const toml::table& table);

 private:
  Conditions conditions(const toml::table& table, std::string_view key);

  const Shared* shared_;
};

}  // namespace unstigma::lexicon

#endif  // UNSTIGMA_LEXICON_READER_H_
