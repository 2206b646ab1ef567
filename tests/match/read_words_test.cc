#include "match/read_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "match/program.h"

namespace unstigma::match {
namespace {

/// What read_words() gives, as it is defined: a run of letters and digits after the other.
struct Read {
  std::vector<std::uint32_t> begins, hashes, hits, beyond;
  bool operator==(const Read&) const = default;
};

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

Read plainly(const std::string& text, const std::vector<std::uint64_t>& filter) {
  Read out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > at) {
      const std::uint32_t hash = word_hash(text.data() + at, end - at);
      if (bit_of(filter.data(), hash >> (32 - filter_bits)) != 0)
        out.hits.push_back(static_cast<std::uint32_t>(out.begins.size()));
      out.begins.push_back(static_cast<std::uint32_t>(at));
      out.hashes.push_back(hash);
    }
    at = end + 1;
  }
  for (std::size_t at = 0; at < text.size(); at += base::block_size) {
    bool beyond = false;
    for (const char c : text.substr(at, base::block_size))
      beyond = beyond || (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (beyond) out.beyond.push_back(static_cast<std::uint32_t>(at));
  }
  return out;
}

Read by_width(const std::string& text, const std::vector<std::uint64_t>& filter, base::Width width) {
  // The text ends where its memory ends, so that sanitizers see what is read behind it.
  const std::vector<char> exact(text.begin(), text.end());
  std::vector<ScannedWord> words(room_for_words(text.size()));
  std::vector<std::uint32_t> hits(words.size());
  std::vector<std::uint32_t> beyond(text.size() / base::block_size + 2);
  const ReadCounts counts = read_words({exact.data(), exact.size()}, filter.data(),
                                       {words.data(), hits.data(), beyond.data()}, width);
  Read out;
  for (std::uint32_t i = 0; i < counts.words; ++i) {
    out.begins.push_back(words[i].begin);
    out.hashes.push_back(words[i].hash);
  }
  out.hits.assign(hits.begin(), hits.begin() + counts.hits);
  out.beyond.assign(beyond.begin(), beyond.begin() + counts.beyond);
  return out;
}

/// True when a word that ends the text is as long as words can be to have their word_hash().
bool longest_word_ends(const std::string& text) {
  const std::size_t longest = base::block_size;
  return text.size() >= longest &&
         std::all_of(text.end() - static_cast<std::ptrdiff_t>(longest), text.end(), in_word);
}

void check_all_widths(const std::string& text, const std::vector<std::uint64_t>& filter) {
  const Read expected = plainly(text, filter);
  for (const base::Width width : {base::Width::narrow, base::Width::wide, base::Width::widest}) {
    if (width > base::width()) continue;
    CAPTURE(text);
    CAPTURE(static_cast<int>(width));
    const Read read = by_width(text, filter, width);
    CHECK(read.begins == expected.begins);
    CHECK(read.hashes == expected.hashes);
    CHECK(read.hits == expected.hits);
    CHECK(read.beyond == expected.beyond);
  }
}

std::vector<std::uint64_t> random_filter(std::mt19937& random) {
  std::vector<std::uint64_t> filter((std::size_t{1} << filter_bits) / 64);
  for (std::uint64_t& bits : filter) bits = std::uint64_t{random()} << 32U | random();
  return filter;
}

TEST_CASE("Words are read alike at every width of a processor") {
  std::mt19937 random(20261127);
  const std::vector<std::uint64_t> filter = random_filter(random);
  // Words of one letter fill a block as far as they can; others go on over its end.
  const std::string bytes = "aZ09 .-'\n\t@[`{/:\x7F\x80\xC3\xE2\xFF";
  for (int round = 0; round < 3000; ++round) {
    const std::size_t size = random() % 300;
    const std::size_t apart = 1 + random() % 12;  // one byte in so many is no letter
    std::string text;
    while (text.size() < size) {
      const char letter = static_cast<char>('a' + random() % 26);
      const char any = bytes[random() % bytes.size()];
      text += longest_word_ends(text) ? ' ' : random() % apart == 0 ? any : letter;
    }
    check_all_widths(text, filter);
  }
}

TEST_CASE("Words at the edges of blocks and of the text are read alike") {
  std::mt19937 random(1);
  const std::vector<std::uint64_t> filter = random_filter(random);
  check_all_widths("", filter);
  for (std::size_t begin = 0; begin < 2 * base::block_size; ++begin) {
    for (const std::size_t size : {1U, 7U, 8U, 9U, 63U}) {
      for (const std::size_t behind : {0U, 1U, 60U, 64U}) {
        std::string text(begin, ' ');
        for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('A' + (begin + i) % 26);
        check_all_widths(text + std::string(behind, '.'), filter);
      }
    }
  }
  std::string dense;
  for (int i = 0; i < 200; ++i) dense += "a ";
  check_all_widths(dense, filter);
}

}  // namespace
}  // namespace unstigma::match
