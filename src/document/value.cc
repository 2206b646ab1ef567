#include "document/value.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "document/ascii.h"
#include "document/mask.h"

namespace unstigma::document {
namespace {

constexpr std::size_t longest_tag = 300;
constexpr std::size_t longest_placeholder = 60;

/// The end of the HTML tag at `at`; 0 when there is none.
std::size_t tag_end(std::string_view text, std::size_t at) {
  const std::size_t name = at + (text.substr(at + 1, 1) == "/" ? 2 : 1);
  if (name >= text.size() || !ascii::letter(text[name])) return 0;
  const std::size_t end = text.substr(0, std::min(text.size(), at + longest_tag)).find_first_of("<>", name);
  return end == std::string_view::npos || text[end] == '<' ? 0 : end + 1;
}

/// True when the tag parts blocks, so that no phrase reaches across it.
bool parts(std::string_view tag) {
  tag.remove_prefix(tag.substr(1, 1) == "/" ? 2 : 1);
  std::size_t end = 0;
  while (end < tag.size() && ascii::alnum(tag[end])) ++end;
  return ascii::among(ascii::lower(tag.substr(0, end)),
                      "p br div li ul ol h1 h2 h3 h4 h5 h6 table tr td th blockquote img hr code pre");
}

/// The end of {name}, ${name}, {{name}}, %s, %1$s, %(name)s at `at`; 0 when there is none.
std::size_t placeholder_end(std::string_view text, std::size_t at) {
  const std::string_view near = text.substr(at, longest_placeholder);
  if (near[0] == '{') {
    const std::size_t end = near.find('}');
    if (end == std::string_view::npos || near.substr(0, end).find(". ") != std::string_view::npos) return 0;
    return at + end + (near.substr(0, 2) == "{{" && near.substr(end, 2) == "}}" ? 2 : 1);
  }
  std::size_t i = 1;
  if (near.substr(1, 1) == "(") {
    i = near.find(')');
    if (i == std::string_view::npos) return 0;
    ++i;
  }
  while (i < near.size() && (ascii::digit(near[i]) || std::string_view("$.#+-").find(near[i]) < 5)) ++i;
  const bool conversion = i < near.size() && std::string_view("sdifuxXcgelh@").find(near[i]) < 13;
  const bool word = i + 1 < near.size() && ascii::word(near[i + 1]) && near[i] != 'l';
  return conversion && !word ? at + i + 1 : 0;
}

/// True when there can be a tag or a placeholder in it: three quick looks in place of a slow one.
bool may_be_marked(const std::string& text) {
  return text.find('<') != std::string::npos || text.find('{') != std::string::npos ||
         text.find('%') != std::string::npos;
}

}  // namespace

Error broken_at(const Block& block, std::size_t at, const std::string& what) {
  const Position place = block.position(block.offset() + at);
  return {Errc::syntax,
          {},
          what + " (line " + std::to_string(place.line) + ", column " + std::to_string(place.column) + ")"};
}

void leave_out_markup(Passage& passage) {
  std::vector<TextRange> objects;
  std::vector<TextRange> nothing;
  const std::string_view text = passage.text;
  for (std::size_t at = text.find_first_of("<{%"); at < text.size(); at = text.find_first_of("<{%", at)) {
    const std::size_t end = text[at] == '<' ? tag_end(text, at) : placeholder_end(text, at);
    if (end == 0) {
      ++at;
      continue;
    }
    const bool object = text[at] != '<' || parts(text.substr(at, end - at));
    (object ? objects : nothing).push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end;
  }
  mask(passage, objects);
  // The places of the tags have moved with what was masked before them.
  std::int64_t shift = 0;
  auto object = objects.begin();
  for (TextRange& range : nothing) {
    for (; object != objects.end() && object->begin < range.begin; ++object)
      shift += static_cast<std::int64_t>(object_replacement.size()) -
               static_cast<std::int64_t>(object->end - object->begin);
    range = {static_cast<std::uint32_t>(range.begin + shift), static_cast<std::uint32_t>(range.end + shift)};
  }
  mask(passage, nothing, {});
}

Value::Value(const Block& block, const PassageSink& sink)
    : block_(block),
      cleaned_([this, &sink](const Passage& passage, const Block& in) {
        const bool goes_on = std::exchange(goes_on_, true);
        const bool marked = may_be_marked(passage.text);
        if (!marked && !goes_on) return sink(passage, in);
        Passage clean = passage;
        clean.goes_on = goes_on;
        if (marked) leave_out_markup(clean);
        clean.own = {0, static_cast<std::uint32_t>(clean.text.size())};
        if (!clean.text.empty()) sink(clean, in);
      }),
      builder_(block, cleaned_) {}

void Value::is(PassageKind kind, std::string_view under) {
  kind_ = kind;
  under_ = under;
}

void Value::line_end(std::size_t begin) {
  if (at_line_begin_) builder_.finish(kind_, false, under_);
  else builder_.soft_break(begin);
  at_line_begin_ = true;
}

void Value::literal(std::size_t begin, std::size_t end) {
  const std::string_view source = block_.text();
  while (begin < end) {
    const std::size_t stop = std::min(source.substr(0, end).find('\n', begin), end);
    if (!ascii::trimmed(source.substr(begin, stop - begin)).empty()) {
      std::size_t words = begin;
      std::size_t last = stop;
      // White space at the ends of a line belongs to its break.
      while (at_line_begin_ && ascii::space(source[words])) ++words;
      while (stop < end && ascii::space(source[last - 1])) --last;
      builder_.literal(words, last);
      at_line_begin_ = false;
    } else if (!at_line_begin_ && stop > begin) {
      builder_.soft_break(begin);
    }
    if (stop < end) line_end(stop);
    begin = stop + 1;
  }
}

void Value::made(std::string_view text, std::size_t begin, std::size_t end) {
  if (text == "\n") return line_end(begin);
  if (text == "\r" || text == "\t") return builder_.soft_break(begin);
  builder_.opaque(text, begin, end);
  at_line_begin_ = false;
}

void Value::finish_part() {
  builder_.finish(kind_, false, under_);
  at_line_begin_ = false;
}

void Value::finish() {
  finish_part();
  goes_on_ = false;
}

}  // namespace unstigma::document
