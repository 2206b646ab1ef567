#include "rewrite/splice.h"

#include <algorithm>

namespace unstigma::rewrite {

std::string spliced(std::string_view text, std::vector<Splice> splices) {
  std::stable_sort(splices.begin(), splices.end(), [](const Splice& a, const Splice& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  std::string out;
  std::uint64_t at = 0;
  for (const Splice& splice : splices) {
    out += text.substr(at, splice.begin - at);
    out += splice.bytes;
    at = splice.end;
  }
  out += text.substr(at);
  return out;
}

std::vector<ByteRange> pieces(const Edit& edit) {
  std::vector<ByteRange> out;
  std::uint64_t begin = edit.start;
  for (const ByteRange& kept : edit.kept) {
    out.push_back({begin, kept.start});
    begin = kept.end;
  }
  out.push_back({begin, edit.end});
  return out;
}

}  // namespace unstigma::rewrite
