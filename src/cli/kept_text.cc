#include "cli/kept_text.h"

#include <fstream>

#include "document/reader.h"

namespace unstigma::cli {
namespace {

std::optional<std::string> bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string chunk(std::size_t{64} << 10U, '\0');
  std::string out;
  while (in) {
    in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    out.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
    if (out.size() > most_text) return std::nullopt;
  }
  return in.eof() ? std::optional<std::string>(std::move(out)) : std::nullopt;
}

}  // namespace

std::optional<std::string> KeepingBuffer::take() {
  if (too_much_) return std::nullopt;
  return std::move(kept_);
}

KeepingBuffer::int_type KeepingBuffer::underflow() {
  in_.read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
  const auto got = static_cast<std::size_t>(in_.gcount());
  if (got == 0) return traits_type::eof();
  if (kept_.size() + got > most_text) {
    too_much_ = true;
    kept_.clear();
  }
  if (!too_much_) kept_.append(chunk_, 0, got);
  setg(chunk_.data(), chunk_.data(), chunk_.data() + got);
  return traits_type::to_int_type(chunk_.front());
}

std::optional<report::DocumentText> text_of(const std::string& path, const std::string& encoding,
                                            Checked& checked, std::optional<std::string> bytes) {
  report::DocumentText out;
  out.paragraphs = std::move(checked.paragraphs);
  if (!out.paragraphs.empty()) return out;
  if (!bytes && path != "-") bytes = bytes_of(path);
  if (!bytes) return std::nullopt;
  document::ReadOptions options;
  options.encoding = encoding;
  auto decoded = document::decode(std::move(*bytes), checked.format, options);
  if (!decoded) return std::nullopt;  // it was read a moment ago; somebody is writing the file
  out.decoded = std::move(*decoded);
  return out;
}

}  // namespace unstigma::cli
