#include "document/latex.h"

#include <algorithm>
#include <utility>

#include "document/ascii.h"
#include "document/readers.h"

namespace unstigma::document {
namespace {

using latex::Aside;
using latex::Command;
using latex::Environment;
using latex::Open;

class Reader {
 public:
  Reader(const Block& block, const PassageSink& sink)
      : source_(block.text()),
        builder_(block, sink, Escaping::latex),
        asides_(block, sink, Escaping::latex),
        braces_(source_) {}

  void run() {
    preamble();
    read(source_.size(), builder_);
    finish();
  }

 private:
  char peek(std::size_t offset = 0) const { return at_ + offset < end_ ? source_[at_ + offset] : ' '; }
  bool looking_at(std::string_view mark) const {
    return at_ + mark.size() <= end_ && source_.substr(at_, mark.size()) == mark;
  }

  /// Reads the titles of the preamble and goes behind it; a text without \documentclass has none.
  void preamble() {
    const std::size_t head = latex::at_line_begin(source_, "\\documentclass", 0);
    const std::size_t begin =
        head == std::string_view::npos ? head : latex::at_line_begin(source_, "\\begin{document}", head);
    if (begin == std::string_view::npos) return;
    latex::read_comments(source_, body_ = begin, builder_);
    for (const std::string_view name : {"\\title", "\\subtitle"}) {
      std::size_t open = latex::at_line_begin(source_, name, head);
      if (open >= begin) continue;
      open += name.size();
      if (source_.substr(open, 1) == "[") open = source_.find(']', open) + 1;
      const std::size_t close = braces_.match(open);
      if (close != std::string_view::npos) aside({open + 1, close, PassageKind::heading});
    }
    at_ = body_ + std::string_view("\\begin{document}").size();
  }

  void aside(const Aside& aside) {
    const auto [at, end] = std::pair(at_, end_);
    at_ = aside.begin;
    inside_ = true;
    read(aside.end, asides_);
    asides_.finish(aside.kind, quoted());
    inside_ = false;
    at_ = at;
    end_ = end;
  }

  bool quoted() const {
    return std::any_of(open_.begin(), open_.end(),
                       [](const Open& o) { return o.what == Environment::quoted; });
  }

  PassageKind kind() const {
    for (auto o = open_.rbegin(); o != open_.rend(); ++o) {
      if (o->what == Environment::list) return PassageKind::list_item;
      if (o->what == Environment::table) return PassageKind::table_cell;
    }
    return PassageKind::paragraph;
  }

  void finish() { finish(kind()); }

  void finish(PassageKind kind) {
    if (inside_) return asides_.soft_break(at_);
    if (kind == PassageKind::heading) heading_ = builder_.text();
    builder_.finish(kind, quoted(), kind == PassageKind::list_item ? std::string_view(heading_) : "");
    groups_.clear();
    const std::vector<Aside> waiting = std::exchange(waiting_, {});
    for (const Aside& found : waiting) aside(found);
  }
  Builder& builder() { return inside_ ? asides_ : builder_; }

  void read(std::size_t end, Builder& into) {
    end_ = end;
    while (at_ < end_) {
      const std::size_t stop = std::min(source_.find_first_of("\\%${}~&\n-'`^_#", at_), end_);
      if (stop > at_) {
        into.literal(at_, stop);
        at_ = stop;
        continue;
      }
      special();
    }
  }

  void special() {
    switch (peek()) {
      case '\\':
        return backslash();
      case '%':
        return comment();
      case '$':
        return formula(looking_at("$$") ? "$$" : "$");
      case '{':
        groups_.push_back(Command::plain);
        ++at_;
        return;
      case '}':
        return close_group();
      case '~':
        return made(" ", 1);
      case '&':
        if (kind() == PassageKind::table_cell) finish();
        ++at_;
        return;
      case '\n':
        return line_end();
      default:
        return characters();
    }
  }

  void made(std::string_view text, std::size_t size) {
    builder().opaque(text, at_, at_ + size);
    at_ += size;
  }

  /// Dashes and quotation marks made of more than one character.
  void characters() {
    if (looking_at("---")) return made("\xE2\x80\x94", 3);
    if (looking_at("--")) return made("\xE2\x80\x93", 2);
    if (looking_at("``")) return made("\xE2\x80\x9C", 2);
    if (looking_at("''")) return made("\xE2\x80\x9D", 2);
    builder().literal(at_, at_ + 1);
    ++at_;
  }

