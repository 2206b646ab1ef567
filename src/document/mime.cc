#include "document/mime.h"

#include <algorithm>

#include "document/ascii.h"
#include "text/charset.h"

namespace unstigma::document::mime {
namespace {

std::size_t next_line(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t found = text.find('\n', at);
  return found >= end ? end : found + 1;
}

int hex(char c) {
  if (ascii::digit(c)) return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// The value of a parameter like charset="x"; empty when it is not there.
std::string plain_parameter(std::string_view value, std::string_view name) {
  const std::string small = ascii::lower(value);
  std::size_t at = small.find(name);
  while (at != std::string::npos && at > 0 && (ascii::alnum(small[at - 1]) || small[at - 1] == '-'))
    at = small.find(name, at + 1);
  if (at == std::string::npos) return {};
  at += name.size();
  while (at < value.size() && ascii::space(value[at])) ++at;
  if (at >= value.size() || value[at] != '=') return {};
  ++at;
  while (at < value.size() && ascii::space(value[at])) ++at;
  const bool quoted = at < value.size() && value[at] == '"';
  if (quoted) ++at;
  const std::size_t end =
      value.find_first_of(quoted ? std::string_view("\"") : std::string_view("; \t\r\n"), at);
  return std::string(value.substr(at, end == std::string_view::npos ? end : end - at));
}

/// "utf-8'en'%C3%A9" (RFC 2231): the bytes that it stands for; only the first part of a value names its
/// charset.
std::string unescaped(std::string_view text, bool first) {
  const std::size_t language = first ? text.find('\'') : std::string_view::npos;
  const std::size_t words = language == std::string_view::npos ? language : text.find('\'', language + 1);
  if (words != std::string_view::npos) text.remove_prefix(words + 1);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex(text[i + 1]) : -1;
    const int low = high >= 0 ? hex(text[i + 2]) : -1;
    out += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
    if (low >= 0) i += 2;
  }
  return out;
}

/// The same, also where it is encoded (charset*=) or cut into parts (boundary*0=, boundary*1*=).
std::string parameter(std::string_view value, std::string_view name) {
  std::string out = plain_parameter(value, name);
  if (!out.empty() || value.find('*') == std::string_view::npos) return out;
  const std::string star = std::string(name) + "*";
  out = unescaped(plain_parameter(value, star), true);
  constexpr int most_parts = 100;
  for (int i = 0; i < most_parts; ++i) {
    const std::string part = star + std::to_string(i);
    std::string words = plain_parameter(value, part);
    if (words.empty()) words = unescaped(plain_parameter(value, part + "*"), i == 0);
    if (words.empty()) break;
    out += words;
  }
  return out;
}

void take_header(std::string_view text, std::size_t begin, std::size_t colon, std::size_t end, Head& head) {
  const std::string name = ascii::lower(text.substr(begin, colon - begin));
  const std::string_view value = ascii::trimmed(text.substr(colon + 1, end - colon - 1));
  if (name == "subject") {
    head.subject_begin = colon + 1;
    head.subject_end = end;
  } else if (name == "content-type") {
    head.type = ascii::lower(ascii::trimmed(value.substr(0, value.find(';'))));
    head.charset = ascii::lower(parameter(value, "charset"));
    head.boundary = parameter(value, "boundary");
  } else if (name == "content-transfer-encoding") {
    head.transfer = ascii::lower(value);
  } else if (name == "content-disposition") {
    head.attached = ascii::begins(ascii::lower(value), "attachment");
  }
}

int sextet(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (ascii::digit(c)) return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// "=E9" and soft line ends; in headers ("Q") _ is a space.
void unquote(std::string_view text, std::size_t at, std::size_t end, bool header, Layer& out) {
  const std::string_view stops = header ? "=_" : "=";
  while (at < end) {
    const std::size_t stop = std::min(text.find_first_of(stops, at), end);
    if (stop > at) {
      out.text += text.substr(at, stop - at);
      out.map.add_literal(stop - at, at);
    }
    at = stop;
    if (at >= end) return;
    if (text[at] == '_') {
      out.text += ' ';
      out.map.add_opaque(1, at, 1);
      ++at;
      continue;
    }
    std::size_t line = at + 1;
    while (line < end && (text[line] == ' ' || text[line] == '\t' || text[line] == '\r')) ++line;
    if (line < end && text[line] == '\n') {
      at = line + 1;
      continue;
    }
    const int high = at + 2 < end ? hex(text[at + 1]) : -1;
    const int low = at + 2 < end ? hex(text[at + 2]) : -1;
    const bool byte = high >= 0 && low >= 0;
    out.text += byte ? static_cast<char>(high * 16 + low) : '=';
    out.map.add_opaque(1, at, byte ? 3 : 1);
    at += byte ? 3 : 1;
  }
}

void unbase64(std::string_view text, std::size_t at, std::size_t end, Layer& out) {
  std::uint32_t bits = 0;
  std::size_t held = 0;    // sextets of the group so far
  std::size_t first = at;  // where the group begins
  const auto flush = [&](std::size_t to) {
    for (std::size_t i = 0; i + 1 < held; ++i)
      out.text += static_cast<char>(bits >> (6 * held - 8 * (i + 1)) & 0xFFU);
    if (held > 1) out.map.add_opaque(held - 1, first, to - first);
    held = 0;
    bits = 0;
  };
  for (; at < end && text[at] != '='; ++at) {
    const int value = sextet(text[at]);
    if (value < 0) continue;
    if (held == 0) first = at;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    if (++held == 4) flush(at + 1);
  }
  flush(at);
}

/// Text in `charset` becomes UTF-8.
void recode(Layer& layer, const std::string& charset) {
  if (charset == "utf-8" || charset == "utf8") return;
  const bool plain = charset.empty() || charset == "us-ascii";
  if (plain && text::is_utf8(layer.text)) return;
  const auto decoded = text::decode_as(layer.text, charset.empty() ? std::string("windows-1252") : charset);
  if (!decoded) return;
  layer.map = text::through(decoded->map, layer.map);
  layer.text = decoded->text;
}

}  // namespace

Head read_head(std::string_view text, std::size_t begin, std::size_t end) {
  Head head;
  std::size_t at = begin;
  while (at < end) {
    std::size_t next = next_line(text, at, end);
    if (ascii::trimmed(text.substr(at, next - at)).empty()) {
      head.body = next;
      return head;
    }
    while (next < end && (text[next] == ' ' || text[next] == '\t') &&
           !ascii::trimmed(text.substr(next, next_line(text, next, end) - next)).empty())
      next = next_line(text, next, end);
    constexpr std::size_t longest_name = 80;
    const std::size_t colon = text.substr(0, std::min(next, at + longest_name)).find(':', at);
    const bool header = colon != std::string_view::npos &&
                        text.substr(at, colon - at).find_first_of(" \t\r\n") == std::string_view::npos;
    if (!header) {  // no head at all, or one that is cut off
      head.body = at;
      return head;
    }
    take_header(text, at, colon, next, head);
    at = next;
  }
  head.body = end;
  return head;
}

Layer decode_body(std::string_view text, std::size_t begin, std::size_t end, const Head& head) {
  Layer out;
  out.map.add_literal(0, begin);
  if (head.transfer == "base64") {
    unbase64(text, begin, end, out);
  } else if (head.transfer == "quoted-printable") {
    unquote(text, begin, end, false, out);
  } else {
    out.text = text.substr(begin, end - begin);
    out.map.add_literal(end - begin, begin);
  }
  recode(out, head.charset);
  return out;
}

Layer decode_words(std::string_view text, std::size_t begin, std::size_t end) {
  Layer out;
  out.map.add_literal(0, begin);
  const auto literal = [&](std::size_t to) {
    out.text += text.substr(begin, to - begin);
    out.map.add_literal(to - begin, begin);
    begin = to;
  };
  bool after_word = false;
  while (begin < end) {
    const std::size_t open = std::min(text.find("=?", begin), end);
    const std::size_t name = open < end ? text.find('?', open + 2) : std::string_view::npos;
    const std::size_t content = name < end ? text.find('?', name + 1) : std::string_view::npos;
    const std::size_t close = content < end ? text.find("?=", content + 1) : std::string_view::npos;
    if (close >= end || content != name + 2) {
      literal(close >= end ? end : open + 2);
      after_word = false;
      continue;
    }
    // White space between two encoded words is not shown.
    if (after_word && ascii::trimmed(text.substr(begin, open - begin)).empty()) begin = open;
    literal(open);
    Layer word;
    word.map.add_literal(0, content + 1);
    if (text[name + 1] == 'B' || text[name + 1] == 'b') unbase64(text, content + 1, close, word);
    else unquote(text, content + 1, close, true, word);
    const std::string charset = ascii::lower(text.substr(open + 2, name - open - 2));
    recode(word, charset.substr(0, charset.find('*')));
    out.text += word.text;
    out.map.append(word.map);
    begin = close + 2;
    after_word = true;
  }
  return out;
}

std::vector<Part> parts(std::string_view text, std::size_t begin, std::size_t end,
                        const std::string& boundary) {
  std::vector<Part> out;
  const std::string mark = "--" + boundary;
  bool open = false;
  for (std::size_t at = begin; at < end; at = next_line(text, at, end)) {
    if (text.substr(at, mark.size()) != mark) continue;
    if (open) out.back().end = at;
    open = text.substr(at + mark.size(), 2) != "--";
    const std::size_t next = next_line(text, at, end);
    if (open) out.push_back({next, end});
    constexpr std::size_t most = 10000;
    if (!open || out.size() > most) break;
  }
  return out;
}

}  // namespace unstigma::document::mime
