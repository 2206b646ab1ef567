#include "report/fingerprint.h"

#include <cstdint>
#include <string_view>

#include "report/uri.h"

namespace unstigma::report {
namespace {

constexpr std::size_t neighbours = 3;  ///< words beside the match that belong to it

bool space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Lower case for ASCII, white space as one space.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!space(c)) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string_view last_words(std::string_view text) {
  std::size_t begin = text.size();
  for (std::size_t words = 0; begin > 0; --begin) {
    if (begin < text.size() && space(text[begin - 1]) && !space(text[begin]) && ++words == neighbours) break;
  }
  return text.substr(begin);
}

std::string_view first_words(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t words = 0; end < text.size(); ++end) {
    if (end > 0 && space(text[end]) && !space(text[end - 1]) && ++words == neighbours) break;
  }
  return text.substr(0, end);
}

/// FNV-1a with its bits spread at the end; not for secrets.
std::uint64_t hash(std::string_view text, std::uint64_t seed) {
  std::uint64_t value = 0xCBF29CE484222325U ^ seed;
  for (const char c : text) {
    value ^= static_cast<unsigned char>(c);
    value *= 0x100000001B3U;
  }
  value ^= value >> 32U;
  value *= 0xD6E8FEB86659FD93U;
  return value ^ value >> 32U;
}

std::string hexadecimal(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = out.size(); i-- > 0; value >>= 4U) out[i] = "0123456789abcdef"[value & 15U];
  return out;
}

}  // namespace

std::string Fingerprints::next(const std::string& path, const Finding& finding) {
  const std::string_view line = finding.excerpt.text;
  std::string key = plain_path(path) + '\0' + finding.rule + '\0' + plain(finding.match) + '\0';
  key += plain(last_words(line.substr(0, finding.excerpt.begin))) + '\0';
  key += plain(first_words(line.substr(finding.excerpt.end)));
  const unsigned before = seen_[key]++;
  if (before > 0) key += '\0' + std::to_string(before);
  return hexadecimal(hash(key, 0)) + hexadecimal(hash(key, 0x9E3779B97F4A7C15U));
}

}  // namespace unstigma::report
