#include "report/marked.h"

#include <algorithm>

#include "report/report.h"
#include "report/wording.h"
#include "text/lines.h"

namespace unstigma::report {
namespace {

constexpr std::size_t lines_around = 2;    ///< of a mark that are kept when not the whole is shown
constexpr std::size_t bytes_around = 600;  ///< of a very long line that are kept on either side of a mark

/// A half-open byte range.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r') --at;
  return at;
}

/// Where the kept text around a mark begins: some lines before it, or some bytes when these are long.
std::size_t kept_from(std::string_view text, std::size_t at) {
  const std::size_t furthest = at > bytes_around ? at - bytes_around : 0;
  std::size_t from = at;
  for (std::size_t lines = 0; lines <= lines_around && from > furthest; ++lines) {
    if (lines > 0)
      from -= std::size_t{from > 1 && text[from - 1] == '\n' && text[from - 2] == '\r' ? 2U : 1U};
    from = std::max(furthest, line_begin(text, from));
  }
  while (from > 0 && from < text.size() && continues(text[from])) --from;
  return from;
}

std::size_t kept_to(std::string_view text, std::size_t at) {
  const std::size_t furthest = std::min(text.size(), at + bytes_around);
  std::size_t to = at;
  for (std::size_t lines = 0; lines <= lines_around && to < furthest; ++lines) {
    if (lines > 0) to += text::line_end_size(text, to);
    to = text::line_end(text, to);
  }
  to = std::min(to, furthest);
  while (to < text.size() && continues(text[to])) ++to;
  return to;
}

std::vector<Range> kept(std::string_view text, const std::vector<Mark>& marks, bool whole) {
  if (whole) return {{0, text.size()}};
  std::vector<Range> out;
  for (const Mark& mark : marks) {
    const Range next = {kept_from(text, mark.begin), kept_to(text, mark.end)};
    if (!out.empty() && next.begin <= out.back().end + 2) out.back().end = std::max(out.back().end, next.end);
    else out.push_back(next);
  }
  return out;
}

/// Writes kept ranges line by line.
class Writer {
 public:
  Writer(std::string_view text, const std::vector<Mark>& marks, const Shown& shown)
      : text_(text), marks_(marks), shown_(shown) {}

  std::string run() {
    for (const Range& range : kept(text_, marks_, shown_.whole)) {
      gap(range.begin);
      lines(range);
    }
    gap(text_.size());
    return std::move(out_);
  }

 private:
  /// Says what is left out before `next`.
  void gap(std::size_t next) {
    if (next <= at_) return;
    const std::size_t crossed = line_ends(next);
    const bool in_line = at_ > 0 && text_[at_ - 1] != '\n' && text_[at_ - 1] != '\r';
    const std::size_t hidden = crossed - (in_line && crossed > 0 ? 1 : 0);
    if (text_.substr(at_, next - at_).find_first_not_of("\r\n") != std::string_view::npos) {
      out_ += "<div class=\"gap\">\xE2\x80\xA6 ";
      out_ += hidden > 0 ? counted(hidden, "line") + " not shown" : "part of a line is not shown";
      out_ += "</div>\n";
    }
    line_ += crossed;
    at_ = next;
  }

  /// Line ends between here and `next`.
  std::size_t line_ends(std::size_t next) const {
    std::size_t count = 0;
    for (std::size_t i = text::line_end(text_, at_); i < next; i = text::line_end(text_, i)) {
      i += text::line_end_size(text_, i);
      ++count;
    }
    return count;
  }

  void lines(const Range& range) {
    while (at_ < range.end || (at_ == range.end && range.begin == range.end)) {
      open_line();
      for (;;) {
        const std::size_t end = std::min(text::line_end(text_, at_), range.end);
        const bool joins = end < range.end && wrapped(at_, end);
        line(end);
        if (end == range.end) break;
        at_ = end + text::line_end_size(text_, end);
        ++line_;
        if (!joins) break;
        out_ += " <span class=\"joined\"" + number() + "></span>";
      }
      out_ += "</div>\n";
      if (at_ == range.end) break;
    }
  }

  void open_line() { out_ += "<div class=\"line\"" + number() + ">"; }

  std::string number() const {
    return shown_.first_line == 0 ? "" : " data-n=\"" + std::to_string(line_ + shown_.first_line) + "\"";
  }

  /// True where the line [begin, end) seems to have been broken for its length alone and goes on in the next:
  /// both are shown as one, so that prose reads as prose whatever the width of the page.
  bool wrapped(std::size_t begin, std::size_t end) const {
    constexpr std::size_t shortest = 50;
    const std::string_view line = text_.substr(begin, end - begin);
    if (line.size() < shortest || line.back() == ' ' || line.back() == '\\') return false;
    if (std::string_view("#|<>`~\t").find(line.front()) != std::string_view::npos) return false;
    const std::size_t next = end + text::line_end_size(text_, end);
    if (next >= text_.size() || names_a_value(next)) return false;
    const auto first = static_cast<unsigned char>(text_[next]);
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first >= 0x80;
    return letter || first == '"' || first == '\'' || first == '(';
  }

  /// "title: ..." and the like, as in front matter.
  bool names_a_value(std::size_t at) const {
    while (at < text_.size() && text_[at] > ' ' && text_[at] != ':') ++at;
    return at + 1 < text_.size() && text_[at] == ':' && text_[at + 1] == ' ';
  }

  /// The rest of a line up to `end`.
  void line(std::size_t end) {
    while (next_ < marks_.size() && marks_[next_].begin < end) {
      const Mark& mark = marks_[next_];
      if (mark.begin > at_) plain(mark.begin);
      const std::size_t to = std::min(std::max(mark.end, at_), end);
      link(mark, at_, to, mark.end <= end);
      begun_ = mark.end > end;  // goes on in the next line
      at_ = std::max(at_, to);
      if (begun_) return;
      ++next_;
    }
    plain(end);
  }

  void plain(std::size_t to) {
    if (to <= at_) return;
    out_ += escaped(text_.substr(at_, to - at_));
    at_ = to;
  }

  void link(const Mark& mark, std::size_t from, std::size_t to, bool last) {
    const bool words = to > from;
    out_ += "<a class=\"mark " + mark.classes + (words ? "" : " sign") + "\" href=\"#" + mark.target + "\"";
    if (!begun_) out_ += " id=\"" + mark.id + "\"";
    out_ += '>';
    const std::string_view shown = text_.substr(from, to - from);
    if (last) {  // the sign stays with the last word
      const std::size_t space = shown.find_last_of(" \t");
      const std::size_t cut = space == std::string_view::npos ? 0 : space + 1;
      out_ += escaped(shown.substr(0, cut)) + "<span class=\"tail\">" + escaped(shown.substr(cut)) +
              "<sup aria-hidden=\"true\">" + mark.sign + "</sup></span>";
    } else {
      out_ += escaped(shown);
    }
    out_ += "<span class=\"heard\"> (" + escaped(mark.label) + (begun_ ? ", continued" : "") + ")</span></a>";
  }

  std::string_view text_;
  const std::vector<Mark>& marks_;
  Shown shown_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;  ///< lines before at_
  std::size_t next_ = 0;  ///< the next mark
  bool begun_ = false;    ///< it began in an earlier line
};

}  // namespace

std::string marked(std::string_view text, const std::vector<Mark>& marks, const Shown& shown) {
  return Writer(text, marks, shown).run();
}

}  // namespace unstigma::report
