#include "document/front_matter.h"

#include <string_view>

#include "document/ascii.h"
#include "document/fields.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

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
  while (!out.empty() && ascii::space(out.back())) out.remove_suffix(1);
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

}  // namespace

std::size_t read_front_matter(const Block& block, const PassageSink& sink) {
  static const Fields fields({"title", "subtitle", "description", "summary"});
  // Front matter that its parser cannot read holds nothing that a page would show.
  Range range = find_range(block.text(), "---");
  if (range.next > 0) {
    (void)read_yaml_part(block, range.begin, range.end, fields, PassageKind::paragraph, sink);
    return range.next;
  }
  range = find_range(block.text(), "+++");
  if (range.next > 0)
    (void)read_toml_part(block, range.begin, range.end, fields, PassageKind::paragraph, sink);
  return range.next;
}

}  // namespace unstigma::document
