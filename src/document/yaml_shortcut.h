#ifndef UNSTIGMA_DOCUMENT_YAML_SHORTCUT_H_
#define UNSTIGMA_DOCUMENT_YAML_SHORTCUT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace unstigma::document {

/// What a parser of YAML comes upon, in the order of the document.
struct YamlEvent {
  enum class What : std::uint8_t { map_begin, map_end, list_begin, list_end, scalar, null };
  What what = What::null;
  std::size_t at = 0;          ///< of scalars: where it begins in the text, its quotation mark included
  std::string_view text = {};  ///< of scalars: what it stands for, a part of the text
};

/// Reads the plainest YAML, which is what nearly all front matter is: keys of letters, values of one line
/// (plain, or between quotation marks and without escapes), lists of such values, maps in maps, lines that
/// are comments. True when that is all there is; the events are then those of yaml-cpp, which takes a hundred
/// times as long and which tests hold this against. False for everything else, broken YAML included; `events`
/// mean nothing then.
bool simple_yaml(std::string_view text, std::vector<YamlEvent>& events);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_YAML_SHORTCUT_H_
