#include "document/comment.h"

#include <algorithm>

#include "base/masks.h"

namespace unstigma::document {
namespace {

/// Where a mark may begin: its first and last letter and one between are there.
struct MarkLetters {
  static constexpr std::size_t middle = 5;
  static constexpr std::size_t reach = comment_mark.size() - 1;
  template <class Lane>
  [[gnu::always_inline]] static Lane of(const char* at) {
    const auto is = [&](std::size_t i) __attribute__((always_inline)) {
      return base::equal(base::load<Lane>(at + i), comment_mark[i]);
    };
    return base::both(base::both(is(0), is(middle)), is(reach));
  }
};

UNSTIGMA_FOR_WIDE
bool may_hold_mark_wide(std::string_view text) {
  return base::any<MarkLetters, base::WideBytes>(text);
}

bool may_hold_mark(std::string_view text) {
  return base::is_wide() ? may_hold_mark_wide(text) : base::any<MarkLetters, base::Bytes>(text);
}

}  // namespace

bool meant_for_us(std::string_view comment) {
  const std::size_t mark = comment.find(comment_mark);
  if (mark == std::string_view::npos) return false;
  return std::none_of(comment.begin(), comment.begin() + static_cast<std::ptrdiff_t>(mark), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool may_hold_comments(std::string_view text) {
  return may_hold_mark(text) && text.find(comment_mark) != std::string_view::npos;
}

void comments_first(std::string_view text, const PassageSink& sink,
                    const std::function<void(const PassageSink&)>& read) {
  if (!may_hold_comments(text)) return read(sink);
  read([&](const Passage& passage, const Block& block) {
    if (passage.aside) sink(passage, block);
  });
  read([&](const Passage& passage, const Block& block) {
    if (!passage.aside) sink(passage, block);
  });
}

}  // namespace unstigma::document
