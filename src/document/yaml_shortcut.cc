#include "document/yaml_shortcut.h"

#include <algorithm>

#include "document/ascii.h"

namespace unstigma::document {
namespace {

using What = YamlEvent::What;

constexpr std::size_t longest_key = 200;  // YAML takes keys of 1,024 characters
constexpr std::size_t deepest = 32;

/// Bytes that say nothing to YAML wherever they stand in a value. Control characters are left to the parser,
/// and so are those of C1, one of which ends lines.
bool harmless(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7F) return false;
    if (c == 0xC2 && (i + 1 == text.size() || static_cast<unsigned char>(text[i + 1]) < 0xA0)) return false;
  }
  return true;
}

/// True for the plain scalars that are no text.
bool is_null(std::string_view plain) {
  return plain == "null" || plain == "Null" || plain == "NULL";
}

bool may_begin_plain(char c) {
  return ascii::alnum(c) || c == '/' || c == '(' || c == '_' || c == '<';
}

/// A plain scalar that no mark of YAML stands in; in flow lists there are more marks.
bool plain(std::string_view text, bool in_flow) {
  if (text.empty() || !may_begin_plain(text.front()) || text.back() == ':') return false;
  if (text.find_first_of(in_flow ? "#:,[]{}?" : "#") != std::string_view::npos) return false;
  return text.find(": ") == std::string_view::npos && harmless(text);
}

/// A key: letters, digits, and what joins words.
bool is_key(std::string_view text) {
  if (text.empty() || text.size() > longest_key || !ascii::letter(text.front()) || text.back() == ' ')
    return false;
  const auto fits = [](char c) { return ascii::alnum(c) || c == '_' || c == '-' || c == '.' || c == ' '; };
  return std::all_of(text.begin(), text.end(), fits) && !is_null(text);
}

class Parser {
 public:
  Parser(std::string_view text, std::vector<YamlEvent>& events) : text_(text), events_(events) {}

  bool run() {
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t end = std::min(text_.find('\n', at), text_.size());
      const std::size_t next = end + 1;
      while (end > at && text_[end - 1] == ' ') --end;
      std::size_t words = at;
      while (words < end && text_[words] == ' ') ++words;
      const bool says_something = words < end && text_[words] != '#';
      if (says_something && !line(words - at, words, end)) return false;
      at = next;
    }
    if (open_key_) add(What::null);
    while (!levels_.empty()) leave();
    return true;
  }

 private:
  struct Level {
    std::size_t indent = 0;
    bool list = false;
  };

  /// A line with words in it, [at, end).
  bool line(std::size_t indent, std::size_t at, std::size_t end) {
    const bool item = end - at > 2 && text_[at] == '-' && text_[at + 1] == ' ';
    if (!find_level(indent, item) || levels_.size() > deepest) return false;
    if (!item) return entry(at, end);
    return scalar(text_.find_first_not_of(' ', at + 1), end);
  }

  /// Makes that level the innermost to which a line belongs.
  bool find_level(std::size_t indent, bool item) {
    if (open_key_) {
      open_key_ = false;
      const Level& level = levels_.back();
      if (indent > level.indent || (indent == level.indent && item)) return enter(indent, item);
      add(What::null);
    }
    while (!levels_.empty() && (levels_.back().indent != indent || levels_.back().list != item)) {
      if (indent > levels_.back().indent) return false;
      leave();
    }
    return !levels_.empty() || (events_.empty() && enter(indent, item));
  }

  bool enter(std::size_t indent, bool item) {
    levels_.push_back({indent, item});
    add(item ? What::list_begin : What::map_begin);
    return true;
  }

  void leave() {
    add(levels_.back().list ? What::list_end : What::map_end);
    levels_.pop_back();
  }

  /// "key: value" or "key:".
  bool entry(std::size_t at, std::size_t end) {
    const std::size_t colon = std::min(text_.find(':', at), end);
    const std::string_view key = text_.substr(at, colon - at);
    if (colon == end || !is_key(key)) return false;
    add(What::scalar, at, key);
    open_key_ = colon + 1 == end;
    if (open_key_) return true;
    if (text_[colon + 1] != ' ') return false;
    at = text_.find_first_not_of(' ', colon + 1);
    return text_[at] == '[' ? flow_list(at, end) : scalar(at, end);
  }

  bool scalar(std::size_t at, std::size_t end, bool in_flow = false) {
    const std::string_view words = text_.substr(at, end - at);
    if (words.front() == '"' || words.front() == '\'') {
      const std::string_view inside = words.substr(1, std::max<std::size_t>(words.size(), 2) - 2);
      if (words.size() < 2 || words.back() != words.front() || !harmless(inside)) return false;
      if (inside.find(words.front()) != std::string_view::npos) return false;
      if (words.front() == '"' && inside.find('\\') != std::string_view::npos) return false;
      add(What::scalar, at, inside);
      return true;
    }
    if (!plain(words, in_flow)) return false;
    if (is_null(words)) add(What::null);
    else add(What::scalar, at, words);
    return true;
  }

  /// [one, "two"]: no commas within, so that they part the items.
  bool flow_list(std::size_t at, std::size_t end) {
    if (text_[end - 1] != ']' || end - at < 3) return false;
    add(What::list_begin);
    const std::size_t close = end - 1;
    for (++at; at <= close;) {
      const std::size_t comma = std::min(text_.find(',', at), close);
      std::size_t stop = comma;
      while (at < stop && text_[at] == ' ') ++at;
      while (stop > at && text_[stop - 1] == ' ') --stop;
      if (at == stop || !scalar(at, stop, true)) return false;
      at = comma + 1;
    }
    add(What::list_end);
    return true;
  }

  void add(What what, std::size_t at = 0, std::string_view text = {}) { events_.push_back({what, at, text}); }

  std::string_view text_;
  std::vector<YamlEvent>& events_;
  std::vector<Level> levels_;
  bool open_key_ = false;  ///< the last line was a key without a value
};

}  // namespace

bool simple_yaml(std::string_view text, std::vector<YamlEvent>& events) {
  events.clear();
  return Parser(text, events).run();
}

}  // namespace unstigma::document
