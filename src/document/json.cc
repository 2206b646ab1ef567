#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "document/ascii.h"
#include "document/escapes.h"
#include "document/fields.h"
#include "document/readers.h"
#include "document/value.h"

namespace unstigma::document {
namespace {

constexpr std::size_t deepest = 256;

/// Goes through JSON value by value without building any; forgives comments and commas at the end.
class Reader {
 public:
  Reader(const Block& block, const ReadOptions& options, const PassageSink& sink)
      : block_(block),
        text_(block.text()),
        fields_(options.fields),
        value_(block, sink),
        comments_(block, sink) {}

  /// Reads one value; true when there was one. A mistake ends it.
  Result<bool> read_value() {
    if (!skip_space()) return false;
    do {
      if (auto mistake = step()) return *mistake;
    } while (!path_.empty() && skip_space());
    if (path_.empty()) return true;
    return broken_at(block_, opened_.back(), "this is not JSON: what begins here is never closed");
  }

  /// Goes on behind the end of the line, after a mistake.
  void next_line() {
    path_.clear();
    opened_.clear();
    key_next_ = false;
    at_ = std::min(text_.find('\n', at_), text_.size());
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  /// Over white space and comments; false at the end of the text.
  bool skip_space() {
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
      comments_.comment(begin, at_);
    }
    return false;
  }

  std::optional<Error> mistake(const std::string& what) const {
    return broken_at(block_, at_, "this is not JSON: " + what);
  }

  /// One bracket, comma, key or value.
  std::optional<Error> step() {
    const char c = peek();
    if (c == '{' || c == '[') {
      if (path_.size() >= deepest)
        return mistake("it is nested deeper than " + std::to_string(deepest) + " levels");
      path_.push_back({{}, c == '['});
      opened_.push_back(at_);
      key_next_ = c == '{';
      ++at_;
      return std::nullopt;
    }
    if (c == '}' || c == ']') return close(c);
    if (c == ',' && !path_.empty()) {
      ++at_;
      key_next_ = !path_.back().item;
      return std::nullopt;
    }
    if (c == '"') return string();
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n,:{}[]\"", at_), text_.size());
    const std::string_view word = text_.substr(at_, end - at_);
    const bool known = ascii::among(word, "true false null NaN Infinity -Infinity") ||
                       (!word.empty() && (ascii::digit(word[0]) || word[0] == '-'));
    if (!known || key_next_)
      return mistake(key_next_ ? "a name in quotation marks should stand here" : "a value should stand here");
    at_ = end;
    return std::nullopt;
  }

  std::optional<Error> close(char c) {
    if (path_.empty() || path_.back().item != (c == ']')) return mistake("this bracket closes nothing");
    path_.pop_back();
    opened_.pop_back();
    key_next_ = false;
    ++at_;
    return std::nullopt;
  }

  std::optional<Error> string() {
    const std::size_t begin = at_ + 1;
    std::size_t end = begin;
    while (end < text_.size() && text_[end] != '"' && text_[end] != '\n') end += text_[end] == '\\' ? 2U : 1U;
    if (end >= text_.size() || text_[end] != '"') return mistake("a string is not closed");
    at_ = end + 1;
    if (!key_next_) {
      hand_out(begin, end);
      return std::nullopt;
    }
    path_.back().key = text_.substr(begin, end - begin);
    key_next_ = false;
    if (!skip_space() || peek() != ':') return mistake("a colon should follow the name");
    ++at_;
    return std::nullopt;
  }

  void hand_out(std::size_t begin, std::size_t end) {
    // A list of strings without a name holds what it was made for.
    if (!fields_.hold(path_)) return;
    const auto named = std::find_if(path_.rbegin(), path_.rend(), [](const Step& s) { return !s.item; });
    const bool title = named != path_.rend() && titles(named->key);
    value_.is(title ? PassageKind::heading : PassageKind::value);
    read_escaped(text_, begin, end, Escapes::json, value_);
    value_.finish();
  }

  const Block& block_;
  std::string_view text_;
  Fields fields_;
  Value value_;
  Builder comments_;
  std::size_t at_ = 0;
  std::vector<Step> path_;
  std::vector<std::size_t> opened_;
  bool key_next_ = false;
};

}  // namespace

Result<Done> read_json(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  Reader reader(block, options, sink);
  for (;;) {
    const auto read = reader.read_value();
    if (!read) return read.error();
    if (!*read) return Done{};
  }
}

Result<Done> read_json_lines(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  Reader reader(block, options, sink);
  Result<Done> out = Done{};
  for (;;) {
    const auto read = reader.read_value();
    if (read && !*read) return out;
    if (read) continue;
    if (out) out = read.error();  // the first mistake is told; the other lines are read
    reader.next_line();
  }
}

}  // namespace unstigma::document
