#include "document/reader.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <istream>
#include <iterator>

#include "document/comment.h"
#include "document/html.h"
#include "document/markdown.h"
#include "document/plain.h"
#include "text/decode.h"

namespace unstigma::document {
namespace {

constexpr std::size_t head_bytes = 8192;

struct Ending {
  std::string_view name;
  std::string_view format;
};
constexpr std::array<Ending, 13> endings = {{{".md", "markdown"},
                                             {".markdown", "markdown"},
                                             {".mdown", "markdown"},
                                             {".mkd", "markdown"},
                                             {".mdx", "mdx"},
                                             {".html", "html"},
                                             {".htm", "html"},
                                             {".xhtml", "html"},
                                             {".txt", "text"},
                                             {".text", "text"},
                                             {".qmd", "markdown"},
                                             {".rmd", "markdown"},
                                             {".log", "text"}}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  return out;
}

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

Error refused(std::string_view kind) {
  return {Errc::unsupported,
          {},
          "this looks like " + std::string(kind) + "; unstigma reads text, Markdown and HTML"};
}

void read_text(std::string_view format, const text::Decoded& decoded, const PassageSink& sink) {
  if (format == "markdown") {
    read_markdown(decoded.text, decoded.map, sink);
  } else if (format == "mdx") {
    read_mdx(decoded.text, decoded.map, sink);
  } else if (format == "html") {
    const Block block(decoded.text, 0, 1, 1, decoded.map);
    read_html(block, 0, decoded.text.size(), false, sink);
  } else {
    read_plain(decoded.text, decoded.map, sink);
  }
}

}  // namespace

const std::vector<std::string_view>& format_names() {
  static const std::vector<std::string_view> names = {"text", "markdown", "mdx", "html"};
  return names;
}

bool known_name(std::string_view name) {
  const std::string small = lower(name);
  return std::any_of(endings.begin(), endings.end(), [&](const Ending& ending) {
    return ending.name != ".log" && ends_with(small, ending.name);
  });
}

std::string_view format_of(std::string_view name, std::string_view first_bytes) {
  const std::string small = lower(name);
  for (const Ending& ending : endings) {
    if (ends_with(small, ending.name)) return ending.format;
  }
  const std::string head = lower(first_bytes.substr(0, 512));
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string::npos &&
      (head.compare(first, 14, "<!doctype html") == 0 || head.compare(first, 5, "<html") == 0)) {
    return "html";
  }
  return "text";
}

Result<std::string> read(std::istream& in, std::string_view name, std::string_view format,
                         const PassageSink& sink) {
  std::string head(head_bytes, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return Error{Errc::io, {}, "reading stopped half way; is the disk or the network in order?"};
  const std::string_view kind = text::binary_kind(head);
  if (!kind.empty()) return refused(kind);
  if (format.empty()) format = format_of(name, head);
  const auto& names = format_names();
  if (std::find(names.begin(), names.end(), format) == names.end()) {
    return Error{Errc::unsupported, {}, "the format '" + std::string(format) + "' cannot be read yet"};
  }
  const text::ByteOrderMark mark = text::byte_order_mark(head);
  if (format == "text" && mark.encoding == text::Encoding::utf8) {
    stream_plain(in, head, mark.length, sink);
  } else {
    head.append(std::istreambuf_iterator<char>(in), {});
    const text::Decoded decoded = text::decode(std::move(head));
    comments_first(decoded.text, sink, [&](const PassageSink& inner) { read_text(format, decoded, inner); });
  }
  if (in.bad()) return Error{Errc::io, {}, "reading stopped half way; is the disk or the network in order?"};
  return std::string(format);
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

Result<std::string> read_file(const std::string& path, std::string_view format, const PassageSink& sink) {
  const auto readable = readable_file(path);
  if (!readable) return readable.error();
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{Errc::io, {}, "cannot be read; check its permissions"};
  return read(in, path, format, sink);
}

}  // namespace unstigma::document
