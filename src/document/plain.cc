#include "document/plain.h"

#include <algorithm>
#include <istream>
#include <string>

#include "document/lines.h"
#include "document/mask.h"

namespace unstigma::document {
namespace {

constexpr std::size_t block_bytes = std::size_t{128} * 1024;  ///< read at a time
constexpr std::uint32_t longest_passage = 64 * 1024;
constexpr std::uint32_t overlap = 16 * 1024;  ///< of the windows of a longer paragraph
constexpr std::size_t glance_bytes =
    std::size_t{32} * 1024;             ///< looked at together: what a processor has near
constexpr std::size_t long_line = 120;  ///< a line that nobody has wrapped: a paragraph of its own

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

/// "- ", "* ", "• ", "– ", "1. ", "a) ": how the items of a list begin.
bool opens_item(std::string_view line) {
  while (!line.empty() && blank(line.front())) line.remove_prefix(1);
  for (const std::string_view mark :
       {"- ", "* ", "+ ", "\xE2\x80\xA2", "\xE2\x80\x93 ", "\xE2\x97\xA6", "\xC2\xB7 ", "o "}) {
    if (line.substr(0, mark.size()) == mark) return mark != "o " || line.size() > 2;
  }
  std::size_t i = 0;
  while (i < line.size() && line[i] >= '0' && line[i] <= '9') ++i;
  if (i == 0 && line.size() > 1 &&
      ((line[0] >= 'a' && line[0] <= 'z') || (line[0] >= 'A' && line[0] <= 'Z'))) {
    return line[1] == ')' && line.size() > 2 && blank(line[2]);
  }
  return i > 0 && i <= 3 && i + 1 < line.size() && (line[i] == '.' || line[i] == ')') && blank(line[i + 1]);
}

/// How many characters of "> " quote the line, as in mail.
std::size_t quote_marks(std::string_view line) {
  std::size_t i = 0;
  std::size_t end = 0;
  while (i < line.size() && (line[i] == '>' || (blank(line[i]) && end > 0))) {
    if (line[i] == '>') end = i + 1;
    ++i;
  }
  return end > 0 ? i : 0;
}

bool empty(std::string_view line) {
  return std::all_of(line.begin(), line.end(), blank);
}

/// What goes on from one block of a text to the next.
struct Progress {
  std::uint64_t owned_from =
      0;               ///< bytes of the source before it have been handed out as part of a window; 0 for none
  bool begun = false;  ///< a passage has been handed out
};

/// Makes passages of whole paragraphs.
class Paragraphs {
 public:
  Paragraphs(const Block& block, const PassageSink& sink, Glance* glance, Progress& progress)
      : block_(block), starts_(block.line_starts()), sink_(sink), glance_(glance), progress_(progress) {}

  /// Hands out every paragraph of the block's text; returns where the one begins that may go on in the next
  /// block, the end of the text when `last` is set.
  std::size_t run(bool last) {
    const std::size_t end = last ? starts_.size() : paragraph_begin(starts_.size() - 1);
    for (std::size_t first = 0; first < end;) {
      const std::size_t next = std::min(end, paragraph_end(line_of(starts_[first] + glance_bytes)));
      if (glance_ != nullptr && glance_->look(bytes(first, next), places_)) hand_out_places(first, next);
      else hand_out_all(first, next);
      first = next;
    }
    return bytes(0, end).size();
  }

  /// Hands out windows of the paragraph that fills the whole block and goes on behind it. Returns where the
  /// next block must begin; Progress::owned_from then says from where on it owns what it finds.
  std::size_t run_giant() {
    resume_at_ = block_.offset() + last_word();  // unless there are windows
    hand_out(0, starts_.size(), true);
    return resume_at_ - block_.offset();
  }

 private:
  std::string_view line_text(const LineSpan& line) const {
    return block_.text().substr(line.begin, line.end - line.begin);
  }

  LineSpan line_at(std::size_t index) const {
    const std::string_view text = block_.text();
    LineSpan line{starts_[index], index + 1 < starts_.size() ? starts_[index + 1] : text.size()};
    while (line.end > line.begin && (text[line.end - 1] == '\n' || text[line.end - 1] == '\r')) --line.end;
    return line;
  }

  /// The text of lines, with their ends.
  std::string_view bytes(std::size_t first, std::size_t next) const {
    const std::string_view text = block_.text();
    return text.substr(starts_[first],
                       (next < starts_.size() ? starts_[next] : text.size()) - starts_[first]);
  }

