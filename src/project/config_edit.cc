#include "project/config_edit.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/atomic_file.h"
#include "base/toml_reader.h"

namespace unstigma::project {
namespace {

/// A TOML string.
std::string written(const std::string& word) {
  std::string out = "\"";
  for (const char c : word) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + written(word);
  return out;
}

/// The byte of a line and column (from 1, characters) of a text.
std::size_t byte_of(std::string_view text, const toml::source_position& position) {
  std::size_t at = 0;
  for (toml::source_index line = 1; line < position.line; ++line) at = text.find('\n', at) + 1;
  for (toml::source_index column = 1; column < position.column; ++column) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  }
  return at;
}

}  // namespace

Result<std::string> with_words(std::string_view toml, const std::string& file, std::string_view key,
                               const std::vector<std::string>& words) {
  const auto parsed = base::parse_toml(toml, file);
  if (!parsed) return parsed.error();
  std::string out(toml);
  const toml::node* node = parsed->get(key);
  if (node == nullptr) {
    // In front of everything: behind the header of a table it would belong to that.
    out.insert(0, std::string(key) + " = [" + listed(words) + "]\n");
    return out;
  }
  const toml::array* list = node->as_array();
  if (list == nullptr)
    return Error{Errc::invalid,
                 {file, node->source().begin.line, node->source().begin.column},
                 base::quoted(key) + " should be a list here; write it in brackets"};
  std::vector<std::string> fresh;
  for (const std::string& word : words) {
    const bool there = std::any_of(list->begin(), list->end(),
                                   [&](const toml::node& item) { return item.value<std::string>() == word; });
    if (!there) fresh.push_back(word);
  }
  if (fresh.empty()) return out;
  const std::size_t begin = byte_of(toml, list->source().begin);
  if (list->empty()) {
    out.insert(out.find('[', begin) + 1, listed(fresh));
  } else {
    out.insert(byte_of(toml, list->back().source().end), ", " + listed(fresh));
  }
  return out;
}

Result<Done> add_to_config(const std::string& path, std::string_view key,
                           const std::vector<std::string>& words) {
  if (words.empty()) return Done{};
  std::ifstream in(path, std::ios::binary);
  const std::string before(std::istreambuf_iterator<char>(in), {});
  const auto after = with_words(before, path, key, words);
  if (!after) return after.error();
  return base::write_file(path, *after);
}

}  // namespace unstigma::project