  void line_end() {
    const std::size_t begin = at_;
    std::size_t lines = 0;
    while (at_ < end_ && ascii::space(source_[at_])) lines += source_[at_++] == '\n' ? 1U : 0U;
    if (lines > 1) finish();
    else builder().soft_break(begin);
  }

  /// Up to the end of the line, and the white space the next line begins with.
  void comment() {
    const std::size_t begin = at_;
    at_ = std::min(source_.find('\n', at_), end_);
    if (begin >= body_) builder_.comment(begin, at_);
    if (at_ < end_) ++at_;
    while (at_ < end_ && (source_[at_] == ' ' || source_[at_] == '\t')) ++at_;
  }

  void formula(std::string_view mark) {
    builder().object(at_);
    at_ = latex::formula_end(source_.substr(0, end_), at_, mark);
  }

  void close_group() {
    ++at_;
    if (groups_.empty()) return;
    const Command group = groups_.back();
    groups_.pop_back();
    if (group == Command::emphasis) builder().end_emphasis();
    if (group == Command::quotation) builder().opaque("\xE2\x80\x9D", at_ - 1, at_);
    if (group == Command::heading) finish(PassageKind::heading);
  }

  void backslash() {
    const std::size_t begin = at_;
    const char next = peek(1);
    if (!ascii::letter(next)) return control_symbol(next);
    std::size_t end = at_ + 1;
    while (end < end_ && (ascii::letter(source_[end]) || source_[end] == '@')) ++end;
    if (end < end_ && source_[end] == '*') ++end;
    const std::string_view name = source_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
    if (name == "begin") return begin_environment();
    if (name == "end") return end_environment();
    if (name == "item") return item();
    if (name == "verb" || name == "verb*" || name == "lstinline") return verb(begin);
    if (name == "iffalse") return skip_to("\\fi");
    if (name.size() == 1 && accent(name, begin)) return;
    run_command(name, begin);
  }

  void control_symbol(char next) {
    if (std::string_view("&%$#_{}").find(next) != std::string_view::npos) {
      made(std::string_view(&source_[at_ + 1], 1), 2);
    } else if (next == '\\') {
      at_ += 2;
      if (peek() == '*') ++at_;
      if (peek() == '[') skip_optional();
      if (kind() == PassageKind::table_cell) finish();
      else builder().soft_break(at_);
    } else if (next == '(' || next == '[') {
      const std::string_view mark = next == '(' ? "\\)" : "\\]";
      constexpr std::size_t longest = 5000;
      const std::size_t last = std::min(end_, at_ + longest);
      const std::size_t close =
          at_ < open_to_ ? std::string_view::npos : source_.substr(0, last).find(mark, at_);
      if (close == std::string_view::npos) open_to_ = std::max(open_to_, last);
      builder().object(at_);
      at_ = close == std::string_view::npos ? at_ + 2 : close + 2;
    } else if (next == ',' || next == ';' || next == ':' || next == '!' || ascii::space(next)) {
      made(" ", std::min<std::size_t>(2, end_ - at_));
    } else if (next == '-' || next == '/' || !accent(std::string_view(&source_[at_ + 1], 1), at_)) {
      at_ = std::min(at_ + 2, end_);
    }
  }

  /// \'e, \'{e}, \c{c}: one letter.
  bool accent(std::string_view mark, std::size_t begin) {
    const std::size_t mark_end = begin + 1 + mark.size();
    std::string letter;
    const std::size_t size = latex::read_accented(source_.substr(mark_end, end_ - mark_end), mark, letter);
    if (size == 0) return false;
    at_ = mark_end + size;
    builder().opaque(letter, begin, at_);
    return true;
  }

  void run_command(std::string_view name, std::size_t begin) {
    const Command what = latex::command(name);
    switch (what) {
      case Command::symbol:
        at_ += looking_at("{}") ? 2U : at_ < end_ && peek() == ' ' ? 1U : 0U;
        builder().opaque(latex::symbol(name), begin, at_);
        return;
      case Command::quotation:
        skip_optional();  // a source
        if (peek() != '{') return;
        builder().opaque("\xE2\x80\x9C", begin, at_ + 1);
        [[fallthrough]];
      case Command::heading:
      case Command::emphasis:
        return open_argument(what);
      case Command::caption:
      case Command::footnote:
        return take_aside(what == Command::caption ? PassageKind::caption : PassageKind::footnote);
      case Command::skip:
        return skip_arguments();
      case Command::object:
        builder().object(begin);
        return skip_arguments();
      case Command::second:
        skip_optional();
        skip_argument();
        if (name == "multicolumn" || name == "fcolorbox" || name == "resizebox") skip_argument();
        return;
      case Command::stop:
        return finish();
      default:
        skip_optional();
        if (at_ < end_ && peek() == ' ' && ascii::letter(source_[at_ - 1])) ++at_;  // it ended the name
        return;
    }
  }

