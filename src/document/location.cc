#include "document/location.h"

#include <algorithm>

#include "text/fold.h"

namespace unstigma::document {
namespace {

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::uint64_t characters(std::string_view text) {
  return static_cast<std::uint64_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

/// Line breaks and tabs as blanks, so that a paragraph is shown on one line.
std::string one_line(std::string_view text) {
  std::string out = text::valid_utf8(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

Excerpt excerpt_of(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t reach = 200;  // bytes shown on either side of the match
  Excerpt out;
  std::size_t first = 0;
  std::size_t last = text.size();
  if (begin > reach) {
    first = begin - reach;
    while (first < begin && continues(text[first])) ++first;
    out.cut_before = true;
  }
  if (text.size() - end > reach) {
    last = end + reach;
    while (last > end && continues(text[last])) --last;
    out.cut_after = true;
  }
  out.text = one_line(text.substr(first, begin - first));
  out.begin = out.text.size();
  out.text += one_line(text.substr(begin, end - begin));
  out.end = out.text.size();
  out.text += one_line(text.substr(end, last - end));
  return out;
}

std::string in_words(const Passage& passage) {
  constexpr std::size_t longest_heading = 60;
  std::string out = passage.place.empty() ? "" : passage.place + ", ";
  out += "paragraph " + std::to_string(passage.paragraph);
  std::string heading = passage.heading_above;
  if (heading.empty() || passage.kind == PassageKind::heading) return out;
  if (heading.size() > longest_heading) {
    std::size_t cut = longest_heading;
    while (cut > 0 && continues(heading[cut])) --cut;
    heading = heading.substr(0, cut) + "\xE2\x80\xA6";
  }
  return out + ", under \xE2\x80\x9C" + one_line(heading) + "\xE2\x80\x9D";
}

/// In a container: by the text of the paragraph, as its program shows it.
Location in_paragraph(const Passage& passage, TextRange range, const Block& block) {
  const bool masked = !passage.whole.empty();
  const std::string_view text = masked ? passage.whole : passage.text;
  const std::uint64_t source_begin = passage.map.begin(range.begin);
  const std::uint64_t source_end = passage.map.end(range.end);
  std::size_t begin = masked ? passage.whole_map.made(source_begin) : range.begin;
  std::size_t end = masked ? passage.whole_map.made(source_end) : range.end;
  begin = std::min(begin, text.size());
  end = std::max(begin, std::min(end, text.size()));
  Location out;
  out.start.part = passage.part;
  out.start.paragraph = passage.paragraph;
  out.end = out.start;
  out.start.column = characters(text.substr(0, begin)) + 1;
  out.start.offset = block.file_offset(source_begin);
  out.end.column = out.start.column + characters(text.substr(begin, end - begin));
  out.end.offset = block.file_offset(source_end);
  out.where = in_words(passage);
  out.excerpt = excerpt_of(text, begin, end);
  return out;
}

}  // namespace

Location locate(const Passage& passage, TextRange range, const Block& block) {
  if (!passage.part.empty()) return in_paragraph(passage, range, block);
  const std::uint64_t begin = passage.map.begin(range.begin);
  const std::uint64_t end = passage.map.end(range.end);
  return {block.position(begin), block.position(end), {}, block.excerpt(begin, end)};
}

}  // namespace unstigma::document
