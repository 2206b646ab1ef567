#include "text/words.h"

#include <array>
#include <cstring>

#include "base/masks.h"
#include "base/wide.h"

namespace unstigma::text {
namespace {

using base::block_size;

struct Space {
  template <class Bytes>
  [[gnu::always_inline]] static Bytes of(const Bytes& bytes) {
    return base::either(base::equal(bytes, ' '), base::among(bytes, '\t', 5));
  }
};

template <class Bytes>
[[gnu::always_inline]] inline std::uint64_t count(std::string_view text) {
  std::uint64_t words = 0;
  std::uint64_t space_before = 1;
  const auto count = [&](const char* block) __attribute__((always_inline)) {
    const std::uint64_t spaces = base::mask<Space, Bytes>(block);
    words += static_cast<std::uint64_t>(__builtin_popcountll(~spaces & (spaces << 1U | space_before)));
    space_before = spaces >> 63U;
  };
  std::size_t at = 0;
  for (; at + block_size <= text.size(); at += block_size) count(text.data() + at);
  std::array<char, block_size> rest{};
  rest.fill(' ');
  if (at < text.size()) std::memcpy(rest.data(), text.data() + at, text.size() - at);
  count(rest.data());
  return words;
}

UNSTIGMA_FOR_WIDE
std::uint64_t count_wide(std::string_view text) {
  return count<base::WideBytes>(text);
}

}  // namespace

std::uint64_t count_words(std::string_view text) {
  return base::is_wide() ? count_wide(text) : count<base::Bytes>(text);
}

}  // namespace unstigma::text
