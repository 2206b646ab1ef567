#ifndef UNSTIGMA_REPORT_SHARD_FILE_H_
#define UNSTIGMA_REPORT_SHARD_FILE_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "report/shard.h"
#include "unstigma/result.h"

namespace unstigma::report {

/// The members of a Shard as reports hold them, without the order.
nlohmann::ordered_json json_of(const Shard& shard);
/// The way back; nothing where it is none.
std::optional<Shard> shard_of(const nlohmann::ordered_json& json);

/// A file that is read line by line. It is open only while a part of it is read, so that there may be
/// many of them.
class LineFile {
 public:
  explicit LineFile(std::string path) : path_(std::move(path)) {}

  /// The next line without its end; nothing behind the last. Valid until the next call. Errc::syntax for a
  /// last line that is cut off and for one that is longer than reports have any.
  Result<std::optional<std::string_view>> next();

  const std::string& path() const { return path_; }
  /// Of the last line, from 1.
  std::uint64_t line() const { return line_; }
  Error wrong(const std::string& message) const { return {Errc::syntax, {path_, line_, 0}, message}; }

 private:
  Result<bool> fill();

  std::string path_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::uint64_t offset_ = 0;  ///< of the file: what has been read
  std::uint64_t line_ = 0;
};

/// The report of a share in JSON Lines, read from its beginning.
class ShardFile {
 public:
  /// Reads its first and its last line.
  static Result<ShardFile> open(const std::string& path);

  const std::string& path() const { return lines_.path(); }
  const Shard& shard() const { return shard_; }
  int status() const { return status_; }

  /// Goes to the next file of which there is something to tell, and gives its place among all; nothing at the
  /// end, when summary() is known.
  Result<std::optional<std::uint64_t>> next_input();
  /// The next line of that file; nothing behind the last.
  Result<std::optional<std::string_view>> next_line();

  const nlohmann::ordered_json& summary() const { return summary_; }

 private:
  explicit ShardFile(const std::string& path) : lines_(path) {}
  Result<bool> read_end();

  LineFile lines_;
  Shard shard_;
  int status_ = 0;
  std::uint64_t size_ = 0;               ///< lines before the last, as the last line says
  std::optional<std::uint64_t> input_;   ///< the file that is being told of
  std::optional<std::uint64_t> coming_;  ///< the one whose mark has been read already
  nlohmann::ordered_json summary_;
};

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_SHARD_FILE_H_
