#include "lexicon/helplines.h"

#include <toml++/toml.h>

#include <sstream>

#include "lexicon/reader.h"

namespace unstigma::lexicon {
namespace {

LocalHelpline read_helpline(Reader& reader, const toml::table& table) {
  const std::string what = "a helpline";
  reader.only_keys(table, {"locale", "name", "contact", "url", "checked", "emergency"}, what);
  LocalHelpline out;
  out.locale = reader.needed_text(table, "locale", what);
  out.helpline.name = reader.needed_text(table, "name", what);
  out.helpline.contact = reader.needed_text(table, "contact", what);
  out.helpline.url = reader.text(table, "url");
  out.helpline.emergency = table["emergency"].value_or(false);
  if (const auto* date = table["checked"].as_date()) {
    std::ostringstream written;
    written << date->get();
    out.helpline.checked = written.str();
  } else {
    reader.fail(table, "a helpline needs 'checked': the day when somebody last looked, as 2026-11-26");
  }
  return out;
}

}  // namespace

Result<std::vector<LocalHelpline>, std::vector<Error>> parse_helplines(std::string_view toml,
                                                                       const std::string& file) {
  const Result<toml::table> root = parse_toml(toml, file);
  if (!root) return std::vector<Error>{root.error()};
  const Shared nothing;
  Reader reader(file, nothing);
  reader.only_keys(*root, {"helpline"}, "helplines.toml");
  std::vector<LocalHelpline> out;
  const toml::array* lines = (*root)["helpline"].as_array();
  if (lines == nullptr || !lines->is_array_of_tables()) {
    reader.fail(*root, "helplines are written [[helpline]]");
  } else {
    for (const toml::node& node : *lines) out.push_back(read_helpline(reader, *node.as_table()));
  }
  if (!reader.errors().empty()) return std::move(reader.errors());
  return out;
}

}  // namespace unstigma::lexicon
