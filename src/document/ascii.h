#ifndef UNSTIGMA_DOCUMENT_ASCII_H_
#define UNSTIGMA_DOCUMENT_ASCII_H_

#include <string>
#include <string_view>

// What markup asks of single bytes; all of it is ASCII.
namespace unstigma::document::ascii {

constexpr bool space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool alnum(char c) {
  return letter(c) || digit(c);
}
/// Letters of any script count as parts of words, and so do all their bytes.
constexpr bool word(char c) {
  return alnum(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}
constexpr bool punctuation(char c) {
  return c > ' ' && c < '\x7F' && !alnum(c);
}

inline std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  return out;
}
constexpr bool begins(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}
constexpr bool ends(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}
constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}
/// True for one of a list of words with single spaces between them.
constexpr bool among(std::string_view word, std::string_view list) {
  if (word.empty()) return false;
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

}  // namespace unstigma::document::ascii

#endif  // UNSTIGMA_DOCUMENT_ASCII_H_
