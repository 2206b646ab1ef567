#include "check/odd_texts.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>

namespace unstigma::tests {
namespace {

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

void add_words(const std::string& text, std::set<std::string>& out) {
  std::string word;
  for (const char c : text + " ") {
    if (letter(c)) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!word.empty()) {
      out.insert(std::move(word));
      word.clear();
    }
  }
}

std::string upper(std::string word) {
  for (char& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return word;
}

/// Letters of ASCII in the form that Chinese and Japanese writing has for them.
std::string full_width(const std::string& word) {
  std::string out;
  for (const char c : word) {
    const int code = c + 0xFEE0;
    if (!letter(c)) out += c;
    else
      out += {static_cast<char>(0xE0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 0x3F)),
              static_cast<char>(0x80 | (code & 0x3F))};
  }
  return out;
}

constexpr std::string_view separators[] = {" ",
                                           " ",
                                           " ",
                                           " ",
                                           " ",
                                           "  ",
                                           "-",
                                           "n't ",
                                           "'",
                                           "\xE2\x80\x99",
                                           "\xE2\x80\x94",
                                           "\n",
                                           ". ",
                                           ", ",
                                           "; ",
                                           "? ",
                                           ".\n\n",
                                           "\xC2\xA0",
                                           "\xE2\x80\x91",
                                           "\xC2\xAD",
                                           "/",
                                           "_",
                                           "\t",
                                           " \"",
                                           "\" ",
                                           " (",
                                           "\xE2\x80\x8B",
                                           "\xE2\x80\x9D ",
                                           "'s ",
                                           ": ",
                                           "...",
                                           " - ",
                                           "\r\n",
                                           " & ",

                                           " \xE2\x80\x9C",
                                           "\xE2\x80\xAF",
                                           " 7",
                                           "9 ",
                                           "\xFF",
                                           "",
                                           "\xC3\xA9",
                                           "\xCC\x81",
                                           "\xF0\x9F\x98\x80",
                                           "\xE3\x80\x80",
                                           "! "};

}  // namespace

std::string marked(const std::string& sentence) {
  const std::size_t begin = sentence.find("[[");
  const std::size_t end = sentence.find("]]");
  if (begin == std::string::npos || end == std::string::npos) return {};
  return sentence.substr(begin + 2, end - begin - 2);
}

std::string unmarked(std::string sentence) {
  replace_all(sentence, "[[", "");
  replace_all(sentence, "]]", "");
  return sentence;
}

OddTexts::OddTexts(const std::vector<EntryCard>& cards, std::uint32_t seed) : random_(seed) {
  std::set<std::string> words;
  std::set<std::string> flagged;
  for (const EntryCard& card : cards) {
    for (const auto* list : {&card.phrases, &card.guards}) {
      for (const std::string& line : *list) add_words(line, words);
    }
    for (const std::string& sentence : card.flag) flagged.insert(marked(sentence));
  }
  flagged.erase("");
  words_.assign(words.begin(), words.end());
  flagged_.assign(flagged.begin(), flagged.end());
}

std::string OddTexts::odd(std::string word) {
  const std::size_t middle = word.size() / 2;
  switch (below(20)) {
    case 0:
      return upper(word);
    case 1:
      return full_width(word);
    case 2:
      return word.insert(middle, "\xC2\xAD");
    case 3:
      return word.insert(middle, "\xE2\x80\x8B");
    case 4:
      return word + std::to_string(below(100));
    case 5:
      return std::to_string(below(100)) + word;
    case 6:
      return word.insert(middle, "\xCC\x81");
    case 7:
      return word.insert(middle, "-\n");
    case 8:
      replace_all(word, "fi", "\xEF\xAC\x81");
      replace_all(word, "fl", "\xEF\xAC\x82");
      return word;
    case 9:
    case 10:
      word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
      return word;
    default:
      return word;
  }
}

std::string OddTexts::random(std::size_t words) {
  std::string out;
  for (std::size_t i = 0; i < words; ++i) {
    out += odd(below(3) == 0 ? any(flagged_) : any(words_));
    out += separators[below(std::size(separators))];
  }
  return out;
}

std::string OddTexts::joined(std::size_t words, std::string_view joint) {
  std::string out;
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) out += joint;
    out += below(4) == 0 ? any(flagged_) : any(words_);
  }
  return out;
}

std::string OddTexts::at_every_place(std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string& phrase = any(flagged_);
    std::string filler;
    while (filler.size() < i) filler += filler.size() + 1 == i ? " " : (filler.size() % 5 == 4 ? " " : "o");
    out += filler + phrase + "\n\n" + phrase + (i > 0 ? " " : "") + filler + "\n\n";
  }
  return out;
}

std::string OddTexts::look_alikes() {
  std::string out;
  for (const std::string& word : words_) {
    if (word.size() <= 8) continue;
    const std::size_t middle = word.size() / 2;
    std::string other = word;
    if (word.size() > 16) other[middle] = other[middle] == 'x' ? 'y' : 'x';
    else other.insert(middle, "x");
    out += "An " + other + " and " + word.substr(0, 8) + word.substr(word.size() - 8) + " met an " + word +
           ".\n\n";
  }
  return out;
}

std::string as_format(std::string_view format, const std::string& text) {
  std::string line = text;
  for (char& c : line) {
    if (c == '\n' || c == '\r' || c == '\t' || c == '"' || c == '\\' || c == '\xFF') c = ' ';
  }
  if (format == "json") return "{\"body\": \"" + line + "\"}\n";
  if (format == "jsonl") return "{\"body\": \"" + line + "\"}\n{\"text\": \"" + line + "\"}\n";
  if (format == "yaml") return "title: one\nbody: \"" + line + "\"\n";
  if (format == "toml") return "body = \"" + line + "\"\n";
  if (format == "csv") return "id,body\n1,\"" + line + "\"\n";
  if (format == "po") return "msgid \"a\"\nmsgstr \"" + line + "\"\n";
  if (format == "srt") return "1\n00:00:01,000 --> 00:00:04,000\n" + line + "\n\n";
  if (format == "vtt") return "WEBVTT\n\n00:01.000 --> 00:04.000\n" + line + "\n\n";
  if (format == "eml") return "Subject: Notes\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n";
  if (format == "code") return "// " + line + "\nint x = 1;\n/* " + line + " */\n";
  return text;
}

}  // namespace unstigma::tests
