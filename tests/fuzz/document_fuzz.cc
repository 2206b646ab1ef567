// Any bytes in any format: passages whose maps stay inside the input and never run backwards. The first byte
// picks the format, the second the language of source code.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "document/reader.h"

namespace {

namespace document = unstigma::document;

constexpr std::array<const char*, 16> sources = {"a.c",      "a.java", "a.kt",  "a.rs", "a.go", "a.ts",
                                                 "a.php",    "a.scss", "a.py",  "a.sh", "a.rb", "a.ps1",
                                                 "makefile", "a.lua",  "a.sql", "a.hs"};

void check(const document::Passage& passage, const document::Block& block, std::size_t size) {
  std::uint64_t last = 0;
  for (const auto& piece : passage.map.pieces()) {
    // Offsets in a package are those of an unpacked part.
    const std::size_t end = passage.part.empty() ? size : block.text().size();
    if (piece.source < last || block.position(piece.source).offset > end) std::abort();
    last = piece.source;
  }
  if (passage.own.end > passage.text.size() || passage.own.begin > passage.own.end) std::abort();
  for (const auto& range : passage.emphasis) {
    if (range.begin > range.end || range.end > passage.text.size()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const auto& names = document::format_names();
  document::ReadOptions options(names[data[0] % names.size()]);
  if (options.format == "pdf") return 0;  // the work of another program
  const char* name = sources[data[1] % sources.size()];
  if (data[1] >= 0xF0) options.encoding = "Shift_JIS";
  const std::string bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  std::istringstream in(bytes);
  const auto read = document::read(
      in, name, options,
      [&](const document::Passage& p, const document::Block& b) { check(p, b, bytes.size()); });
  if (!read && read.error().message.empty()) std::abort();
  return 0;
}
