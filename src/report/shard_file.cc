#include "report/shard_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/stable_hash.h"
#include "document/reader.h"

namespace unstigma::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t buffer_bytes = std::size_t{16} << 10U;
constexpr std::size_t longest_line = std::size_t{16} << 20U;
constexpr std::size_t longest_end = 512;  ///< bytes of a share's last line

bool begins(std::string_view line, std::string_view with) {
  return line.substr(0, with.size()) == with;
}

/// Bytes [from, from + size) of a file, fewer at its end.
Result<std::string> part_of(const std::string& path, std::uint64_t from, std::size_t size) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string out(size, '\0');
  std::size_t had = 0;
  int reason = descriptor < 0 ? errno : 0;
  while (reason == 0 && had < size) {
    const ssize_t got = pread(descriptor, out.data() + had, size - had, static_cast<off_t>(from + had));
    if (got == 0) break;
    if (got > 0) had += static_cast<std::size_t>(got);
    else if (errno != EINTR) reason = errno;
  }
  if (descriptor >= 0) close(descriptor);
  if (reason != 0)
    return Error{Errc::io, {path, 0, 0}, std::string("cannot be read: ") + std::strerror(reason)};
  out.resize(had);
  return out;
}

std::optional<std::uint64_t> number(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_unsigned()) return std::nullopt;
  return found->get<std::uint64_t>();
}

/// The object that the line holds under `key` alone; null where it is something else.
Json member(std::string_view line, const char* key) {
  const Json json = Json::parse(line, nullptr, false);
  return json.is_object() && json.size() == 1 && json.contains(key) && json[key].is_object() ? json[key]
                                                                                             : Json();
}

/// The last line of the file, without its end.
Result<std::string> last_line(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) return Error{Errc::io, {path, 0, 0}, "is gone"};
  const auto size = static_cast<std::uint64_t>(info.st_size);
  const std::uint64_t from = size > longest_end ? size - longest_end : 0;
  auto tail = part_of(path, from, longest_end);
  if (!tail) return tail.error();
  if (tail->empty() || tail->back() != '\n') return std::string();
  tail->pop_back();
  const std::size_t begin = tail->rfind('\n');
  return begin == std::string::npos ? *tail : tail->substr(begin + 1);
}

}  // namespace

Json json_of(const Shard& shard) {
  return {{"index", shard.index},
          {"of", shard.of},
          {"inputs", shard.inputs},
          {"run", base::in_hexadecimal(shard.run)}};
}

std::optional<Shard> shard_of(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  const auto index = number(json, "index");
  const auto of = number(json, "of");
  const auto inputs = number(json, "inputs");
  const auto run = json.find("run");
  if (!index || !of || !inputs || run == json.end() || !run->is_string()) return std::nullopt;
  const std::string digits = run->get<std::string>();
  if (*index < 1 || *index > *of || digits.size() != 16 ||
      digits.find_first_not_of("0123456789abcdef") != std::string::npos)
    return std::nullopt;
  Shard out;
  out.index = *index;
  out.of = *of;
  out.inputs = *inputs;
  out.run = std::stoull(digits, nullptr, 16);
  return out;
}

Result<bool> LineFile::fill() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  const auto more = part_of(path_, offset_, buffer_bytes);
  if (!more) return more.error();
  buffer_ += *more;
  offset_ += more->size();
  return !more->empty();
}

Result<std::optional<std::string_view>> LineFile::next() {
  ++line_;
  for (std::size_t seen = begin_;;) {
    const std::size_t end = buffer_.find('\n', seen);
    if (end != std::string::npos) {
      const std::string_view line = std::string_view(buffer_).substr(begin_, end - begin_);
      begin_ = end + 1;
      return std::optional(line);
    }
    seen = buffer_.size() - begin_;
    if (seen > longest_line) return wrong("this line is longer than any that unstigma writes");
    const auto more = fill();
    if (!more) return more.error();
    if (*more) continue;
    if (!buffer_.empty()) return wrong("the file breaks off in this line; run this shard again");
    return std::optional<std::string_view>();
  }
}

Result<ShardFile> ShardFile::open(const std::string& path) {
  ShardFile out(path);
  const auto first = out.lines_.next();
  if (!first) return first.error();
  const auto shard = *first ? shard_of(member(**first, "shard")) : std::nullopt;
  if (!shard)
    return out.lines_.wrong("this is no report of a shard; unstigma --shard I/N --format jsonl writes them");
  out.shard_ = *shard;
  const auto last = last_line(path);
  if (!last) return last.error();
  const Json end = member(*last, "shard");
  const auto index = number(end, "index");
  const auto lines = number(end, "lines");
  const auto status = number(end, "status");
  if (index != shard->index || !lines || !status || *status > 2) {
    return Error{Errc::syntax,
                 {path, 0, 0},
                 "its last line is missing, so it broke off or is still being written; run shard " +
                     std::to_string(shard->index) + "/" + std::to_string(shard->of) + " again"};
  }
  out.size_ = *lines;
  out.status_ = static_cast<int>(*status);
  return out;
}

Result<std::optional<std::uint64_t>> ShardFile::next_input() {
  while (input_ && !coming_ && summary_.is_null()) {  // what is left of the last one
    const auto line = next_line();
    if (!line) return line.error();
  }
  if (!input_ && !coming_ && summary_.is_null()) {
    const auto line = next_line();
    if (!line) return line.error();
    if (*line) return lines_.wrong("this line belongs to no file; run this shard again");
  }
  if (!coming_) return std::optional<std::uint64_t>();
  if (*coming_ >= shard_.inputs || (input_ && *coming_ <= *input_))
    return lines_.wrong("this file comes out of turn; run this shard again");
  input_ = coming_;
  coming_.reset();
  return input_;
}

Result<std::optional<std::string_view>> ShardFile::next_line() {
  if (coming_ || !summary_.is_null()) return std::optional<std::string_view>();
  const auto read = lines_.next();
  if (!read) return read.error();
  if (!*read) return lines_.wrong("the file ends too early; run this shard again");
  const std::string_view line = **read;
  if (begins(line, "{\"path\":") || begins(line, "{\"help\":")) {
    if (!Json::accept(line)) return lines_.wrong("this line is damaged; run this shard again");
    return std::optional(line);
  }
  const Json json = Json::parse(line, nullptr, false);
  if (json.is_object() && json.size() == 1) {
    coming_ = number(json, "input");
    if (coming_) return std::optional<std::string_view>();
    summary_ = member(line, "summary");
    if (!summary_.is_null()) {
      const auto end = read_end();
      if (!end) return end.error();
      return std::optional<std::string_view>();
    }
  }
  return lines_.wrong("this is no line that unstigma writes into the report of a shard");
}

/// Reads the line behind the summary.
Result<bool> ShardFile::read_end() {
  const std::uint64_t lines = lines_.line();
  const auto last = lines_.next();
  if (!last) return last.error();
  if (!*last || !begins(**last, "{\"shard\":") || lines != size_)
    return lines_.wrong("lines are missing or were added; run this shard again");
  return true;
}

}  // namespace unstigma::report
