#include "report/json_text.h"

#include <array>
#include <charconv>
#include <string_view>

#include "base/masks.h"
#include "report/json_values.h"

namespace unstigma::report {
namespace {

using Json = nlohmann::ordered_json;

/// Bytes that do not stand in JSON as they are, or may not be UTF-8.
struct Special {
  template <class Bytes>
  [[gnu::always_inline]] static Bytes of(const Bytes& bytes) {
    return base::either(base::either(base::equal(bytes, '"'), base::equal(bytes, '\\')),
                        base::either(base::among(bytes, 0, 0x20), base::among(bytes, 0x80, 0x80)));
  }
};

/// Puts one object after the other into a text.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  /// `name` needs no escaping.
  void key(std::string_view name) {
    comma();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    first_ = true;
  }
  void value(std::string_view text) {
    comma();
    const std::size_t begin = out_.size();
    out_ += '"';
    for (std::size_t from = 0;;) {
      const std::size_t at = base::find<Special>(text, from);
      out_ += text.substr(from, at - from);
      if (at == text.size()) break;
      if (text[at] != '"' && text[at] != '\\') {
        out_.resize(begin);
        out_ += dumped(Json(text), -1);
        return;
      }
      out_ += '\\';
      out_ += text[at];
      from = at + 1;
    }
    out_ += '"';
  }
  void value(std::uint64_t number) {
    comma();
    std::array<char, 20> digits{};
    const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number);
    out_.append(digits.begin(), end);
  }
  void value(bool truth) {
    comma();
    out_ += truth ? "true" : "false";
  }
  void value(const Json& json) {
    comma();
    out_ += dumped(json, -1);
  }

  template <class Value>
  void member(std::string_view name, const Value& what) {
    key(name);
    value(what);
  }
  /// A text that is left out where it is empty.
  void member_if(std::string_view name, const std::string& text) {
    if (!text.empty()) member(name, std::string_view(text));
  }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;  ///< nothing stands before in this object or list
};

void put(const Position& position, Writer& out) {
  out.open('{');
  if (position.line > 0) {
    out.member("line", position.line);
    out.member("column", position.column);
    out.member("offset", position.offset);
  } else {
    out.member("part", std::string_view(position.part));
    out.member("paragraph", position.paragraph);
    out.member("column", position.column);
  }
  out.close('}');
}

void put(const Edit& edit, Writer& out) {
  out.open('{');
  out.member_if("part", edit.part);
  out.member("start", edit.start);
  out.member("end", edit.end);
  out.member("text", std::string_view(edit.to_write()));
  if (!edit.kept.empty()) {
    out.key("kept");
    out.open('[');
    for (const ByteRange& range : edit.kept) {
      out.open('{');
      out.member("start", range.start);
      out.member("end", range.end);
      out.close('}');
    }
    out.close(']');
  }
  out.close('}');
}

void put(const Alternative& alternative, Writer& out) {
  out.open('{');
  out.member("text", std::string_view(alternative.text));
  if (alternative.edit) {
    out.key("edit");
    put(*alternative.edit, out);
  }
  out.member("safe", alternative.safe);
  out.close('}');
}

void put(const Source& source, Writer& out) {
  out.open('{');
  out.member("title", std::string_view(source.title));
  out.member_if("organization", source.organization);
  if (source.year > 0) out.member("year", static_cast<std::uint64_t>(source.year));
  out.member_if("url", source.url);
  out.member_if("via", source.via);
  out.close('}');
}

void put(const std::string& text, Writer& out) {
  out.value(std::string_view(text));
}

template <class Item>
void put_list(std::string_view name, const std::vector<Item>& items, Writer& out) {
  out.key(name);
  out.open('[');
  for (const Item& item : items) put(item, out);
  out.close(']');
}

/// Where it is and what it says.
void put_place(const std::string& path, const Finding& finding, Writer& out) {
  out.member("path", std::string_view(path));
  if (finding.id) out.member("id", json_of(*finding.id));
  out.key("start");
  put(finding.start, out);
  out.key("end");
  put(finding.end, out);
  out.member_if("where", finding.where);
  out.member("match", std::string_view(finding.match));
}

}  // namespace

void append_json(const std::string& path, const Finding& finding, std::string& text) {
  Writer out(text);
  out.open('{');
  put_place(path, finding, out);
  out.member("rule", std::string_view(finding.rule));
  out.member("lexicon", std::string_view(finding.lexicon));
  if (finding.lexicon != "suppression")
    out.member("kind", name(finding.kind));  // what is wrong with comments has none
  out.member("severity", name(finding.severity));
  out.member("context", name(finding.context));
  out.member("message", std::string_view(finding.message));
  out.member("why", std::string_view(finding.why));
  out.member_if("fine", finding.fine);
  out.member_if("advice", finding.advice);
  if (!finding.notes.empty()) put_list("notes", finding.notes, out);
  out.member_if("passed", finding.passed);
  if (finding.known) out.member("known", true);
  if (finding.suppressed) out.member("suppressed", std::string_view(*finding.suppressed));
  put_list("alternatives", finding.alternatives, out);
  put_list("sources", finding.sources, out);
  out.close('}');
}

}  // namespace unstigma::report