  void open_argument(Command what) {
    if (what == Command::heading && !inside_) finish();
    skip_optional();
    if (peek() != '{') return;
    ++at_;
    groups_.push_back(inside_ && what == Command::heading ? Command::plain : what);
    if (what == Command::emphasis) builder().begin_emphasis();
  }

  void take_aside(PassageKind kind) {
    skip_optional();
    const std::size_t close = peek() == '{' ? braces_.match(at_) : std::string_view::npos;
    if (close >= end_) return;
    if (!inside_) waiting_.push_back({at_ + 1, close, kind});
    at_ = close + 1;
    if (builder_.empty() && !inside_ && kind == PassageKind::caption) finish();
  }

  void skip_optional() {
    if (peek() != '[') return;
    constexpr std::size_t longest = 2000;
    const std::size_t close = source_.substr(0, std::min(end_, at_ + longest)).find(']', at_);
    if (close != std::string_view::npos) at_ = close + 1;
  }
  bool skip_argument() {
    if (peek() != '{') return false;
    const std::size_t close = braces_.match(at_);
    if (close >= end_) return false;
    at_ = close + 1;
    return true;
  }
  void skip_arguments() {
    for (;;) {
      const std::size_t before = at_;
      skip_optional();
      skip_argument();
      if (at_ == before) return;
    }
  }

  /// Behind the next `mark`; stays where there is none, and does not look for it again.
  void skip_to(const std::string& mark) {
    if (std::find(lost_.begin(), lost_.end(), mark) != lost_.end()) return;
    const std::size_t found = source_.find(mark, at_);
    if (found == std::string_view::npos) lost_.push_back(mark);
    else if (found < end_) at_ = found + mark.size();
  }

  void verb(std::size_t begin) {
    builder().object(begin);
    skip_optional();
    if (skip_argument()) return;
    constexpr std::size_t longest = 300;
    const char mark = peek();
    const std::size_t close = source_.substr(0, std::min(end_, at_ + longest)).find(mark, at_ + 1);
    at_ = close == std::string_view::npos ? at_ : close + 1;
  }

  /// The {name} behind \begin and \end.
  std::string_view environment_name() {
    const std::string_view name = latex::braced_name(source_.substr(0, end_), at_);
    if (!name.empty()) at_ += name.size() + 2;
    return name;
  }

  void begin_environment() {
    const std::string_view name = environment_name();
    const Environment what = latex::environment(name);
    if (what == Environment::skip) {
      if (name == "math" || !builder().empty()) builder().object(at_);
      skip_to("\\end{" + std::string(name) + "}");
      return;
    }
    finish();
    open_.push_back({name, what});
    constexpr std::size_t deepest = 200;
    if (open_.size() > deepest) open_.erase(open_.begin());
    skip_optional();
    if (what == Environment::titled) {
      if (peek() == '{') open_argument(Command::heading);
    } else {
      skip_arguments();
    }
  }

  void end_environment() {
    const std::string_view name = environment_name();
    finish();
    if (name == "document") at_ = end_;
    const auto found =
        std::find_if(open_.rbegin(), open_.rend(), [&](const Open& o) { return o.name == name; });
    if (found != open_.rend()) open_.erase(std::prev(found.base()), open_.end());
  }

  /// \item and \item[term].
  void item() {
    finish();
    if (peek() != '[') return;
    ++at_;
    const std::size_t close = source_.substr(0, std::min(end_, at_ + 500)).find(']', at_);
    if (close == std::string_view::npos) return;
    const std::size_t end = std::exchange(end_, close);
    read(close, builder());
    end_ = end;
    at_ = close + 1;
    finish();
  }

  std::string_view source_;
  Builder builder_;
  Builder asides_;
  latex::Braces braces_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t open_to_ = 0;  ///< no formula closes before
  std::size_t body_ = 0;     ///< where the preamble ends
  bool inside_ = false;      ///< an aside
  std::vector<Open> open_;
  std::vector<Command> groups_;
  std::vector<Aside> waiting_;
  std::string heading_;
  std::vector<std::string> lost_;  ///< marks of which there are no more
};

}  // namespace

Result<Done> read_latex(const Block& block, const ReadOptions&, const PassageSink& sink) {
  Reader(block, sink).run();
  return Done{};
}

}  // namespace unstigma::document
