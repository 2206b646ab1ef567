#include "match/quotations.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/masks.h"

namespace unstigma::match {
namespace {

struct Pair {
  std::string_view open;
  std::string_view close;
};
// Marks whose two sides differ. English “ ” and ‘ ’, French « » ‹ ›, German „ “ ‚ ‘, and „ ”.
constexpr std::array<Pair, 5> pairs = {{{"\xE2\x80\x9C", "\xE2\x80\x9D"},
                                        {"\xC2\xAB", "\xC2\xBB"},
                                        {"\xE2\x80\xB9", "\xE2\x80\xBA"},
                                        {"\xE2\x80\x98", "\xE2\x80\x99"},
                                        {"\xE2\x80\x9E", "\xE2\x80\x9C"}}};
constexpr std::string_view right_single = "\xE2\x80\x99";
constexpr std::string_view right_double = "\xE2\x80\x9D";

bool alnum(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || u >= 0xC3;
}
bool space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Bytes with which quotation marks begin.
struct Mark {
  template <class Bytes>
  [[gnu::always_inline]] static Bytes of(const Bytes& bytes) {
    return base::either(base::either(base::equal(bytes, '"'), base::equal(bytes, '\'')),
                        base::either(base::equal(bytes, '\xE2'), base::equal(bytes, '\xC2')));
  }
};

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Quotation> all() {
    while ((at_ = base::find<Mark>(text_, at_)) < text_.size()) {
      if (text_[at_] == '"' || text_[at_] == '\'') {
        straight(text_[at_]);
      } else {
        paired();
      }
    }
    return std::move(found_);
  }

 private:
  bool after_gap(std::size_t at) const {
    if (at == 0) return true;
    const char c = text_[at - 1];
    return space(c) || c == '(' || c == '[' || c == '-' || c == '/' || c == '"' || c == '\'' ||
           static_cast<unsigned char>(c) == 0x94 || static_cast<unsigned char>(c) == 0x93 ||  // dashes
           static_cast<unsigned char>(c) == 0x9C || static_cast<unsigned char>(c) == 0x98;    // opening marks
  }
  bool before_word(std::size_t at) const { return at < text_.size() && !space(text_[at]); }
  bool ends_word(std::size_t at, std::size_t length) const {
    const std::size_t next = at + length;
    return at > 0 && !space(text_[at - 1]) && (next >= text_.size() || !alnum(text_[next]));
  }

  void add(std::size_t begin, std::size_t end, bool closed, std::size_t resume) {
    found_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, closed});
    at_ = resume;
  }

  void straight(char mark) {
    const std::size_t open = at_;
    if (!after_gap(open) || !before_word(open + 1)) {
      ++at_;
      return;
    }
    bool& hopeless = mark == '"' ? no_double_ : no_single_;
    for (std::size_t close = hopeless ? std::string_view::npos : text_.find(mark, open + 1);
         close != std::string_view::npos; close = text_.find(mark, close + 1)) {
      if (ends_word(close, 1)) return add(open + 1, close, true, close + 1);
    }
    hopeless = true;
    // Never closed: a quotation only where it opens the paragraph; otherwise inches or a slip.
    if (mark == '"' && open == 0) return add(1, text_.size(), false, text_.size());
    ++at_;
  }

  void paired() {
    for (const Pair& pair : pairs) {
      if (text_.substr(at_, pair.open.size()) != pair.open) continue;
      const std::size_t open = at_;
      const std::size_t begin = open + pair.open.size();
      if (!after_gap(open) && pair.open != pairs[1].open) break;
      bool& hopeless = no_partner_[static_cast<std::size_t>(&pair - pairs.data())];
      const std::size_t close = hopeless ? std::string_view::npos : closing(pair, begin);
      hopeless = close == std::string_view::npos;
      if (close != std::string_view::npos) return add(begin, close, true, close + pair.close.size());
      const bool doubled = pair.open == pairs[0].open || pair.open == pairs[1].open;
      if (doubled) return add(begin, text_.size(), false, text_.size());
      break;
    }
    ++at_;
  }

  std::size_t closing(const Pair& pair, std::size_t from) const {
    if (pair.open == pairs[4].open) {  // German marks close with “, some writers use ”
      return std::min(text_.find(pair.close, from), text_.find(right_double, from));
    }
    for (std::size_t close = text_.find(pair.close, from); close != std::string_view::npos;
         close = text_.find(pair.close, close + 1)) {
      if (pair.close != right_single || ends_word(close, right_single.size())) return close;
    }
    return std::string_view::npos;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Quotation> found_;
  // Marks of which no closing one was found: none will be behind, and nobody looks again.
  bool no_double_ = false;
  bool no_single_ = false;
  std::array<bool, pairs.size()> no_partner_{};
};

}  // namespace

std::vector<Quotation> find_quotations(std::string_view text) {
  return Finder(text).all();
}

}  // namespace unstigma::match
