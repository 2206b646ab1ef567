#include "document/paragraphs.h"

#include <algorithm>

#include "document/entities.h"
#include "document/mask.h"

namespace unstigma::document {
namespace {

bool blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
}

}  // namespace

std::string shortened(std::string_view heading) {
  constexpr std::size_t longest = 200;
  if (heading.size() <= longest) return std::string(heading);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(heading[end]) & 0xC0U) == 0x80U) --end;
  return std::string(heading.substr(0, end));
}

Passage Paragraphs::fresh(PassageKind kind, bool quoted) const {
  Passage out;
  out.kind = kind;
  out.quoted = quoted;
  out.escaping = Escaping::xml;
  out.part = part_;
  out.place = place_;
  out.paragraph = count_;
  out.heading_above = heading_;
  return out;
}

void Paragraphs::open(PassageKind kind, bool quoted) {
  ++count_;
  open_.push_back({fresh(kind, quoted), {}});
}

void Paragraphs::text(std::string_view text, std::size_t begin, std::size_t end, bool emphasis, bool code) {
  Passage& p = current();
  const auto at = static_cast<std::uint32_t>(p.text.size());
  const bool same = text == block_.text().substr(begin, end - begin);
  p.text += text;
  if (same) p.map.add_literal(text.size(), begin);
  else p.map.add_opaque(text.size(), begin, end - begin);
  const auto note = [&](std::vector<TextRange>& ranges) {
    const auto now = static_cast<std::uint32_t>(p.text.size());
    if (!ranges.empty() && ranges.back().end == at) ranges.back().end = now;
    else ranges.push_back({at, now});
  };
  if (emphasis) note(p.emphasis);
  if (code) note(open_.back().code);
}

void Paragraphs::made(std::string_view text, std::size_t begin, std::size_t end) {
  Passage& p = current();
  p.text += text;
  p.map.add_opaque(text.size(), begin, end - begin);
}

void Paragraphs::finish(Open& open) {
  Passage& p = open.passage;
  if (blank(p.text)) return;
  if (p.kind == PassageKind::heading) heading_ = shortened(p.text);
  std::string text = p.text;
  text::SourceMap map = p.map;
  mask(p, open.code);
  mask_addresses(p);
  if (p.text != text) {
    p.whole = std::move(text);
    p.whole_map = std::move(map);
  }
  p.own = {0, static_cast<std::uint32_t>(p.text.size())};
  done_.push_back(std::move(p));
}

void Paragraphs::close(bool drop) {
  if (open_.empty()) return;
  Open last = std::move(open_.back());
  open_.pop_back();
  if (!drop) finish(last);
  if (open_.empty()) hand_out();
}

void Paragraphs::hand_out() {
  std::stable_sort(done_.begin(), done_.end(), [](const Passage& a, const Passage& b) {
    if (a.paragraph != b.paragraph) return a.paragraph < b.paragraph;
    return a.map.begin(0) < b.map.begin(0);
  });
  for (const Passage& passage : done_) sink_(passage, block_);
  done_.clear();
}

void Paragraphs::open_description() {
  Open description{fresh(PassageKind::caption, false), {}};
  description.passage.escaping = Escaping::xml_attribute;
  description.passage.place = place_.empty() ? "alternative text" : place_ + ", alternative text";
  if (!open_.empty()) description.passage.paragraph = current().paragraph;
  open_.push_back(std::move(description));
}

void Paragraphs::description(std::size_t begin, std::size_t end) {
  open_description();
  const std::string_view source = block_.text();
  for (std::size_t at = begin; at < end;) {
    if (source[at] == '&') {
      const Reference found = read_reference(source.substr(at, end - at));
      const std::size_t size = std::max<std::size_t>(found.size, 1);
      text(found.size > 0 ? std::string_view(found.text) : "&", at, at + size, false, false);
      at += size;
    } else {
      const std::size_t stop = std::min(source.find('&', at), end);
      text(source.substr(at, stop - at), at, stop, false, false);
      at = stop;
    }
  }
  close();
}

}  // namespace unstigma::document
