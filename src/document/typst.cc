#include <algorithm>
#include <string>
#include <vector>

#include "document/ascii.h"
#include "document/builder.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

/// Functions whose [content] stands in the flow of a sentence; that of all others is a block.
constexpr std::string_view inline_functions =
    "text emph strong link underline overline strike highlight smallcaps sub super box lower upper";
constexpr std::string_view statements =
    "let set show import include if else for while return break continue context";

/// A [content block] that is read later.
struct Content {
  std::size_t begin = 0, end = 0;
  PassageKind kind = PassageKind::paragraph;
  bool quoted = false;
};

/// Reads the markup between two offsets; content blocks found in code follow the passage before them.
class Markup {
 public:
  Markup(const Block& block, const PassageSink& sink, const Content& content, int depth)
      : block_(block),
        sink_(sink),
        source_(block.text().substr(0, content.end)),
        builder_(block, sink, Escaping::typst),
        at_(content.begin),
        content_(content),
        kind_(content.kind),
        depth_(depth) {}

  void run() {
    line_begin();
    while (at_ < source_.size()) {
      const std::size_t stop = std::min(source_.find_first_of("#*_`$/@<\\~-.[]\n", at_), source_.size());
      if (stop > at_) {
        builder_.literal(at_, stop);
        at_ = stop;
        continue;
      }
      special();
    }
    finish();
  }

 private:
  char peek(std::size_t offset = 0) const {
    return at_ + offset < source_.size() ? source_[at_ + offset] : ' ';
  }
  bool looking_at(std::string_view mark) const { return source_.substr(at_, mark.size()) == mark; }
  bool word_before() const { return at_ > 0 && ascii::word(source_[at_ - 1]); }

  void finish() {
    builder_.finish(kind_, content_.quoted);
    kind_ = content_.kind;
    constexpr int deepest = 32;  // content in content in content
    std::vector<Content> waiting;
    waiting.swap(waiting_);
    if (depth_ == deepest) return;
    for (const Content& content : waiting) Markup(block_, sink_, content, depth_ + 1).run();
  }

  void literal(std::size_t size = 1) {
    const std::size_t end = std::min(at_ + size, source_.size());
    builder_.literal(at_, end);
    at_ = end;
  }
  void made(std::string_view text, std::size_t size) {
    builder_.opaque(text, at_, at_ + size);
    at_ += size;
  }

  void special() {
    switch (peek()) {
      case '\n':
        return line_end();
      case '#':
        return code();
      case '*':
      case '_':
        return emphasis(peek());
      case '`':
        return raw();
      case '$':
        return between("$", 1, true);
      case '/':
        return slash();
      case '@':
        return reference();
      case '<':
        return label();
      case '\\':
        return escape();
      case '~':
        return made(" ", 1);
      case '-':
        return looking_at("---")  ? made("\xE2\x80\x94", 3)
               : looking_at("--") ? made("\xE2\x80\x93", 2)
                                  : literal();
      case '.':
        return looking_at("...") ? made("\xE2\x80\xA6", 3) : literal();
      default:
        return bracket();
    }
  }

  void slash() {
    if (looking_at("//") && (at_ == 0 || source_[at_ - 1] != ':')) return comment();
    if (looking_at("/*")) return block_comment();
    literal();
  }

  /// Brackets are text, but for the ] of content that began in a function's call.
  void bracket() {
    if (peek() == '[') ++brackets_;
    else if (brackets_ > 0) --brackets_;
    else {
      ++at_;
      return;
    }
    literal();
  }

  void line_end() {
    const std::size_t begin = at_;
    std::size_t lines = 0;
    while (at_ < source_.size() && ascii::space(source_[at_])) lines += source_[at_++] == '\n' ? 1U : 0U;
    if (lines > 1 || kind_ == PassageKind::heading) finish();
    else builder_.soft_break(begin);
    line_begin();
  }

