#include "document/reader.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <istream>
#include <iterator>

#include "document/plain.h"
#include "text/decode.h"

namespace unstigma::document {
namespace {

constexpr std::size_t head_bytes = 8192;

Error refused(std::string_view kind) {
  return {Errc::unsupported,
          {},
          "this looks like " + std::string(kind) + "; unstigma reads text, Markdown and HTML"};
}

Error broken() {
  return {Errc::io, {}, "reading stopped half way; is the disk or the network in order?"};
}

}  // namespace

Result<std::string> read(std::istream& in, std::string_view name, const ReadOptions& options,
                         const PassageSink& sink) {
  std::string head(head_bytes, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return broken();
  const std::string_view kind = text::binary_kind(head);
  if (!kind.empty()) return refused(kind);
  const std::string_view wanted = options.format.empty() ? format_of(name, head) : options.format;
  const Format* format = format_named(wanted);
  if (format == nullptr)
    return Error{Errc::unsupported, {}, "the format '" + std::string(wanted) + "' cannot be read yet"};
  const text::ByteOrderMark mark = text::byte_order_mark(head);
  if (format->name == "text" && mark.encoding == text::Encoding::utf8) {
    stream_plain(in, head, mark.length, sink);
  } else {
    head.append(std::istreambuf_iterator<char>(in), {});
    if (in.bad()) return broken();
    const text::Decoded decoded = text::decode(std::move(head));
    const auto done = format->read(Block(decoded.text, 0, 1, 1, decoded.map), options, sink);
    if (!done) return done.error();
  }
  if (in.bad()) return broken();
  return std::string(format->name);
}

Result<Done> readable_file(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) {
    const int reason = errno;
    if (reason == ENOENT)
      return Error{Errc::io, {}, "there is no such file; check the spelling and the folder"};
    if (reason == ELOOP) return Error{Errc::io, {}, "this link leads round in a circle"};
    return Error{Errc::io, {}, std::string("cannot be opened: ") + std::strerror(reason)};
  }
  if (S_ISDIR(info.st_mode)) return Error{Errc::io, {}, "this is a folder; name the files in it"};
  if (S_ISFIFO(info.st_mode))
    return Error{Errc::io, {}, "this is a pipe; write - and send the text to standard input"};
  if (!S_ISREG(info.st_mode)) return Error{Errc::io, {}, "this is a device or socket, not a file with text"};
  if (access(path.c_str(), R_OK) != 0) return Error{Errc::io, {}, "cannot be read; check its permissions"};
  return Done{};
}

Result<std::string> read_file(const std::string& path, const ReadOptions& options, const PassageSink& sink) {
  const auto readable = readable_file(path);
  if (!readable) return readable.error();
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{Errc::io, {}, "cannot be read; check its permissions"};
  return read(in, path, options, sink);
}

}  // namespace unstigma::document
