#include <string>

#include "document/ascii.h"
#include "document/fields.h"
#include "document/lines.h"
#include "document/readers.h"
#include "document/value.h"

namespace unstigma::document {
namespace {

/// The strings of a catalogue's entry, as the lines they stand in.
struct Entry {
  std::vector<LineSpan> id;           ///< msgid and msgid_plural, with an empty span between
  std::vector<LineSpan> translation;  ///< all msgstr, likewise
  bool has_text = false;              ///< some msgstr is not empty
};

class Reader {
 public:
  Reader(const Block& block, const ReadOptions& options, const PassageSink& sink)
      : text_(block.text()), lines_(block), value_(block, sink), comments_(block, sink) {
    const Fields fields(options.fields);
    if (fields.usual()) return;
    ids_ = fields.hold_key("msgid");
    translations_ = fields.hold_key("msgstr");
    chosen_ = true;
  }

  void run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      LineSpan part = lines_.span(i);
      while (part.begin < part.end && ascii::space(text_[part.begin])) ++part.begin;
      line(part, lines_.text(part));
    }
    hand_out();
  }

 private:
  void line(LineSpan part, std::string_view text) {
    if (text.empty()) return;
    if (text[0] == '#') {  // comments, flags and entries that are not used any more
      comments_.comment(part.begin, part.end);
      return;
    }
    if (text[0] != '"') {
      const std::string_view word = text.substr(0, text.find_first_of(" \t["));
      if (word == "msgctxt" || word == "msgid") hand_out();
      into_ = ascii::begins(word, "msgid") ? &entry_.id : word == "msgstr" ? &entry_.translation : nullptr;
      if (into_ != nullptr && !into_->empty()) into_->push_back({});
      const std::size_t quote = text.find('"');
      if (quote == std::string_view::npos) return;
      part.begin += quote;
    }
    if (into_ == nullptr) return;
    ++part.begin;
    std::size_t end = part.begin;
    while (end < part.end && text_[end] != '"') end += text_[end] == '\\' ? 2U : 1U;
    part.end = std::min(end, part.end);
    into_->push_back(part);
    if (into_ == &entry_.translation && part.end > part.begin) entry_.has_text = true;
  }

  void hand_out() {
    const bool head = entry_.has_text && !entry_.id.empty() && lines_.text(entry_.id.front()).empty() &&
                      entry_.id.size() == 1;
    if (head) read_head();
    else if (chosen_) {
      if (ids_) strings(entry_.id);
      if (translations_) strings(entry_.translation);
    } else if (!foreign_) {
      strings(entry_.has_text ? entry_.translation : entry_.id);
    }
    entry_ = {};
    into_ = nullptr;
  }

  /// The first entry of a catalogue says in which language its translations are.
  void read_head() {
    for (const LineSpan part : entry_.translation) {
      const std::string_view text = lines_.text(part);
      if (!ascii::begins(text, "Language: ")) continue;
      const std::string language = ascii::lower(text.substr(10, 2));
      foreign_ = ascii::letter(language.empty() ? ' ' : language[0]) && language != "en";
    }
  }

  void strings(const std::vector<LineSpan>& parts) {
    value_.is_written(Escaping::quoted);
    for (const LineSpan part : parts) {
      if (part.begin == part.end && part.begin == 0) value_.finish_part();  // between two plural forms
      else string(part);
    }
    value_.finish();
  }

  void string(LineSpan part) {
    while (part.begin < part.end) {
      const std::size_t escape = std::min(text_.substr(0, part.end).find('\\', part.begin), part.end);
      if (escape > part.begin) value_.literal(part.begin, escape);
      if (escape + 1 >= part.end) return;
      const char c = text_[escape + 1];
      const char made = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
      value_.made({&made, 1}, escape, escape + 2);
      part.begin = escape + 2;
    }
  }

  std::string_view text_;
  Lines lines_;
  Value value_;
  Builder comments_;
  Entry entry_;
  std::vector<LineSpan>* into_ = nullptr;
  bool foreign_ = false;  ///< the translations are in another language than English
  bool chosen_ = false;   ///< --field says what to read
  bool ids_ = false;
  bool translations_ = false;
};

}  // namespace

Result<Done> read_po(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  Reader(block, options, sink).run();
  return Done{};
}

}  // namespace unstigma::document
