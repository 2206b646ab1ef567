#include <algorithm>

#include "document/ascii.h"
#include "document/escapes.h"
#include "document/json_walk.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

constexpr std::size_t deepest = 256;

/// Where the string that begins at `begin` ends, at its quotation mark; npos where the line or the text ends
/// first.
std::size_t string_end(std::string_view text, std::size_t begin) {
  for (std::size_t end = text.find('"', begin); end != std::string_view::npos;
       end = text.find('"', end + 1)) {
    std::size_t escaped = end;
    while (escaped > begin && text[escaped - 1] == '\\') --escaped;
    if ((end - escaped) % 2 == 1) continue;
    return text.substr(begin, end - begin).find('\n') == std::string_view::npos ? end
                                                                                : std::string_view::npos;
  }
  return std::string_view::npos;
}

}  // namespace

Result<bool> JsonWalk::read_value() {
  if (!skip_space()) return false;
  do {
    if (auto mistake = step()) return *mistake;
  } while (!path_.empty() && !enough() && skip_space());
  if (path_.empty() || enough()) return true;
  return broken_at(block_, opened_.back(), "this is not JSON: what begins here is never closed");
}

/// Over white space and comments; false at the end of the text.
bool JsonWalk::skip_space() {
  while (at_ < text_.size()) {
    const std::size_t begin = at_;
    if (ascii::space(text_[at_])) {
      ++at_;
      continue;
    }
    if (text_.substr(at_, 2) == "//") {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (text_.substr(at_, 2) == "/*") {
      const std::size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    } else {
      return true;
    }
    comment(begin, at_);
  }
  return false;
}

Error JsonWalk::mistake(const std::string& what) const {
  return broken_at(block_, at_, "this is not JSON: " + what);
}

/// One bracket, comma, key or value.
std::optional<Error> JsonWalk::step() {
  const char c = peek();
  if (c == '{' || c == '[') return open(c);
  if (c == '}' || c == ']') return close(c);
  if (c == ',' && !path_.empty()) {
    ++at_;
    key_next_ = !path_.back().item;
    return std::nullopt;
  }
  return c == '"' ? quoted() : bare();
}

std::optional<Error> JsonWalk::open(char c) {
  if (path_.size() >= deepest)
    return mistake("it is nested deeper than " + std::to_string(deepest) + " levels");
  opened();
  path_.push_back({{}, c == '['});
  opened_.push_back(at_);
  key_next_ = c == '{';
  ++at_;
  return std::nullopt;
}

std::optional<Error> JsonWalk::close(char c) {
  if (path_.empty() || path_.back().item != (c == ']')) return mistake("this bracket closes nothing");
  path_.pop_back();
  opened_.pop_back();
  key_next_ = false;
  ++at_;
  return std::nullopt;
}

/// A name or a string.
std::optional<Error> JsonWalk::quoted() {
  const std::size_t begin = at_ + 1;
  const std::size_t end = string_end(text_, begin);
  if (end == std::string_view::npos) return mistake("a string is not closed");
  at_ = end + 1;
  if (!key_next_) {
    string(begin, end);
    return std::nullopt;
  }
  path_.back().key = text_.substr(begin, end - begin);
  key_next_ = false;
  if (!skip_space() || peek() != ':') return mistake("a colon should follow the name");
  ++at_;
  return std::nullopt;
}

std::optional<Error> JsonWalk::bare() {
  const std::size_t end = std::min(text_.find_first_of(" \t\r\n,:{}[]\"", at_), text_.size());
  const std::string_view found = text_.substr(at_, end - at_);
  const bool known = ascii::among(found, "true false null NaN Infinity -Infinity") ||
                     (!found.empty() && (ascii::digit(found[0]) || found[0] == '-'));
  if (!known || key_next_)
    return mistake(key_next_ ? "a name in quotation marks should stand here" : "a value should stand here");
  word(at_, end);
  at_ = end;
  return std::nullopt;
}

JsonText::JsonText(const Block& block, const Fields& fields, const PassageSink& sink)
    : JsonWalk(block), fields_(fields), value_(block, sink), comments_(block, sink) {}

void JsonText::string(std::size_t begin, std::size_t end) {
  // A list of strings without a name holds what it was made for.
  if (!fields_.hold(path())) return;
  const auto named = std::find_if(path().rbegin(), path().rend(), [](const Step& s) { return !s.item; });
  const bool title = named != path().rend() && titles(named->key);
  value_.is(title ? PassageKind::heading : PassageKind::value);
  read_escaped(text(), begin, end, Escapes::json, value_);
  value_.finish();
}

void JsonText::comment(std::size_t begin, std::size_t end) {
  comments_.comment(begin, end);
}

Result<Done> read_json(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  const Fields fields(options.fields);
  JsonText reader(block, fields, sink);
  for (;;) {
    const auto read = reader.read_value();
    if (!read) return read.error();
    if (!*read) return Done{};
  }
}

}  // namespace unstigma::document