  /// The line that a byte stands in.
  std::size_t line_of(std::size_t byte) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
    return static_cast<std::size_t>(after - starts_.begin()) - 1;
  }

  bool begins_paragraph(std::size_t line) const {
    if (line == 0) return true;
    const std::string_view above = line_text(line_at(line - 1));
    const std::string_view words = line_text(line_at(line));
    const bool unwrapped = above.size() > long_line || words.size() > long_line;
    return unwrapped || empty(words) || empty(above) || opens_item(words) ||
           (quote_marks(words) > 0) != (quote_marks(above) > 0);
  }
  std::size_t paragraph_begin(std::size_t line) const {
    while (!begins_paragraph(line)) --line;
    return line;
  }
  /// The first line of the next one.
  std::size_t paragraph_end(std::size_t line) const {
    do ++line;
    while (line < starts_.size() && !begins_paragraph(line));
    return line;
  }

  /// Where the word begins that may go on behind the block; the end where no white space is near.
  std::size_t last_word() const {
    constexpr std::size_t reach = 1024;
    const std::string_view text = block_.text();
    std::size_t at = text.size();
    while (at > 0 && text.size() - at < reach && !blank(text[at - 1]) && text[at - 1] != '\n') --at;
    return at > 0 && text.size() - at < reach ? at : text.size();
  }

  void hand_out_all(std::size_t first, std::size_t end) {
    while (first < end) {
      const std::size_t next = paragraph_end(first);
      hand_out(first, next, false);
      first = next;
    }
  }

  /// Hands out the paragraphs that hold one of places_, and those that quote: their marks are no words.
  /// Addresses need no look: each stays one word when it is masked, and no phrase reaches across it.
  void hand_out_places(std::size_t first, std::size_t end) {
    const std::string_view text = bytes(first, end);
    for (std::size_t at = text.find('>'); at != std::string_view::npos;) {
      const std::size_t line = line_of(starts_[first] + at);  // which is looked at once, however many it has
      if (quote_marks(line_text(line_at(line))) > 0) places_.push_back(static_cast<std::uint32_t>(at));
      at = line + 1 < end ? text.find('>', starts_[line + 1] - starts_[first]) : std::string_view::npos;
    }
    std::sort(places_.begin(), places_.end());
    std::size_t line = first;
    while (line < end && (!progress_.begun || progress_.owned_from > 0)) {
      const std::size_t next = paragraph_end(line);
      hand_out(line, next, false);
      line = next;
    }
    for (const std::uint32_t place : places_) {
      const std::size_t byte = starts_[first] + place;
      if (line >= end || byte < starts_[line]) continue;
      const std::size_t begin = paragraph_begin(line_of(byte));
      if (begin > line) glance_->pass_over(bytes(line, begin));
      line = paragraph_end(begin);
      hand_out(begin, line, false);
    }
    if (line < end) glance_->pass_over(bytes(line, end));
  }

  void hand_out(std::size_t first, std::size_t next, bool goes_on) {
    const std::string_view text = block_.text();
    passage_.text.clear();
    passage_.map.clear();
    passage_.kind = PassageKind::paragraph;
    passage_.quoted = quote_marks(line_text(line_at(first))) > 0;
    std::size_t lines = 0;
    for (std::size_t i = first; i < next; ++i) {
      const LineSpan line = line_at(i);
      std::size_t words = line.begin + quote_marks(line_text(line));
      while (words < line.end && blank(text[words])) ++words;
      std::size_t stop = line.end;
      while (stop > words && blank(text[stop - 1])) --stop;
      if (stop > words) {
        if (!passage_.text.empty()) {
          passage_.text += ' ';
          passage_.map.add_opaque(1, block_.offset() + previous_stop_, words - previous_stop_);
        }
        passage_.text += text.substr(words, stop - words);
        passage_.map.add_literal(stop - words, block_.offset() + words);
        previous_stop_ = stop;
        ++lines;
      }
    }
    if (passage_.text.empty()) return;
    if (lines == 1 && heading(next)) passage_.kind = PassageKind::heading;
    if (opens_item(passage_.text)) passage_.kind = PassageKind::list_item;
    mask_addresses(passage_);
    progress_.begun = true;
    windows(goes_on);
  }

