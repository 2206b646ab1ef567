#include "match/program.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace unstigma::match {

std::uint32_t word_hash(const char* at, std::size_t size) {
  if (size == 0) return 0;
  std::uint64_t head = 0;
  std::memcpy(&head, at, std::min(size, sizeof(head)));
  return static_cast<std::uint32_t>(head_hash(head, std::min(size, first_bytes.size() - 1)) >> 32U);
}

namespace {

template <class Number>
std::uint64_t number_at(const char* at) {
  Number number = 0;
  std::memcpy(&number, at, sizeof(number));
  return number;
}

/// Up to eight bytes as a number, by two readings that may overlap: texts of one size have different ones.
std::uint64_t up_to_eight(std::string_view bytes) {
  const char* const begin = bytes.data();
  const std::size_t size = bytes.size();
  if (size >= 4) return number_at<std::uint32_t>(begin) | number_at<std::uint32_t>(begin + size - 4) << 32U;
  if (size >= 2) return number_at<std::uint16_t>(begin) | number_at<std::uint16_t>(begin + size - 2) << 16U;
  return size == 1 ? number_at<std::uint8_t>(begin) : 0;
}

}  // namespace

std::uint64_t token_hash(std::string_view bytes) {
  const auto mixed = [](std::uint64_t value) {
    value *= hash_prime;
    return value ^ value >> 29U;
  };
  std::uint64_t hash = bytes.size();
  for (; bytes.size() > 8; bytes.remove_prefix(8)) {
    std::uint64_t part = 0;
    std::memcpy(&part, bytes.data(), sizeof(part));
    hash = mixed(mixed(hash ^ part));
  }
  return mixed(mixed(hash ^ up_to_eight(bytes)));
}

Program Program::view(std::string_view bytes) {
  Program program;
  program.base_ = bytes.data();
  program.header_ = reinterpret_cast<const Header*>(bytes.data());
  assert(bytes.size() >= sizeof(Header) && std::memcmp(bytes.data(), Header().magic.data(), 8) == 0);
  program.pool_ = program.table<char>(Table::pool).data;
  return program;
}

Program Program::own(std::string bytes) {
  auto owned = std::make_shared<const std::string>(std::move(bytes));
  Program program = view(*owned);
  program.owned_ = std::move(owned);
  return program;
}

Program::Span<Text> Program::words_of_set(std::string_view name) const {
  const Span<std::uint32_t> places = table<std::uint32_t>(Table::set_places);
  const std::uint64_t mask = places.size - 1;
  for (std::uint64_t i = token_hash(name) & mask; places[i] != none; i = (i + 1) & mask) {
    const SetRow& row = table<SetRow>(Table::sets)[places[i]];
    if (text(row.name) == name) return rows<Text>(Table::texts, row.plain);
  }
  return {};
}

bool Program::set_holds(std::string_view name, std::string_view word) const {
  const Span<Text> words = words_of_set(name);
  const auto found = std::lower_bound(words.begin(), words.end(), word,
                                      [&](Text item, std::string_view value) { return text(item) < value; });
  return found != words.end() && text(*found) == word;
}

const AnchorRow* Program::anchor(std::uint32_t hash) const {
  const Span<AnchorRow> anchors = table<AnchorRow>(Table::anchors);
  const std::uint32_t mask = anchors.size - 1;
  for (std::uint32_t i = hash & mask; anchors[i].postings.count > 0; i = (i + 1) & mask) {
    if (anchors[i].hash == hash) return &anchors[i];
  }
  return nullptr;
}

std::uint32_t Program::word_id(std::uint64_t hash) const {
  const Span<WordRow> words = table<WordRow>(Table::vocabulary);
  if (bit_of(table<std::uint64_t>(Table::vocabulary_filter).data, hash >> (64 - vocabulary_bits)) == 0)
    return 0;
  const std::uint64_t mask = words.size - 1;
  for (std::uint64_t i = hash & mask; words[i].id != 0; i = (i + 1) & mask) {
    if (words[i].hash == hash) return words[i].id;
  }
  return 0;
}

Program::Span<std::uint16_t> Program::classes(std::uint32_t hash) const {
  if (bit_of(table<std::uint64_t>(Table::class_filter).data, hash >> (32 - class_bits)) == 0) return {};
  const Span<ClassRow> words = table<ClassRow>(Table::classes);
  const std::uint32_t mask = words.size - 1;
  for (std::uint32_t i = hash & mask; words[i].classes.count > 0; i = (i + 1) & mask) {
    if (words[i].hash == hash) return rows<std::uint16_t>(Table::class_lists, words[i].classes);
  }
  return {};
}

bool Program::listed(std::uint32_t word_class, std::uint32_t hash) const {
  const auto all = classes(hash);
  return std::find(all.begin(), all.end(), word_class) != all.end();
}

bool Program::needs_listed(const PatternRow& pattern, std::uint32_t id) const {
  const auto ids = rows<std::uint32_t>(Table::node_words, pattern.needs);
  return std::binary_search(ids.begin(), ids.end(), id);
}

}  // namespace unstigma::match