  /// What only counts at the beginning of a line: titles and list marks.
  void line_begin() {
    while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\t')) ++at_;
    std::size_t end = at_;
    while (end < source_.size() && source_[end] == '=') ++end;
    const bool title = end > at_;
    if (!title && std::string_view("-+/").find(peek()) < 3) end = at_ + 1;
    if (!title && end == at_) {
      while (end < source_.size() && ascii::digit(source_[end])) ++end;
      if (end > at_ && end < source_.size() && source_[end] == '.') ++end;
      else end = at_;
    }
    if (end == at_ || end >= source_.size() || source_[end] != ' ') return;
    finish();
    kind_ = title ? PassageKind::heading : PassageKind::list_item;
    at_ = end + 1;
  }

  void emphasis(char mark) {
    const std::size_t next = at_ + 1;
    const bool inside = word_before() && next < source_.size() && ascii::word(source_[next]);
    if (inside) return literal();
    bool& open = mark == '*' ? strong_ : emph_;
    if (open) builder_.end_emphasis();
    else builder_.begin_emphasis();
    open = !open;
    ++at_;
  }

  /// Behind the next `mark`, or one byte on where there is none.
  void between(std::string_view mark, std::size_t size, bool object) {
    if (object) builder_.object(at_);
    const bool lost = std::find(lost_.begin(), lost_.end(), mark) != lost_.end();
    const std::size_t found = lost ? std::string_view::npos : source_.find(mark, at_ + size);
    if (found == std::string_view::npos) {
      if (!lost) lost_.push_back(mark);
      at_ = std::min(at_ + size, source_.size());
    } else {
      at_ = found + mark.size();
    }
  }

  void raw() {
    if (looking_at("```")) return between("```", 3, true);
    between("`", 1, true);
  }

  void comment() {
    const std::size_t begin = at_;
    at_ = std::min(source_.find('\n', at_), source_.size());
    builder_.comment(begin, at_);
  }

  void block_comment() {
    const std::size_t begin = at_;
    between("*/", 2, false);
    builder_.comment(begin, at_);
  }

  void reference() {
    std::size_t end = at_ + 1;
    while (end < source_.size() &&
           (ascii::word(source_[end]) || source_[end] == '-' || source_[end] == ':' || source_[end] == '_'))
      ++end;
    if (end == at_ + 1 || word_before()) return literal();
    builder_.object(at_);
    at_ = end;
  }

  void label() {
    std::size_t end = at_ + 1;
    while (end < source_.size() && (ascii::word(source_[end]) || source_[end] == '-' || source_[end] == ':' ||
                                    source_[end] == '_' || source_[end] == '.'))
      ++end;
    if (end == at_ + 1 || end >= source_.size() || source_[end] != '>') return literal();
    at_ = end + 1;
  }

  void escape() {
    if (ascii::space(peek(1))) {
      builder_.soft_break(at_);
      at_ = std::min(at_ + 1, source_.size());
      return;
    }
    ++at_;
    std::size_t size = 1;  // of the character, which may be more than one byte
    while ((static_cast<unsigned char>(peek(size)) & 0xC0U) == 0x80U) ++size;
    literal(size);
  }

  std::string_view identifier() {
    const std::size_t begin = at_;
    while (at_ < source_.size() && (ascii::word(source_[at_]) || source_[at_] == '-' || source_[at_] == '_' ||
                                    (source_[at_] == '.' && at_ > begin && ascii::letter(peek(1)))))
      ++at_;
    return source_.substr(begin, at_ - begin);
  }

  /// #name, #name(arguments), #name[content], #let ... and #{ ... }.
  void code() {
    const std::size_t begin = at_++;
    const std::string_view name = identifier();
    if (ascii::among(name, statements)) return statement();
    const bool in_flow = ascii::among(name, inline_functions);
    if (name.empty() && peek() != '{' && peek() != '(' && peek() != '"') return builder_.literal(begin, at_);
    bool block = false;
    while (peek() == '(' || peek() == '{') block = arguments(name) || block;
    if (peek() != '[') {
      if (!block) builder_.object(begin);
      return;
    }
    if (in_flow) {  // read on; the ] is dropped where it stands
      ++at_;
      return;
    }
    while (peek() == '[') {
      const std::size_t end = content_end();
      if (end == std::string_view::npos) {
        ++at_;
        return;
      }
      add_content(end, kind_of(name), name == "quote");
    }
  }