  /// A short line without a full stop, and an empty line behind it.
  bool heading(std::size_t next) const {
    constexpr std::size_t longest = 100;
    const char last = passage_.text.back();
    if (passage_.text.size() > longest || last == '.' || last == ',' || last == ';' || last == ':' ||
        passage_.quoted)
      return false;
    return next >= starts_.size() || empty(line_text(line_at(next)));
  }

  /// Cuts a very long passage into windows that overlap; each byte is owned by one of them. Of a paragraph
  /// that goes on in the next block the end is left to the next call.
  void windows(bool goes_on) {
    const auto size = static_cast<std::uint32_t>(passage_.text.size());
    std::uint32_t owned = 0;
    if (progress_.owned_from > passage_.map.begin(0))
      owned = static_cast<std::uint32_t>(passage_.map.made(progress_.owned_from));
    progress_.owned_from = 0;
    passage_.own = {owned, size};
    if (goes_on && size < 2 * overlap) {  // of a block that is nearly all blanks or an address
      passage_.own.end = std::max(owned, static_cast<std::uint32_t>(passage_.map.made(resume_at_)));
      return sink_(passage_, block_);
    }
    if (size <= longest_passage && !goes_on) return sink_(passage_, block_);
    Passage window;
    window.kind = passage_.kind;
    window.quoted = passage_.quoted;
    for (std::uint32_t begin = 0;;) {
      const bool reaches_end = begin + longest_passage >= size;
      const std::uint32_t end = reaches_end ? size : seam(begin + longest_passage);
      const std::uint32_t own_end = reaches_end && !goes_on ? size : seam(end - overlap / 2);
      window.text = passage_.text.substr(begin, end - begin);
      window.map = passage_.map.part(begin, end);
      window.own = {owned - begin, own_end - begin};
      sink_(window, block_);
      owned = own_end;
      begin = seam(own_end - overlap / 2);
      if (!reaches_end) continue;
      if (goes_on) {
        progress_.owned_from = passage_.map.begin(own_end);
        resume_at_ = passage_.map.begin(begin);
      }
      return;
    }
  }

  /// The beginning of a word at or before `at`, or of a character where there is no white space near.
  std::uint32_t seam(std::uint32_t at) const {
    constexpr std::uint32_t reach = 1024;
    const std::string_view text = passage_.text;
    for (std::uint32_t i = at; i > at - reach; --i) {
      if (text[i - 1] == ' ' && text[i] != ' ') return i;
    }
    while ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U && at > 1) --at;
    return at;
  }

  const Block& block_;
  const std::vector<std::uint32_t>& starts_;
  const PassageSink& sink_;
  Glance* glance_;
  Progress& progress_;
  Passage passage_;
  std::vector<std::uint32_t> places_;
  std::size_t previous_stop_ = 0;
  std::uint64_t resume_at_ = 0;
};

}  // namespace

Result<Done> read_plain(const Block& block, const ReadOptions&, const PassageSink& sink) {
  Progress progress;
  Paragraphs(block, sink, nullptr, progress).run(true);
  return Done{};
}

void stream_plain(std::istream& in, std::string_view head, std::size_t skip, const ReadOptions& options,
                  const PassageSink& sink) {
  const text::SourceMap identity;
  const bool all = in.eof();  // the head is the whole file, as of most
  std::string buffer(all ? head.size() : std::max(block_bytes, head.size()), '\0');
  std::size_t filled = head.copy(buffer.data(), head.size(), skip);
  std::uint64_t offset = skip;
  std::uint64_t line = 1;
  std::uint64_t column = 1;
  Progress progress;
  for (bool more = !all; more || filled > 0;) {
    while (more && filled < buffer.size()) {
      in.read(buffer.data() + filled, static_cast<std::streamsize>(buffer.size() - filled));
      filled += static_cast<std::size_t>(in.gcount());
      more = in.gcount() > 0;
    }
    const Block block(std::string_view(buffer).substr(0, filled), offset, line, column, identity);
    Paragraphs paragraphs(block, sink, options.glance, progress);
    std::size_t used = paragraphs.run(!more);
    if (used == 0 && filled > 0) used = paragraphs.run_giant();  // one paragraph fills the buffer
    const Position next = block.position(offset + used);
    line = next.line;
    column = next.column;
    offset += used;
    filled -= used;
    std::copy_n(buffer.begin() + static_cast<std::ptrdiff_t>(used), filled, buffer.begin());
  }
}

}  // namespace unstigma::document
