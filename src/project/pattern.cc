#include "project/pattern.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace unstigma::project {
namespace {

using Set = std::bitset<256>;

std::size_t byte(char c) {
  return static_cast<unsigned char>(c);
}

/// Within a name: every byte but the slash.
Set any_of_a_name() {
  Set out;
  out.set();
  out.reset(byte('/'));
  return out;
}

struct NamedClass {
  std::string_view name;
  int (*holds)(int);
};
constexpr std::array<NamedClass, 12> named_classes = {{{"alnum", std::isalnum},
                                                       {"alpha", std::isalpha},
                                                       {"blank", std::isblank},
                                                       {"cntrl", std::iscntrl},
                                                       {"digit", std::isdigit},
                                                       {"graph", std::isgraph},
                                                       {"lower", std::islower},
                                                       {"print", std::isprint},
                                                       {"punct", std::ispunct},
                                                       {"space", std::isspace},
                                                       {"upper", std::isupper},
                                                       {"xdigit", std::isxdigit}}};

/// Adds [:name:] to the set; false when there is no such class.
bool add_named(std::string_view name, Set& set) {
  for (const NamedClass& named : named_classes) {
    if (named.name != name) continue;
    for (int c = 0; c < 128; ++c) {
      if (named.holds(c) != 0) set.set(static_cast<std::size_t>(c));
    }
    return true;
  }
  return false;
}

/// Blanks at the end of a line do not count unless a backslash stands before them.
std::string_view without_trailing_blanks(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      ++i;
      end = i + 1;
    } else if (line[i] != ' ') {
      end = i + 1;
    }
  }
  return line.substr(0, end);
}

}  // namespace

std::optional<Pattern> Pattern::parse(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (line.empty() || line.front() == '#') return std::nullopt;
  line = without_trailing_blanks(line);
  Pattern out;
  if (!line.empty() && line.front() == '!') {
    out.negated_ = true;
    line.remove_prefix(1);
  }
  if (line.empty()) return std::nullopt;
  if (line.size() > 1 && line.back() == '/') {
    out.folders_only_ = true;
    line.remove_suffix(1);
  }
  out.name_only_ = line.find('/') == std::string_view::npos;
  if (line.front() == '/') line.remove_prefix(1);
  out.star_first_ = out.name_only_ && line.substr(0, 1) == "*";
  out.literal_ = line.substr(out.star_first_ ? 1 : 0);
  out.plain_ = out.literal_.find_first_of("*?[\\") == std::string::npos;
  out.broken_ = !out.read_steps(line);
  return out;
}

bool Pattern::read_steps(std::string_view glob) {
  for (std::size_t at = 0; at < glob.size();) {
    Step step;
    const char c = glob[at];
    if (c == '*') {
      const std::size_t begin = at;
      while (at < glob.size() && glob[at] == '*') ++at;
      const bool parted = begin == 0 || glob[begin - 1] == '/';
      const bool ends = at == glob.size();
      const bool doubled = at - begin > 1 && parted && (ends || glob[at] == '/') && !name_only_;
      step.type = !doubled ? Type::star : ends ? Type::rest : Type::folders;
      if (doubled && !ends) ++at;
    } else if (c == '?') {
      step.set = any_of_a_name();
      ++at;
    } else if (c == '[') {
      ++at;
      if (!read_class(glob, at, step)) return false;
    } else {
      if (c == '\\' && ++at == glob.size()) return false;
      step.set.set(byte(glob[at]));
      ++at;
    }
    steps_.push_back(step);
  }
  return true;
}

/// Reads what follows "[", to behind "]"; false when it is not closed or names no class.
bool Pattern::read_class(std::string_view glob, std::size_t& at, Step& step) const {
  const bool inverted = at < glob.size() && (glob[at] == '!' || glob[at] == '^');
  if (inverted) ++at;
  std::optional<std::size_t> previous;  // where a range may begin
  for (bool first = true; first || (at < glob.size() && glob[at] != ']'); first = false) {
    if (at >= glob.size()) return false;
    if (glob.substr(at, 2) == "[:") {
      const std::size_t close = glob.find(']', at + 2);
      if (close == std::string_view::npos) return false;
      if (close > at + 2 && glob[close - 1] == ':') {
        if (!add_named(glob.substr(at + 2, close - at - 3), step.set)) return false;
        at = close + 1;
        previous.reset();
        continue;
      }
    }
    const bool range = glob[at] == '-' && previous && at + 1 < glob.size() && glob[at + 1] != ']';
    if (range) ++at;
    if (glob[at] == '\\' && ++at >= glob.size()) return false;
    const std::size_t last = byte(glob[at++]);
    for (std::size_t i = range ? *previous : last; i <= last; ++i) step.set.set(i);
    if (range) previous.reset();
    else previous = last;
  }
  if (at >= glob.size()) return false;
  ++at;
  if (inverted) step.set.flip();
  step.set.reset(byte('/'));
  return true;
}

bool Pattern::matches(std::string_view path, bool is_folder) const {
  if (broken_ || (folders_only_ && !is_folder)) return false;
  if (name_only_) {
    const std::size_t slash = path.rfind('/');
    if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  }
  if (!plain_) return run(path);
  if (!star_first_) return path == literal_;
  return path.size() >= literal_.size() && path.substr(path.size() - literal_.size()) == literal_;
}

/// Walks all ways through the pattern at once. State i: the next step is i. A step "**/" may be passed only
/// where a name begins.
bool Pattern::run(std::string_view text) const {
  std::vector<char> now(steps_.size() + 1, 0);
  std::vector<char> next(steps_.size() + 1, 0);
  const auto settle = [&](std::vector<char>& states, bool name_begins) {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (states[i] == 0) continue;
      const Type type = steps_[i].type;
      if (type == Type::star || type == Type::rest || (type == Type::folders && name_begins))
        states[i + 1] = 1;
    }
  };
  now[0] = 1;
  settle(now, true);
  for (const char c : text) {
    std::fill(next.begin(), next.end(), char{0});
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (now[i] == 0) continue;
      const Step& step = steps_[i];
      if (step.type == Type::one) next[i + 1] = static_cast<char>(next[i + 1] | (step.set[byte(c)] ? 1 : 0));
      else if (step.type != Type::star || c != '/') next[i] = 1;
    }
    settle(next, c == '/');
    now.swap(next);
  }
  return now[steps_.size()] != 0;
}

void PatternList::add_lines(std::string_view bytes) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.substr(0, byte_order_mark.size()) == byte_order_mark) bytes.remove_prefix(byte_order_mark.size());
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    add(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

void PatternList::add(std::string_view line) {
  if (auto pattern = Pattern::parse(line)) patterns_.push_back(std::move(*pattern));
}

Verdict PatternList::verdict(std::string_view path, bool is_folder) const {
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->matches(path, is_folder)) return pattern->negated() ? Verdict::in : Verdict::out;
  }
  return Verdict::silent;
}

bool PatternList::excludes(std::string_view path, bool is_folder) const {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    if (verdict(path.substr(0, slash), true) == Verdict::out) return true;
  }
  return verdict(path, is_folder) == Verdict::out;
}

bool PatternList::chooses(std::string_view file) const {
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    bool met = pattern->matches(file, false);
    for (std::size_t slash = file.find('/'); !met && slash != std::string_view::npos;
         slash = file.find('/', slash + 1))
      met = pattern->matches(file.substr(0, slash), true);
    if (met) return !pattern->negated();
  }
  return false;
}

}  // namespace unstigma::project
