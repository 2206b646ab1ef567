#include <toml++/toml.h>

#include <algorithm>
#include <string>
#include <vector>

#include "document/data_comments.h"
#include "document/escapes.h"
#include "document/fields.h"
#include "document/readers.h"
#include "document/value.h"

namespace unstigma::document {
namespace {

/// A string that is to be read, and where it stands: lines and columns (in characters) from 1.
struct Found {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  bool title = false;
};

/// Collects the strings of the wanted fields.
class Collector {
 public:
  explicit Collector(const Fields& fields) : fields_(fields) {}

  void walk(const toml::node& node) {  // NOLINT(misc-no-recursion): toml++ bounds the depth
    if (const toml::table* table = node.as_table()) {
      for (const auto& [key, value] : *table) {
        path_.push_back({std::string(key.str()), false});
        walk(value);
        path_.pop_back();
      }
    } else if (const toml::array* array = node.as_array()) {
      path_.push_back({{}, true});
      for (const toml::node& value : *array) walk(value);
      path_.pop_back();
    } else if (node.is_string() && fields_.hold(path_)) {
      const auto named = std::find_if(path_.rbegin(), path_.rend(), [](const Step& s) { return !s.item; });
      const toml::source_position& place = node.source().begin;
      found_.push_back({place.line, place.column, named != path_.rend() && titles(named->key)});
    }
  }

  /// In the order of the document.
  std::vector<Found> take() {
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      return a.line != b.line ? a.line < b.line : a.column < b.column;
    });
    return std::move(found_);
  }

 private:
  const Fields& fields_;
  std::vector<Step> path_;
  std::vector<Found> found_;
};

/// Turns lines and columns that only grow into bytes.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t go_to(const Found& place) {
    while (line_ < place.line && at_ < text_.size()) {
      at_ = std::min(text_.find('\n', at_), text_.size());
      at_ = std::min(at_ + 1, text_.size());
      column_ = 1;
      ++line_;
    }
    while (column_ < place.column && at_ < text_.size()) {
      ++at_;
      while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80U) ++at_;
      ++column_;
    }
    return at_;
  }

 private:
  std::string_view text_;
  std::size_t at_;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

/// The string in any of TOML's four kinds of quotation marks at `at`.
void read_string(std::string_view source, std::size_t at, Value& value) {
  const char mark = at < source.size() ? source[at] : ' ';
  if (mark != '"' && mark != '\'') return;
  const std::string many(3, mark);
  const bool lines = source.substr(at, 3) == many;
  std::size_t begin = at + (lines ? 3 : 1);
  std::size_t end = begin;
  while (end < source.size() && (lines ? source.substr(end, 3) != many : source[end] != mark))
    end += mark == '"' && source[end] == '\\' ? 2U : 1U;
  end = std::min(end, source.size());
  while (lines && source.substr(end + 3, 1) == std::string_view(&mark, 1)) ++end;  // """" ends in a "
  if (mark == '"') return read_escaped(source, begin, end, Escapes::toml, value);
  value.is_written(lines ? Escaping::none : Escaping::toml_literal);
  value.literal(begin, end);
}

}  // namespace

Result<Done> read_toml_part(const Block& block, std::size_t begin, std::size_t end, const Fields& fields,
                            PassageKind kind, const PassageSink& sink) {
  toml_comments(block, begin, end, sink);
  try {
    const toml::table root = toml::parse(block.text().substr(begin, end - begin));
    Collector collector(fields);
    collector.walk(root);
    Cursor cursor(block.text(), begin);
    Value value(block, sink);
    for (const Found& found : collector.take()) {
      value.is(found.title ? PassageKind::heading : kind);
      read_string(block.text().substr(0, end), cursor.go_to(found), value);
      value.finish();
    }
  } catch (const toml::parse_error& e) {
    const toml::source_position& place = e.source().begin;
    const std::size_t at = Cursor(block.text(), begin).go_to({place.line, place.column});
    return broken_at(block, at, "this is not TOML: " + std::string(e.description()));
  }
  return Done{};
}

Result<Done> read_toml(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  return read_toml_part(block, 0, block.text().size(), Fields(options.fields), PassageKind::value, sink);
}

}  // namespace unstigma::document
