#include "document/reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <istream>
#include <streambuf>

#include "document/ascii.h"
#include "document/comment.h"
#include "document/container.h"
#include "document/json_lines.h"
#include "document/plain.h"
#include "text/charset.h"
#include "text/decode.h"

namespace unstigma::document {
namespace {

constexpr std::size_t head_bytes = 8192;      ///< tell what a file is
constexpr std::size_t part_bytes = 64 << 10;  ///< are read at once: most files wholly

Error refused(std::string_view kind) {
  return {
      Errc::unsupported,
      {},
      "this looks like " + std::string(kind) + "; what unstigma reads is listed by unstigma check --help"};
}

/// The word behind `mark` in the head of a file, without quotation marks.
std::string declared(std::string_view head, std::string_view mark) {
  std::size_t at = head.find(mark);
  if (at == std::string_view::npos) return {};
  at += mark.size();
  while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
  std::size_t end = at;
  while (end < head.size() && (ascii::alnum(head[end]) || std::string_view("-_:.+").find(head[end]) < 5))
    ++end;
  return std::string(head.substr(at, end - at));
}

/// The encoding that the head of a document names; empty when it names none.
std::string declared_encoding(std::string_view bytes, std::string_view format) {
  const std::string head = ascii::lower(bytes.substr(0, 2048));
  if (format == "po") return declared(head, "charset=");
  if (format != "html") return {};
  const std::string found = declared(head, "charset=");
  return found.empty() && ascii::begins(head, "<?xml") ? declared(head, "encoding=") : found;
}

Error no_records() {
  return {Errc::unsupported,
          {},
          "has no records; --text-field and --id-field read JSON Lines (.jsonl, or --input-format jsonl)"};
}

std::string first_part(std::istream& in) {
  std::array<char, part_bytes> part;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read()
  in.read(part.data(), static_cast<std::streamsize>(part.size()));
  return {part.data(), static_cast<std::size_t>(in.gcount())};
}

/// Reads on to the end of the stream.
void append_rest(std::istream& in, std::string& bytes) {
  std::array<char, part_bytes> part;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read()
  if (in.eof()) return;
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())) || in.gcount() > 0)
    bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
}

/// A file as the source of a stream. What is asked for is read into its place at once; std::filebuf costs
/// more than a small file does.
class FileBuffer final : public std::streambuf {
 public:
  explicit FileBuffer(const std::string& path) : file_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)) {}
  ~FileBuffer() override {
    if (is_open()) close(file_);
  }
  FileBuffer(const FileBuffer&) = delete;
  FileBuffer& operator=(const FileBuffer&) = delete;

  bool is_open() const { return file_ >= 0; }

 protected:
  int_type underflow() override {
    if (part_.empty()) part_.resize(part_bytes);
    const std::size_t size = read_some(part_.data(), part_.size());
    setg(part_.data(), part_.data(), part_.data() + size);
    return size == 0 ? traits_type::eof() : traits_type::to_int_type(part_.front());
  }

  std::streamsize xsgetn(char* to, std::streamsize size) override {
    std::streamsize done = std::min<std::streamsize>(size, egptr() - gptr());
    std::copy_n(gptr(), done, to);
    setg(eback(), gptr() + done, egptr());
    while (done < size) {
      const std::size_t more = read_some(to + done, static_cast<std::size_t>(size - done));
      if (more == 0) break;
      done += static_cast<std::streamsize>(more);
    }
    return done;
  }

 private:
  std::size_t read_some(char* to, std::size_t size) const {
    for (;;) {
      const ssize_t done = ::read(file_, to, size);
      if (done >= 0) return static_cast<std::size_t>(done);
      // The stream catches it and is bad from then on.
      if (errno != EINTR) throw std::ios_base::failure("read");
    }
  }

  int file_;
  std::string part_;
};

Error broken() {
  return {Errc::io, {}, "reading stopped half way; is the disk or the network in order?"};
}

}  // namespace

Result<text::Decoded> decode(std::string bytes, std::string_view format, const ReadOptions& options) {
  if (text::byte_order_mark(bytes).length > 0) return text::decode(std::move(bytes));
  if (!options.encoding.empty()) {
    const std::string name = ascii::lower(options.encoding);
    if (name == "utf-8" || name == "utf8") return text::decode(std::move(bytes));
    return text::decode_as(bytes, options.encoding);
  }
  const std::string name = declared_encoding(bytes, format);
  // What is UTF-8 is UTF-8, whatever a template says; encodings of seven bits look like it.
  const bool seven_bits = ascii::begins(name, "iso-2022") || ascii::begins(name, "hz");
  if (name.empty() || (text::is_utf8(bytes) && !seven_bits) || !text::knows_charset(name))
    return text::decode(std::move(bytes));
  return text::decode_as(bytes, name);
}

Result<std::string> read(std::istream& in, std::string_view name, const ReadOptions& options,
                         const PassageSink& sink) {
  std::string bytes = first_part(in);
  if (in.bad()) return broken();
  const std::string_view head = std::string_view(bytes).substr(0, head_bytes);
  if (is_container(head, name, options.format)) {
    if (options.only_records) return no_records();
    append_rest(in, bytes);
    if (in.bad()) return broken();
    return read_container(bytes, name, options.format, sink);
  }
  const std::string_view kind = text::binary_kind(head);
  if (!kind.empty()) return refused(kind);
  const std::string_view wanted = options.format.empty() ? format_of(name, head) : options.format;
  const Format* format = format_named(wanted);
  if (format == nullptr)
    return Error{Errc::unsupported, {}, "the format '" + std::string(wanted) + "' cannot be read yet"};
  if (options.only_records && format->name != "jsonl") return no_records();
  const text::ByteOrderMark mark = text::byte_order_mark(head);
  const bool utf8 = mark.encoding == text::Encoding::utf8 && options.encoding.empty();
  if (format->name == "text" && utf8) {
    stream_plain(in, bytes, mark.length, options, sink);
  } else if (format->name == "jsonl" && utf8) {
    const Result<Done> done = stream_json_lines(in, bytes, mark.length, options, sink);
    if (in.bad()) return broken();
    if (!done) return done.error();
  } else {
    append_rest(in, bytes);
    if (in.bad()) return broken();
    const auto decoded = decode(std::move(bytes), format->name, options);
    if (!decoded) return decoded.error();
    ReadOptions named = options;
    named.name = name;
    named.glance = nullptr;  // a text with comments for us is read twice, and would be passed over twice
    Result<Done> done = Done{};
    comments_first(decoded->text, sink, [&](const PassageSink& inner) {
      Block block(decoded->text, 0, 1, 1, decoded->map);
      block.set_charset(decoded->charset);
      done = format->read(block, named, inner);
    });
    if (!done) return done.error();
  }
  if (in.bad()) return broken();
  return std::string(format->name);
}

namespace {

/// An Error for a path that is no file, or none that stat() can see.
Result<Done> regular_file(const std::string& path) {
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
  return Done{};
}

Error unreadable() {
  return {Errc::io, {}, "cannot be read; check its permissions"};
}

}  // namespace

Result<Done> readable_file(const std::string& path) {
  const auto regular = regular_file(path);
  if (!regular) return regular.error();
  if (access(path.c_str(), R_OK) != 0) return unreadable();
  return Done{};
}

Result<std::string> read_file(const std::string& path, const ReadOptions& options, const PassageSink& sink) {
  const auto regular = regular_file(path);
  if (!regular) return regular.error();
  FileBuffer buffer(path);
  if (!buffer.is_open()) return unreadable();
  std::istream in(&buffer);
  return read(in, path, options, sink);
}

}  // namespace unstigma::document
