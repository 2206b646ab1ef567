#include "rewrite/mend.h"

#include "rewrite/article.h"

namespace unstigma::rewrite {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_article(std::string_view word) {
  return word == "a" || word == "an";
}
std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find(' '));
}
char to_upper(char c) {
  return static_cast<char>(c >= 'a' && c <= 'z' ? c & ~0x20 : c);
}

/// Puts words in place of token `from` and of what stands between it and the replacement so far.
void replace_before(const Surroundings& around, std::uint32_t from, const std::string& words,
                    Rewriting& out) {
  const text::Token& token = around.analysis().tokens().tokens[from];
  const std::string& passage = around.analysis().passage().text;
  const std::string between = words.empty() ? "" : passage.substr(token.end, out.range.begin - token.end);
  out.replacement = words + between + out.replacement;
  out.range.begin = token.begin;
}

void mend_article(const Surroundings& around, Rewriting& out) {
  const std::uint32_t at = around.before_at(1);
  if (at == match::none || !is_article(around.before(1))) return;
  std::string_view next = out.text;
  if (next.empty()) {
    const std::uint32_t after = around.after_at(1);
    if (after == match::none) return;
    next = around.analysis().surface(after);
  }
  const bool an = takes_an(first_word(next), around.program());
  if (an == (around.before(1) == "an")) return;
  std::string mended = an ? "an" : "a";
  const std::string_view surface = around.analysis().surface(at);
  if (is_upper(surface[0])) mended[0] = to_upper(mended[0]);
  if (surface.size() > 1 && is_upper(surface[1]) && an) mended[1] = to_upper(mended[1]);
  replace_before(around, at, mended, out);
}

/// "Most [of the elderly]" is "most older people".
void mend_quantity(const Surroundings& around, Rewriting& out) {
  const bool of = around.before(1) == "of" && around.in("quantifier", around.before(2));
  if (!of || around.first() != "the" || out.text.empty() || out.text.compare(0, 4, "the ") == 0) return;
  replace_before(around, around.before_at(1), "", out);
}

/// "An addict or [alcoholic]": two people have an article each.
void mend_second(const Surroundings& around, bool one_person, Rewriting& out) {
  const std::string_view link = around.before(1);
  if (!one_person || (link != "and" && link != "or") || out.text.empty()) return;
  for (std::uint32_t k = 2; k <= 4; ++k) {
    const std::string_view word = around.before(k);
    if (word.empty() || around.in("possessive", word)) return;
    if (!is_article(word)) continue;
    const std::string article = takes_an(first_word(out.text), around.program()) ? "an " : "a ";
    out.replacement.insert(0, article);
    out.text.insert(0, article);
    return;
  }
}

}  // namespace

void mend_before(const Surroundings& around, bool one_person, Rewriting& out) {
  mend_article(around, out);
  mend_quantity(around, out);
  mend_second(around, one_person, out);
}

void mend_inside(std::string& text, const match::Program& program) {
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    const std::size_t end = text.find(' ', at + 1);
    if (end == std::string::npos) return;
    const std::string_view word = std::string_view(text).substr(at + 1, end - at - 1);
    if (!is_article(word)) continue;
    const bool an = takes_an(first_word(std::string_view(text).substr(end + 1)), program);
    if (an != (word == "an")) text.replace(at + 1, word.size(), an ? "an" : "a");
  }
}

}  // namespace unstigma::rewrite