  static PassageKind kind_of(std::string_view name) {
    if (name == "footnote") return PassageKind::footnote;
    if (name == "heading" || name == "title") return PassageKind::heading;
    if (name == "caption" || name == "figure") return PassageKind::caption;
    if (name == "table" || name == "grid" || ascii::ends(name, ".cell")) return PassageKind::table_cell;
    return PassageKind::paragraph;
  }

  void add_content(std::size_t end, PassageKind kind, bool quoted) {
    waiting_.push_back({at_ + 1, end, kind, content_.quoted || quoted});
    at_ = end + 1;
  }

  /// The ] of the [ here, not further than 64 KiB away.
  std::size_t content_end() {
    if (at_ < unclosed_to_) return std::string_view::npos;
    constexpr std::size_t longest = std::size_t{64} * 1024;
    const std::size_t last = std::min(source_.size(), at_ + longest);
    std::size_t depth = 0;
    for (std::size_t i = at_; i < last; ++i) {
      if (source_[i] == '\\') ++i;
      else if (source_[i] == '[') ++depth;
      else if (source_[i] == ']' && --depth == 0) return i;
    }
    unclosed_to_ = last;
    return std::string_view::npos;
  }

  /// From the line's statement to its end, over brackets that stay open.
  void statement() {
    std::size_t depth = 0;
    while (at_ < source_.size() && (depth > 0 || source_[at_] != '\n')) {
      if (source_[at_] == '[') {
        const std::size_t end = content_end();
        if (end != std::string_view::npos) {
          add_content(end, PassageKind::paragraph, false);
          continue;
        }
      }
      depth = code_byte(depth);
    }
  }

  /// Over (arguments) or a {block} of code; true when they held content.
  bool arguments(std::string_view name) {
    const std::size_t before = waiting_.size();
    std::string_view key;
    std::size_t depth = 0;
    do {
      const std::size_t end = peek() == '[' ? content_end() : std::string_view::npos;
      if (end != std::string_view::npos) {
        add_content(end, key == "caption" ? PassageKind::caption : kind_of(name), name == "quote");
        continue;
      }
      if (ascii::letter(peek()) && !word_before()) {
        const std::string_view word = identifier();
        if (peek() == ':') key = word;
        continue;
      }
      if (peek() == '"' && (key == "alt" || key == "title")) string_value(key);
      if (peek() == ',') key = {};
      depth = code_byte(depth);
    } while (depth > 0 && at_ < source_.size());
    return waiting_.size() > before;
  }

  /// alt: "words" is prose, too; the string itself is passed over by code_byte().
  void string_value(std::string_view key) {
    const std::size_t end = source_.find_first_of("\"\\\n", at_ + 1);
    if (end == std::string_view::npos || source_[end] != '"') return;
    waiting_.push_back(
        {at_ + 1, end, key == "title" ? PassageKind::heading : PassageKind::caption, content_.quoted});
  }

  /// One byte, string or comment of code; returns the new depth of brackets.
  std::size_t code_byte(std::size_t depth) {
    const char c = source_[at_];
    if (c == '"') {
      ++at_;
      while (at_ < source_.size() && source_[at_] != '"') at_ += source_[at_] == '\\' ? 2U : 1U;
    } else if (looking_at("//") && (at_ == 0 || source_[at_ - 1] != ':')) {
      comment();
      return depth;
    } else if (looking_at("/*")) {
      block_comment();
      return depth;
    } else if (c == '(' || c == '{' || c == '[') {
      ++depth;
    } else if ((c == ')' || c == '}' || c == ']') && depth > 0) {
      --depth;
    }
    at_ = std::min(at_ + 1, source_.size());
    return depth;
  }

  const Block& block_;
  const PassageSink& sink_;
  std::string_view source_;
  Builder builder_;
  std::size_t at_;
  Content content_;
  PassageKind kind_;
  int depth_;
  std::vector<Content> waiting_;
  std::size_t unclosed_to_ = 0;
  bool strong_ = false;
  bool emph_ = false;
  std::size_t brackets_ = 0;
  std::vector<std::string_view> lost_;  ///< marks of which there are no more
};

}  // namespace

Result<Done> read_typst(const Block& block, const ReadOptions&, const PassageSink& sink) {
  Markup(block, sink, {0, block.text().size()}, 0).run();
  return Done{};
}

}  // namespace unstigma::document
