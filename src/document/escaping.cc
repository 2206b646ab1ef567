#include "document/escaping.h"

#include <algorithm>
#include <array>
#include <optional>

#include "document/ascii.h"
#include "document/xml.h"
#include "text/charset.h"

namespace unstigma::document {
namespace {

Error cannot(const std::string& why) {
  return {Errc::unsupported, {}, why};
}

/// Characters of ASCII among the words, and what stands beside them.
class Words {
 public:
  Words(std::string_view words, const WritingPlace& place) : words_(words), place_(place) {}

  std::size_t size() const { return words_.size(); }
  char at(std::size_t i) const { return words_[i]; }
  char before(std::size_t i) const {
    if (i > 0) return words_[i - 1];
    return place_.before.empty() ? ' ' : place_.before.back();
  }
  char after(std::size_t i) const {
    if (i + 1 < words_.size()) return words_[i + 1];
    return place_.after.empty() ? ' ' : place_.after.front();
  }
  bool in_word(std::size_t i) const { return ascii::word(before(i)) && ascii::word(after(i)); }
  bool alone(std::size_t i) const { return ascii::space(before(i)) && ascii::space(after(i)); }
  /// True for what begins a list item, a heading or a rule at the beginning of a paragraph.
  bool opens(std::size_t i, std::string_view marks) const {
    if (!place_.opens) return false;
    if (i == 0) return marks.find(words_[0]) != std::string_view::npos;
    const bool number = (words_[i] == '.' || words_[i] == ')') && ascii::space(after(i));
    return number &&
           std::all_of(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(i), ascii::digit);
  }
  bool cell() const { return place_.cell; }

 private:
  std::string_view words_;
  const WritingPlace& place_;
};

bool among(char c, std::string_view marks) {
  return marks.find(c) != std::string_view::npos;
}

/// The words with `escape(i)` before or in the place of the characters for which it is not empty; `instead`
/// says which.
template <class Escape>
std::string escaped(const Words& words, bool instead, const Escape& escape) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string mark = escape(i);
    out += mark;
    if (mark.empty() || !instead) out += words.at(i);
  }
  return out;
}

std::string backslash_if(bool needed) {
  return needed ? "\\" : "";
}

std::string markdown(const Words& words) {
  return escaped(words, false, [&](std::size_t i) {
    const char c = words.at(i);
    if (words.opens(i, "#-+=>:~")) return backslash_if(true);
    if (c == '*') return backslash_if(!words.alone(i));
    if (c == '_') return backslash_if(!words.in_word(i) && !words.alone(i));
    if (c == '<') return backslash_if(ascii::letter(words.after(i)) || among(words.after(i), "/!?"));
    if (c == '&') return backslash_if(ascii::alnum(words.after(i)) || words.after(i) == '#');
    if (c == '\\') return backslash_if(ascii::punctuation(words.after(i)) || ascii::space(words.after(i)));
    return backslash_if(among(c, "`[]~$") || (c == '|' && words.cell()));
  });
}

/// MDX: what is in braces is code, and so is all that looks like a tag.
std::string mdx(const Words& words) {
  std::string out;
  for (const char c : markdown(words)) {
    const bool after_backslash = !out.empty() && out.back() == '\\';
    if (among(c, "{}<") && !after_backslash) out += '\\';
    out += c;
  }
  return out;
}

std::string rst(const Words& words) {
  return escaped(words, false, [&](std::size_t i) {
    const char c = words.at(i);
    if (words.opens(i, "-+*#=|.:>")) return backslash_if(true);
    if (c == '*' || c == '|') return backslash_if(!words.alone(i));
    if (c == '_') return backslash_if(!words.in_word(i) && !ascii::space(words.before(i)));
    return backslash_if(c == '\\' || c == '`');
  });
}

/// AsciiDoc knows a backslash before markup only; references always hold.
std::string asciidoc(const Words& words) {
  return escaped(words, true, [&](std::size_t i) -> std::string {
    const char c = words.at(i);
    const bool doubled = words.before(i) == c || words.after(i) == c;
    bool needed =
        among(c, "{`") || words.opens(i, "*-.=|:/'+") || (c == '|' && words.cell()) || (c == '<' && doubled);
    if (among(c, "*_#+^~"))
      needed = needed || doubled || (!words.alone(i) && !words.in_word(i)) || among(c, "^~");
    if (c == '&') needed = ascii::alnum(words.after(i)) || words.after(i) == '#';
    return needed ? "&#" + std::to_string(static_cast<int>(c)) + ";" : "";
  });
}

/// Commands stand for what LaTeX gives a meaning.
std::string latex(const Words& words) {
  return escaped(words, true, [&](std::size_t i) -> std::string {
    const char c = words.at(i);
    if (c == '\\') return "\\textbackslash{}";
    if (c == '~') return "\\textasciitilde{}";
    if (c == '^') return "\\textasciicircum{}";
    return among(c, "&%$#_{}") ? std::string("\\") + c : "";
  });
}

std::string typst(const Words& words) {
  return escaped(words, false, [&](std::size_t i) {
    const char c = words.at(i);
    if (words.opens(i, "=-+/")) return backslash_if(true);
    if (c == '*' || c == '_') return backslash_if(!words.in_word(i));
    if (c == '<') return backslash_if(ascii::word(words.after(i)));
    if (c == '/') return backslash_if(among(words.after(i), "/*") || words.before(i) == '/');
    return backslash_if(among(c, "\\`$#[]@~"));
  });
}

/// Org has no mark that would take the meaning from another; only a few of them have a name.
Result<std::string> org(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words.at(i);
    const bool marks = among(c, "*/_=~+") && !ascii::space(words.after(i)) && !ascii::alnum(words.before(i));
    if (words.opens(i, "*-+#|:") || marks || (c == '|' && words.cell()))
      return cannot(std::string("Org has no way to write ") + c + " here that is not markup");
  }
  return escaped(words, false, [](std::size_t) { return std::string(); });
}

