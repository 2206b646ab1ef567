#include "document/builder.h"

#include <algorithm>
#include <cassert>

#include "document/comment.h"
#include "document/mask.h"

namespace unstigma::document {
namespace {

bool space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

/// Writes down made text that waited for the end of its source.
void Builder::settle(std::size_t source) {
  if (pending_.empty()) return;
  const std::size_t end = std::max(source, pending_source_);
  passage_.text += pending_;
  passage_.map.add_opaque(pending_.size(), block_.offset() + pending_source_, end - pending_source_);
  pending_.clear();
}

void Builder::literal_in_line(std::size_t begin, std::size_t end) {
  const std::string_view source = block_.text();
  assert(source.substr(begin, end - begin).find_first_of("\r\n") == std::string_view::npos);
  if (begin < end && source[begin] == ' ' && ends_in_space()) {
    while (begin < end && source[begin] == ' ') ++begin;
  }
  if (begin == end) return;
  settle(begin);
  passage_.text += source.substr(begin, end - begin);
  passage_.map.add_literal(end - begin, block_.offset() + begin);
  source_end_ = end;
}

void Builder::literal(std::size_t begin, std::size_t end) {
  const std::string_view source = block_.text();
  const std::string_view all = source.substr(begin, end - begin);
  if (all.find('\n') == std::string_view::npos && all.find('\r') == std::string_view::npos)
    return literal_in_line(begin, end);
  while (begin < end && source[begin] == ' ' && ends_in_space()) ++begin;
  while (begin < end) {
    // White space with a line end in it is a soft break; all other bytes are taken as they are.
    std::size_t stop = begin;
    while (stop < end && source[stop] != '\n' && source[stop] != '\r') ++stop;
    std::size_t words = stop;
    if (stop < end) {
      while (words > begin && space(source[words - 1])) --words;
    }
    if (words > begin) {
      settle(begin);
      passage_.text += source.substr(begin, words - begin);
      passage_.map.add_literal(words - begin, block_.offset() + begin);
      source_end_ = words;
    }
    if (stop >= end) return;
    begin = stop;
    while (begin < end && space(source[begin])) ++begin;
    soft_break(words);
  }
}

void Builder::opaque(std::string_view made, std::size_t begin, std::size_t end) {
  settle(begin);
  passage_.text += made;
  passage_.map.add_opaque(made.size(), block_.offset() + begin, end - begin);
  source_end_ = end;
}

/// True at the beginning of a passage, too: white space there says nothing.
bool Builder::ends_in_space() const {
  const std::string_view last =
      pending_.empty() ? std::string_view(passage_.text) : std::string_view(pending_);
  return last.empty() || last.back() == ' ';
}

void Builder::soft_break(std::size_t begin) {
  if (ends_in_space()) return;
  if (pending_.empty()) pending_source_ = begin;
  pending_ += ' ';
}

void Builder::object(std::size_t begin) {
  if (pending_.empty()) pending_source_ = begin;
  pending_ += object_replacement;
}

void Builder::begin_emphasis() {
  open_emphasis_.push_back(static_cast<std::uint32_t>(passage_.text.size() + pending_.size()));
}

void Builder::end_emphasis() {
  if (open_emphasis_.empty()) return;
  const auto end = static_cast<std::uint32_t>(passage_.text.size() + pending_.size());
  if (open_emphasis_.back() < end) passage_.emphasis.push_back({open_emphasis_.back(), end});
  open_emphasis_.pop_back();
}

void Builder::drop_front(std::size_t size) {
  passage_.map = passage_.map.part(size, passage_.text.size());
  passage_.text.erase(0, size);
  for (TextRange& range : passage_.emphasis) {
    const auto moved = [&](std::uint32_t at) {
      return at > size ? static_cast<std::uint32_t>(at - size) : 0U;
    };
    range = {moved(range.begin), moved(range.end)};
  }
}

void Builder::finish(PassageKind kind, bool quoted, std::string_view under) {
  while (!pending_.empty() && pending_.back() == ' ') pending_.pop_back();
  settle(source_end_);
  open_emphasis_.clear();
  std::size_t size = passage_.text.size();
  while (size > 0 && passage_.text[size - 1] == ' ') --size;
  if (size < passage_.text.size()) {
    passage_.map = passage_.map.part(0, size);
    passage_.text.resize(size);
  }
  for (TextRange& range : passage_.emphasis) {  // white space at its end is gone
    range.end = std::min(range.end, static_cast<std::uint32_t>(size));
    range.begin = std::min(range.begin, range.end);
  }
  if (!passage_.text.empty()) {
    passage_.kind = kind;
    passage_.quoted = quoted;
    passage_.under = under;
    mask_addresses(passage_);
    passage_.own = {0, static_cast<std::uint32_t>(passage_.text.size())};
    sink_(passage_, block_);
  }
  passage_.text.clear();
  passage_.map.clear();
  passage_.whole.clear();
  passage_.whole_map.clear();
  passage_.emphasis.clear();
}

bool Builder::comment(std::size_t begin, std::size_t end, std::size_t words) const {
  const std::string_view text = block_.text().substr(begin, end - begin);
  if (!meant_for_us(text.substr(std::min(words - begin, text.size())))) return false;
  Passage passage;
  passage.aside = true;
  passage.kind = PassageKind::comment;
  passage.text = text;
  passage.map.add_literal(text.size(), block_.offset() + begin);
  passage.own = {0, static_cast<std::uint32_t>(text.size())};
  sink_(passage, block_);
  return true;
}

}  // namespace unstigma::document
