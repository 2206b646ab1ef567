#include <algorithm>
#include <string>

#include "document/ascii.h"
#include "document/inline.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

/// <i>, </i>, <font color=...>, <v Speaker>, <00:01.000>, {\an8}, \N and entities.
class Rules : public Inline {
 public:
  using Inline::Inline;

  void run() {
    walk([this] { return step(); });
  }

 private:
  bool step() {
    switch (peek()) {
      case '<':
        return tag();
      case '{':
        return braces();
      case '&':
        return reference();
      case '\\':
        return hard_break();
      default:
        return false;
    }
  }

  bool tag() {
    const char next = peek(1) == '/' ? peek(2) : peek(1);
    if (!ascii::alnum(next)) return false;
    constexpr std::size_t longest = 300;
    const std::size_t end = find(">", at());
    if (end == std::string_view::npos || end - at() > longest) return false;
    const std::string_view name = raw().substr(at() + 1, end - at() - 1);
    Cut::What what = Cut::What::nothing;
    if (name == "i" || name == "b" || name == "I" || name == "B") what = Cut::What::emphasis_begin;
    if (name == "/i" || name == "/b" || name == "/I" || name == "/B") what = Cut::What::emphasis_end;
    cut_to(end + 1, what);
    return true;
  }

  bool braces() {
    if (peek(1) != '\\') return false;
    const std::size_t end = find("}", at());
    if (end == std::string_view::npos) return false;
    cut_to(end + 1);
    return true;
  }

  bool hard_break() {
    if (peek(1) != 'N' && peek(1) != 'n' && peek(1) != 'h') return false;
    cut_to(at() + 2, Cut::What::space);
    return true;
  }
};

void inline_rules(std::string_view raw, std::vector<Cut>& cuts) {
  Rules(raw, cuts).run();
}

bool timing(std::string_view line) {
  line = ascii::trimmed(line);
  return !line.empty() && ascii::digit(line[0]) && line.find("-->") != std::string_view::npos;
}

/// The length of ">> ", "- " and "SPEAKER: " at the beginning of a line.
std::size_t speaker_mark(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size() && (line[i] == '>' || line[i] == '-' || line[i] == ' ')) ++i;
  const std::size_t colon = line.substr(0, i + 40).find(':', i);
  if (colon == std::string_view::npos || colon == i || (colon + 1 < line.size() && line[colon + 1] != ' '))
    return i;
  const std::string_view label = line.substr(i, colon - i);
  const bool name = std::none_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
                    std::any_of(label.begin(), label.end(), ascii::letter);
  return name ? colon + 1 : i;
}

/// True when no sentence goes on behind the line.
bool ends_sentence(std::string_view line) {
  line = ascii::trimmed(line);
  while (!line.empty() && line.back() == '>') {  // closing tags
    const std::size_t open = line.rfind('<');
    if (open == std::string_view::npos) break;
    line = ascii::trimmed(line.substr(0, open));
  }
  for (const std::string_view mark : {"\"", "'", "\xE2\x80\x9D", "\xE2\x80\x99", ")"}) {
    if (ascii::ends(line, mark)) line.remove_suffix(mark.size());
  }
  constexpr std::string_view marks = ".?!])";
  const std::string_view notes = "\xE2\x99\xAA";  // sung
  return line.empty() || marks.find(line.back()) != std::string_view::npos || ascii::ends(line, notes) ||
         ascii::ends(line, "\xE2\x80\xA6");
}

class Reader {
 public:
  Reader(const Block& block, const PassageSink& sink)
      : lines_(block), flow_(block, sink, inline_rules, Escaping::subtitle) {}

  void run() {
    std::size_t i = 0;
    while (i < lines_.size()) {
      if (timing(lines_.text(i))) i = cue(i + 1);
      else if (notes(i)) i = note(i);
      else ++i;  // the number of a cue, the head of the file
    }
    finish();
  }

 private:
  void finish() { flow_.finish(PassageKind::cue, false); }

  /// NOTE, STYLE and REGION blocks of WebVTT.
  bool notes(std::size_t i) const {
    const std::string_view line = ascii::trimmed(lines_.text(i));
    return ascii::begins(line, "NOTE") || line == "STYLE" || line == "REGION";
  }

  /// Returns the line behind the block.
  std::size_t note(std::size_t i) const {
    const std::size_t begin = lines_.span(i).begin;
    while (!lines_.blank(i) && !timing(lines_.text(i))) ++i;
    flow_.comment({begin, lines_.span(i - 1).end}, begin + std::string_view("NOTE").size());
    return i;
  }

  /// The lines of a cue, the first of which is `i`; returns the line behind them.
  std::size_t cue(std::size_t i) {
    const std::size_t first = i;
    std::size_t last = i - 1;  // the timing; a cue may be empty
    for (; !lines_.blank(i); ++i) {
      const std::string_view line = lines_.text(i);
      // Where the empty line between cues is missing, a number and a timing begin the next one.
      if (timing(line) || (i + 1 < lines_.size() && timing(lines_.text(i + 1)))) break;
      LineSpan part = lines_.span(i);
      const std::size_t mark = speaker_mark(line);
      if (mark > 0 || ascii::begins(line, "<v")) finish();  // somebody else speaks
      part.begin += mark;
      flow_.line(part);
      last = i;
    }
    constexpr std::size_t longest = 2000;  // bytes of a sentence; automatic captions have no full stops
    if (last >= first && !flow_.empty() && (ends_sentence(lines_.text(last)) || flow_.raw().size() > longest))
      finish();
    return i;
  }

  Lines lines_;
  Flow flow_;
};

}  // namespace

Result<Done> read_subtitles(const Block& block, const ReadOptions&, const PassageSink& sink) {
  Reader(block, sink).run();
  return Done{};
}

}  // namespace unstigma::document
