#ifndef UNSTIGMA_DOCUMENT_INLINE_H_
#define UNSTIGMA_DOCUMENT_INLINE_H_

#include <algorithm>
#include <string_view>
#include <vector>

#include "document/ascii.h"
#include "document/entities.h"
#include "document/flow.h"

namespace unstigma::document {

/// Walks once through the raw text of a block and notes cuts; what the InlineRules of light markup share.
/// All searches for a mark together cost one pass over the text a mark.
class Inline {
 public:
  Inline(std::string_view raw, std::vector<Cut>& cuts) : raw_(raw), cuts_(cuts) {}
  /// Goes through the whole text. step() takes what begins where it stands, if it is markup; false where
  /// nothing does. A template, since it is asked at every byte.
  template <class Step>
  void walk(const Step& step) {
    while (!done()) {
      if (!close() && !step()) skip();
    }
  }

  bool done() const { return at_ >= raw_.size(); }
  std::size_t at() const { return at_; }
  std::string_view raw() const { return raw_; }
  /// The byte so far from here; a space outside the text.
  char peek(std::ptrdiff_t offset = 0) const {
    const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(at_) + offset;
    return i < 0 || i >= static_cast<std::ptrdiff_t>(raw_.size()) ? ' ' : raw_[static_cast<std::size_t>(i)];
  }
  char byte(std::size_t i) const { return i < raw_.size() ? raw_[i] : ' '; }
  bool looking_at(std::string_view mark) const { return raw_.substr(at_, mark.size()) == mark; }
  /// True when the character that ends at, or begins at, a byte is a letter or digit; curly quotation marks,
  /// dashes and the like are none.
  bool word_before(std::size_t i) const {
    if (i == 0 || !ascii::word(raw_[i - 1])) return false;
    return i < 3 || raw_[i - 3] != '\xE2' || raw_[i - 2] != '\x80';
  }
  bool word_after(std::size_t i) const {
    return i < raw_.size() && ascii::word(raw_[i]) && raw_.substr(i, 2) != "\xE2\x80";
  }

  void skip(std::size_t size = 1) { at_ = std::min(at_ + size, raw_.size()); }
  /// Notes a cut from here to `end` and goes there.
  void cut_to(std::size_t end, Cut::What what = Cut::What::nothing) {
    end = std::min(end, raw_.size());
    cuts_.push_back({at_, end, what});
    at_ = end;
  }
  void object_to(std::size_t end) { cut_to(end, Cut::What::object); }
  /// Takes the character reference that begins here, if one does.
  bool reference() {
    constexpr std::size_t longest = 40;
    const std::size_t size = read_reference(raw_.substr(at_, longest)).size;
    if (size == 0) return false;
    cut_to(at_ + size, Cut::What::reference);
    return true;
  }
  void aside_to(std::size_t end, PassageKind kind) {
    cut_to(end, Cut::What::aside);
    cuts_.back().kind = kind;
  }

  /// From here `size` bytes of markup, likewise `close_size` at `close`; what is between is read on.
  void span(std::size_t size, std::size_t close, std::size_t close_size, bool emphasis) {
    closes_.push_back({close, close_size, emphasis});
    cut_to(at_ + size, emphasis ? Cut::What::emphasis_begin : Cut::What::nothing);
  }
  /// Cuts the end of a span, if one is here.
  bool close() {
    while (!closes_.empty() && closes_.back().at < at_) closes_.pop_back();
    if (closes_.empty() || closes_.back().at != at_) return false;
    const Close found = closes_.back();
    closes_.pop_back();
    cut_to(at_ + found.size, found.emphasis ? Cut::What::emphasis_end : Cut::What::nothing);
    return true;
  }

  /// The first place of `mark` at or behind `from` for which `good` holds, which must not depend on where the
  /// search began; npos when there is none.
  template <class Good>
  std::size_t find(std::string_view mark, std::size_t from, const Good& good) {
    Search& search = searched(mark);
    if (search.from <= from && (search.found == std::string_view::npos || search.found >= from))
      return search.found;
    std::size_t found = raw_.find(mark, from);
    while (found != std::string_view::npos && !good(found)) found = raw_.find(mark, found + 1);
    search.from = from;
    search.found = found;
    return found;
  }
  std::size_t find(std::string_view mark, std::size_t from) {
    return find(mark, from, [](std::size_t) { return true; });
  }

 private:
  struct Close {
    std::size_t at;
    std::size_t size;
    bool emphasis;
  };
  struct Search {
    std::string_view mark;
    std::size_t from;
    std::size_t found;
  };

  Search& searched(std::string_view mark) {
    for (Search& search : searches_) {
      if (search.mark == mark) return search;
    }
    // A search that can answer nothing yet.
    searches_.push_back({mark, std::string_view::npos, 0});
    return searches_.back();
  }

  std::string_view raw_;
  std::vector<Cut>& cuts_;
  std::size_t at_ = 0;
  std::vector<Close> closes_;
  std::vector<Search> searches_;
};

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_INLINE_H_
