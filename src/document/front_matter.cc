#include "document/front_matter.h"

#include <toml++/toml.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <string>
#include <string_view>

#include "document/builder.h"

namespace unstigma::document {
namespace {

constexpr std::array<std::string_view, 4> prose_keys = {"title", "subtitle", "description", "summary"};

bool space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Where the front matter stands: [begin, end) between the fences; next is behind them.
struct Range {
  std::size_t begin = 0, end = 0, next = 0;
};

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::string_view line(std::string_view text, std::size_t at) {
  std::string_view out = text.substr(at, next_line(text, at) - at);
  while (!out.empty() && space(out.back())) out.remove_suffix(1);
  return out;
}

Range find_range(std::string_view text, std::string_view fence) {
  if (line(text, 0) != fence) return {};
  const std::size_t begin = next_line(text, 0);
  for (std::size_t at = begin; at < text.size(); at = next_line(text, at)) {
    const std::string_view words = line(text, at);
    if (words == fence || (fence == "---" && words == "...")) return {begin, at, next_line(text, at)};
  }
  return {};
}

/// Puts a value together word by word as it stands in the source from `from` on, whatever quotes, escapes or
/// folding are around and between the words.
void hand_out(std::string_view value, std::string_view source, std::size_t from, std::size_t end,
              PassageKind kind, Builder& builder) {
  std::size_t at = from;
  for (std::size_t i = 0; i < value.size();) {
    while (i < value.size() && space(value[i])) ++i;
    std::size_t stop = i;
    while (stop < value.size() && !space(value[stop])) ++stop;
    if (stop == i) break;
    const std::string_view word = value.substr(i, stop - i);
    const std::size_t found = source.substr(0, end).find(word, at);
    if (!builder.empty()) builder.soft_break(at);
    if (found == std::string_view::npos) {
      builder.opaque(word, at, at);  // an escape inside the word
    } else {
      builder.literal(found, found + word.size());
      at = found + word.size();
    }
    i = stop;
  }
  builder.finish(kind, false);
}

PassageKind kind_of(std::string_view key) {
  return key == "title" ? PassageKind::heading : PassageKind::paragraph;
}

void read_yaml(const Block& block, const Range& range, Builder& builder) {
  const std::string_view text = block.text();
  try {
    const YAML::Node root = YAML::Load(std::string(text.substr(range.begin, range.end - range.begin)));
    if (!root.IsMap()) return;
    for (const auto& item : root) {
      for (const std::string_view key : prose_keys) {
        if (item.first.Scalar() != key || !item.second.IsScalar()) continue;
        const auto at = static_cast<std::size_t>(item.second.Mark().pos);
        hand_out(item.second.Scalar(), text, range.begin + at, range.end, kind_of(key), builder);
      }
    }
  } catch (const YAML::Exception&) {
    return;  // front matter that YAML cannot read holds nothing that a page would show
  }
}

void read_toml(const Block& block, const Range& range, Builder& builder) {
  const std::string_view text = block.text();
  try {
    const toml::table root = toml::parse(text.substr(range.begin, range.end - range.begin));
    for (const std::string_view key : prose_keys) {
      const toml::node* node = root.get(key);
      if (node == nullptr || !node->is_string()) continue;
      std::size_t at = range.begin;
      for (std::uint32_t i = 1; i < node->source().begin.line; ++i) at = next_line(text, at);
      at = std::min(at + node->source().begin.column - 1, range.end);
      hand_out(node->value_or(std::string()), text, at, range.end, kind_of(key), builder);
    }
  } catch (const toml::parse_error&) {
    return;
  }
}

}  // namespace

std::size_t read_front_matter(const Block& block, const PassageSink& sink) {
  Builder builder(block, sink);
  Range range = find_range(block.text(), "---");
  if (range.next > 0) {
    read_yaml(block, range, builder);
    return range.next;
  }
  range = find_range(block.text(), "+++");
  if (range.next > 0) read_toml(block, range, builder);
  return range.next;
}

}  // namespace unstigma::document
