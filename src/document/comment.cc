#include "document/comment.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/wide.h"

namespace unstigma::document {
namespace {

/// True where a mark may begin in the text: its first and last letter and one between are there. A pass
/// without branches, which nearly every text ends.
UNSTIGMA_WIDE
bool may_hold_mark(std::string_view text) {
  using Bytes [[gnu::vector_size(32)]] = unsigned char;
  constexpr std::size_t middle = 5;
  constexpr std::size_t last = comment_mark.size() - 1;
  Bytes found{};
  std::size_t i = 0;
  for (; i + sizeof(Bytes) + last <= text.size(); i += sizeof(Bytes)) {
    std::array<Bytes, 3> bytes;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
    std::memcpy(&bytes[0], text.data() + i, sizeof(Bytes));
    std::memcpy(&bytes[1], text.data() + i + middle, sizeof(Bytes));
    std::memcpy(&bytes[2], text.data() + i + last, sizeof(Bytes));
    found |= reinterpret_cast<Bytes>((bytes[0] == comment_mark.front()) & (bytes[1] == comment_mark[middle]) &
                                     (bytes[2] == comment_mark.back()));
  }
  std::array<std::uint64_t, sizeof(Bytes) / sizeof(std::uint64_t)> parts{};
  std::memcpy(parts.data(), &found, sizeof(found));
  return (parts[0] | parts[1] | parts[2] | parts[3]) != 0 ||
         text.find(comment_mark, i) != std::string_view::npos;
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
