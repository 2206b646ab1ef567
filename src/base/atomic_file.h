#ifndef UNSTIGMA_BASE_ATOMIC_FILE_H_
#define UNSTIGMA_BASE_ATOMIC_FILE_H_

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "unstigma/result.h"

namespace unstigma::base {

/// A file that is written beside its place and put there when it is complete: a temporary file, flushed to
/// the disk, then renamed, so that at any moment the old or the new file is there whole. Where the file
/// system allows it, the temporary file has no name before, and a process that is killed leaves nothing
/// behind. A symbolic link is followed; permissions and, where allowed, ownership of an existing file are
/// kept. What is no regular file (a device, a pipe) is written to as it is. All errors are Errc::io and say
/// what to do.
class NewFile {
 public:
  /// Fails where no file can be written, before anything has been made.
  static Result<NewFile> begin(const std::string& path);

  NewFile(NewFile&&) noexcept;
  NewFile& operator=(NewFile&&) noexcept;
  /// Without finish() before it, the place is left as it was.
  ~NewFile();

  /// Takes what the file is to hold; it fails when the disk is full, and finish() says so.
  std::ostream& out();

  /// Puts the file in its place. To be called once.
  Result<Done> finish();

 private:
  class Impl;
  explicit NewFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Puts `bytes` in the place of the file at `path`, or makes it, as NewFile does.
Result<Done> write_file(const std::string& path, std::string_view bytes);

}  // namespace unstigma::base

#endif  // UNSTIGMA_BASE_ATOMIC_FILE_H_
