// Any bytes in any format: passages whose maps stay inside the input and never run backwards.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "document/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const std::string_view format : unstigma::document::format_names()) {
    if (format == "pdf") continue;  // the work of another program
    std::istringstream in(bytes);
    const auto read = unstigma::document::read(
        in, "fuzz", format,
        [&](const unstigma::document::Passage& passage, const unstigma::document::Block& block) {
          std::uint64_t last = 0;
          for (const auto& piece : passage.map.pieces()) {
            // Offsets in a package are those of an unpacked part.
            const std::size_t end = passage.part.empty() ? size : block.text().size();
            if (piece.source < last || block.position(piece.source).offset > end) std::abort();
            last = piece.source;
          }
          if (passage.own.end > passage.text.size() || passage.own.begin > passage.own.end) std::abort();
        });
    if (!read && read.error().message.empty()) std::abort();
  }
  return 0;
}
