#include "document/ascii.h"
#include "document/inline.h"
#include "document/rst.h"

namespace unstigma::document::rst {
namespace {

/// Roles whose text a reader of the page sees as words.
constexpr std::string_view prose_roles =
    "emphasis strong title title-reference sub subscript sup superscript dfn abbr term guilabel "
    "menuselection "
    "ref doc numref any sidebar eq-text";
/// Roles whose bare content is a label, not words: only `text <label>` is read.
constexpr std::string_view label_roles = "ref doc numref any download";

class Rules : public Inline {
 public:
  using Inline::Inline;

  void run() {
    walk([this] { return step(); });
  }

 private:
  bool step() {
    switch (peek()) {
      case '\\':
        return escape();
      case '`':
        return looking_at("``") ? literal() : interpreted();
      case ':':
        return last_colons() || role();
      case '*':
        return emphasis();
      case '|':
        return substitution();
      case '[':
        return footnote_mark();
      case '_':
        return reference();
      default:
        return false;
    }
  }

  bool opens(std::size_t size) const {
    return !word_before(at()) && !ascii::space(byte(at() + size)) && at() + size < raw().size() &&
           peek(-1) != '\\';
  }

  /// The end of markup that begins here: behind something, and no letter follows.
  std::size_t end_of(std::string_view mark, std::size_t from) {
    return find(mark, from, [&](std::size_t i) {
      return i > 0 && !ascii::space(raw()[i - 1]) && raw()[i - 1] != '\\' &&
             (!word_after(i + mark.size()) || mark == "`");
    });
  }

  bool escape() {
    if (at() + 1 >= raw().size()) return false;
    cut_to(at() + (ascii::space(peek(1)) ? 2 : 1));
    if (!ascii::space(peek(-1))) skip();
    return true;
  }

  bool literal() {
    const std::size_t end = find("``", at() + 2);
    if (!opens(2) || end == std::string_view::npos) return false;
    std::size_t stop = end + 2;
    while (byte(stop) == '`') ++stop;
    object_to(stop);
    return true;
  }

  /// The colons that announce a literal block.
  bool last_colons() {
    if (!looking_at("::") || at() + 2 != raw().size()) return false;
    cut_to(at() + (at() == 0 || ascii::space(peek(-1)) ? 2 : 1));
    return true;
  }

  bool role() {
    if (word_before(at())) return false;
    constexpr std::size_t longest = 60;
    std::size_t end = at() + 1;
    while (end < at() + longest &&
           (ascii::alnum(byte(end)) || std::string_view("-:_.+").find(byte(end)) != std::string_view::npos))
      ++end;
    if (byte(end) != '`' || byte(end - 1) != ':' || end < at() + 3) return false;
    const std::string_view name = raw().substr(at() + 1, end - at() - 2);
    const std::size_t close = end_of("`", end + 1);
    if (close == std::string_view::npos) return false;
    const std::string_view content = raw().substr(end + 1, close - end - 1);
    const std::string_view last = name.substr(name.rfind(':') + 1);
    const std::size_t target = target_of(content);
    if (target != std::string_view::npos && last != "math") {
      shown(end + 1 - at(), end + 1 + target, close);
    } else if (ascii::among(last, prose_roles) && !ascii::among(last, label_roles)) {
      span(end + 1 - at(), close, 1, last == "emphasis" || last == "strong");
    } else {
      object_to(close + 1);
    }
    return true;
  }

  /// Where " <target>" begins at the end of a reference's text.
  static std::size_t target_of(std::string_view content) {
    if (content.empty() || content.back() != '>') return std::string_view::npos;
    constexpr std::size_t longest = 2000;  // of an address; keeps many open ones linear
    std::size_t open = content.substr(content.size() - std::min(content.size(), longest)).rfind('<');
    if (open == std::string_view::npos) return std::string_view::npos;
    open += content.size() - std::min(content.size(), longest);
    while (open > 0 && ascii::space(content[open - 1])) --open;
    return open == 0 ? std::string_view::npos : open;
  }

  /// `size` bytes of markup here, then words up to `target`, then markup to the ` at `close` and its marks.
  void shown(std::size_t size, std::size_t target, std::size_t close) {
    std::size_t end = close + 1;
    while (byte(end) == '_') ++end;
    span(size, target, end - target, false);
  }

  bool interpreted() {
    if (!opens(1)) return false;
    const std::size_t close = end_of("`", at() + 1);
    if (close == std::string_view::npos) return false;
    const std::string_view content = raw().substr(at() + 1, close - at() - 1);
    if (byte(close + 1) == ':' && ascii::letter(byte(close + 2))) {  // `text`:role:
      const std::size_t end = find(":", close + 2);
      if (end != std::string_view::npos && end - close < 40) {
        object_to(end + 1);
        return true;
      }
    }
    const bool reference = byte(close + 1) == '_';
    const std::size_t target = target_of(content);
    if (target != std::string_view::npos) {
      shown(1, at() + 1 + target, close);
    } else if (reference || content.find_first_of(" \n") != std::string_view::npos) {
      shown(1, close, close);
    } else {
      object_to(close + 1);  // one word in single backticks is a name far more often than a title
    }
    return true;
  }

  bool emphasis() {
    const std::size_t size = looking_at("**") ? 2 : 1;
    if (!opens(size) || looking_at("***")) return false;
    const std::size_t end = size == 2 ? end_of("**", at() + 3) : find("*", at() + 2, [&](std::size_t i) {
      return !ascii::space(raw()[i - 1]) && raw()[i - 1] != '\\' && raw()[i - 1] != '*' &&
             byte(i + 1) != '*' && !word_after(i + 1);
    });
    if (end == std::string_view::npos) return false;
    span(size, end, size, true);
    return true;
  }

  bool substitution() {
    if (!opens(1)) return false;
    const std::size_t end = end_of("|", at() + 1);
    constexpr std::size_t longest = 60;
    if (end == std::string_view::npos || end - at() > longest) return false;
    std::size_t stop = end + 1;
    while (byte(stop) == '_') ++stop;
    object_to(stop);
    return true;
  }

  /// [1]_, [#name]_, [*]_, [CIT2002]_
  bool footnote_mark() {
    std::size_t end = at() + 1;
    while (ascii::word(byte(end)) || byte(end) == '#' || byte(end) == '*' || byte(end) == '_' ||
           byte(end) == '-' || byte(end) == '.')
      ++end;
    if (byte(end) != ']' || byte(end + 1) != '_' || word_after(end + 2)) return false;
    cut_to(end + 2);
    return true;
  }

  /// word_ and word__, and _`inline target`.
  bool reference() {
    if (looking_at("_`") && !word_before(at())) {
      const std::size_t end = end_of("`", at() + 2);
      if (end == std::string_view::npos) return false;
      span(2, end, 1, false);
      return true;
    }
    const std::size_t size = peek(1) == '_' ? 2 : 1;
    if (!word_before(at()) || word_after(at() + size) || byte(at() + size) == '_' || byte(at() + size) == '(')
      return false;
    cut_to(at() + size);
    return true;
  }
};

}  // namespace

void inline_rules(std::string_view raw, std::vector<Cut>& cuts) {
  Rules(raw, cuts).run();
}

}  // namespace unstigma::document::rst
