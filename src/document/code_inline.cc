#include "document/ascii.h"
#include "document/code.h"
#include "document/inline.h"

namespace unstigma::document::code {
namespace {

bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// True for what names a thing of the program: snake_case, camelCase, a.b(), a::b, a->b.
bool identifier(std::string_view word) {
  if (word.find("::") != std::string_view::npos || word.find("->") != std::string_view::npos ||
      word.find("()") != std::string_view::npos)
    return true;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (c == '_') return true;
    const bool hump = i > 0 && upper(c) && word[i - 1] >= 'a' && word[i - 1] <= 'z';
    if (hump) return true;
    // a.b with two letters at least on either side, so neither e.g. nor U.S.
    if (c == '.' && i > 1 && i + 2 < word.size() && ascii::letter(word[i - 2])) return true;
  }
  return false;
}

class Rules : public Inline {
 public:
  using Inline::Inline;

  void run() {
    walk([this] { return step(); });
  }

 private:
  bool step() {
    const char c = peek();
    if (c == '`') return backticks();
    if (c == '<') return tag();
    if (c == '{' && peek(1) == '@') return to("}");
    if (c == '\\' || (c == '@' && !word_before(at()))) return command();
    if ((ascii::alnum(c) || c == '_') && !word_before(at())) return word();
    return false;
  }

  bool to(std::string_view mark) {
    constexpr std::size_t longest = 300;
    const std::size_t end = find(mark, at() + 1);
    if (end == std::string_view::npos || end - at() > longest) return false;
    object_to(end + mark.size());
    return true;
  }

  bool backticks() {
    if (looking_at("``")) {
      const std::size_t end = find("``", at() + 2);
      if (end == std::string_view::npos) return false;
      object_to(end + 2);
      return true;
    }
    return to("`");
  }

  /// <b>, </summary>, <see cref="x"/>, Type<T>.
  bool tag() {
    const char next = peek(1) == '/' ? peek(2) : peek(1);
    constexpr std::size_t longest = 200;
    const std::size_t end = ascii::letter(next) ? find(">", at()) : std::string_view::npos;
    if (end == std::string_view::npos || end - at() > longest) return false;
    cut_to(end + 1);
    return true;
  }

  /// \c word, \ref x, @link: the command goes, and with most of them the name behind it.
  bool command() {
    std::size_t end = at() + 1;
    while (ascii::letter(byte(end))) ++end;
    const std::string_view name = raw().substr(at() + 1, end - at() - 1);
    if (name.empty()) return false;
    if (ascii::among(name, "c p a ref link see sa copydoc code")) {
      while (byte(end) == ' ' && end < raw().size()) ++end;
      while (end < raw().size() && !ascii::space(raw()[end])) ++end;
      object_to(end);
      return true;
    }
    if (!ascii::among(name, "brief details short b e em n")) return false;
    cut_to(end);
    return true;
  }

  bool word() {
    std::size_t end = at();
    while (end < raw().size()) {
      const char c = raw()[end];
      if (ascii::alnum(c) || c == '_') ++end;
      else if ((c == '.' || c == ':' || c == '-') && joins(end)) end += c == '.' ? 1U : 2U;
      else break;
    }
    if (byte(end) == '(' && byte(end + 1) == ')') end += 2;
    if (identifier(raw().substr(at(), end - at()))) object_to(end);
    else skip(end - at());
    return true;
  }

  /// A dot, :: or -> between two parts of a name.
  bool joins(std::size_t i) const {
    if (byte(i) == '.') return ascii::letter(byte(i + 1)) || byte(i + 1) == '_';
    const char second = byte(i) == ':' ? ':' : '>';
    return byte(i + 1) == second && (ascii::letter(byte(i + 2)) || byte(i + 2) == '_');
  }
};

}  // namespace

void inline_rules(std::string_view raw, std::vector<Cut>& cuts) {
  Rules(raw, cuts).run();
}

}  // namespace unstigma::document::code