/// Cues know tags and the entities of HTML.
std::string subtitle(const Words& words) {
  return escaped(words, true, [&](std::size_t i) -> std::string {
    const char next = words.after(i);
    if (words.at(i) == '<' && (ascii::alnum(next) || next == '/')) return "&lt;";
    return words.at(i) == '&' && (ascii::alnum(next) || next == '#') ? "&amp;" : "";
  });
}

/// Strings between double quotation marks: of JSON, YAML, TOML, catalogues.
std::string quoted(const Words& words) {
  return escaped(words, true, [&](std::size_t i) -> std::string {
    const char c = words.at(i);
    if (c == '"' || c == '\\') return std::string("\\") + c;
    return c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : "";
  });
}

std::string doubled(const Words& words, char mark) {
  return escaped(words, false, [&](std::size_t i) { return std::string(words.at(i) == mark ? 1 : 0, mark); });
}

Result<std::string> yaml_plain(std::string_view text, const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words.at(i);
    const bool comment = c == '#' && ascii::space(words.before(i));
    const bool key = c == ':' && ascii::space(words.after(i));
    if (comment || key || words.opens(i, "\"'[]{}>|*&!%#`@,?-:"))
      return cannot(std::string("a YAML value without quotation marks cannot hold ") + c +
                    " here; put the whole value in quotation marks");
  }
  return std::string(text);
}

Result<std::string> bare_cell(std::string_view text, char separator) {
  const std::size_t found = text.find_first_of(std::string("\"") + separator);
  if (found == std::string_view::npos) return std::string(text);
  const std::string what = text[found] == '"'    ? "quotation marks"
                           : text[found] == '\t' ? "tabs"
                                                 : std::string(1, text[found]);
  return cannot("a cell without quotation marks around it cannot hold " + what);
}

Result<std::string> literal_string(std::string_view text) {
  if (text.find('\'') == std::string_view::npos) return std::string(text);
  return cannot("a TOML string in single quotation marks cannot hold '; put it in double ones");
}

/// For one format; the encoding comes afterwards.
Result<std::string> by_format(std::string_view text, const WritingPlace& place) {
  const Words words(text, place);
  switch (place.escaping) {
    case Escaping::xml:
      return xml_escaped(text, false);
    case Escaping::xml_attribute:
      return xml_escaped(text, true);
    case Escaping::markdown:
      return markdown(words);
    case Escaping::mdx:
      return mdx(words);
    case Escaping::rst:
      return rst(words);
    case Escaping::asciidoc:
      return asciidoc(words);
    case Escaping::org:
      return org(words);
    case Escaping::latex:
      return latex(words);
    case Escaping::typst:
      return typst(words);
    case Escaping::subtitle:
      return subtitle(words);
    case Escaping::quoted:
      return quoted(words);
    case Escaping::yaml_single:
      return doubled(words, '\'');
    case Escaping::yaml_plain:
      return yaml_plain(text, words);
    case Escaping::toml_literal:
      return literal_string(text);
    case Escaping::csv_quoted:
      return doubled(words, '"');
    case Escaping::csv_comma:
      return bare_cell(text, ',');
    case Escaping::csv_semicolon:
      return bare_cell(text, ';');
    case Escaping::csv_tab:
      return bare_cell(text, '\t');
    case Escaping::none:
      break;
  }
  return std::string(text);
}

/// The characters of valid UTF-8, the first of which is text[0]; the length of that.
std::size_t character(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

std::uint32_t code_of(std::string_view character) {
  constexpr std::array<unsigned, 5> first_bits = {0, 0x7F, 0x1F, 0x0F, 0x07};
  if (character.size() > 4) return 0xFFFD;
  std::uint32_t code = static_cast<unsigned char>(character[0]) & first_bits[character.size()];
  for (const char c : character.substr(1)) code = code << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  return code;
}

/// What the encoding of the file has no place for as numeric references, where the format knows them.
Result<std::string> in_charset(std::string text, const WritingPlace& place) {
  if (place.charset.empty()) return text;
  const std::string charset(place.charset);
  if (text::encode_as(text, charset)) return text;
  const bool references = place.escaping == Escaping::xml || place.escaping == Escaping::xml_attribute;
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view one = rest.substr(0, character(rest));
    rest.remove_prefix(one.size());
    if (text::encode_as(one, charset)) out += one;
    else if (references) out += "&#" + std::to_string(code_of(one)) + ";";
    else
      return cannot("the encoding of the file, " + charset + ", has no \"" + std::string(one) +
                    "\"; save it as UTF-8");
  }
  return out;
}

/// "=E9" for the bytes of what is no ASCII, and for =.
Result<std::string> in_quoted_printable(const std::string& text, const std::string& charset) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const bool unicode = charset == "utf-8" || charset == "utf8";
  const bool ascii_only = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
  const auto bytes = unicode || ascii_only   ? std::optional(text)
                     : charset == "us-ascii" ? std::nullopt
                                             : text::encode_as(text, charset);
  if (!bytes)
    return cannot("the encoding of this part of the mail, " + charset +
                  ", does not have all of these characters");
  std::string out;
  for (const char c : *bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && c != '=') out += c;
    else out += {'=', digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

}  // namespace

Result<std::string> written(std::string_view words, const WritingPlace& place) {
  auto out = by_format(words, place);
  if (!out) return out;
  if (!place.quoted_printable.empty()) return in_quoted_printable(*out, std::string(place.quoted_printable));
  return in_charset(std::move(*out), place);
}

}  // namespace unstigma::document
