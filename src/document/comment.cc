#include "document/comment.h"

#include <algorithm>

namespace unstigma::document {

bool meant_for_us(std::string_view comment) {
  const std::size_t mark = comment.find(comment_mark);
  if (mark == std::string_view::npos) return false;
  return std::none_of(comment.begin(), comment.begin() + static_cast<std::ptrdiff_t>(mark), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

void comments_first(std::string_view text, const PassageSink& sink,
                    const std::function<void(const PassageSink&)>& read) {
  if (text.find(comment_mark) == std::string_view::npos) return read(sink);
  read([&](const Passage& passage, const Block& block) {
    if (passage.aside) sink(passage, block);
  });
  read([&](const Passage& passage, const Block& block) {
    if (!passage.aside) sink(passage, block);
  });
}

}  // namespace unstigma::document
