#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace unstigma::base {
namespace {

Error failed(const std::string& what, int reason) {
  return {Errc::io, {}, what + ": " + std::strerror(reason)};
}

/// Where a chain of links ends; the path itself when it is no link or leads nowhere yet.
std::string target_of(const std::string& path) {
  struct Free {
    void operator()(char* p) const { std::free(p); }  // NOLINT: realpath allocates with malloc
  };
  const std::unique_ptr<char, Free> real(realpath(path.c_str(), nullptr));
  return real ? std::string(real.get()) : path;
}

/// A file descriptor that is closed, and whose file is removed, unless it is kept.
class Temporary {
 public:
  explicit Temporary(const std::string& target) : path_(target + ".unstigma-XXXXXX") {
    descriptor_ = mkstemp(path_.data());
  }
  ~Temporary() {
    if (descriptor_ >= 0) close(descriptor_);
    if (descriptor_ >= 0 && !kept_) unlink(path_.c_str());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  int descriptor() const { return descriptor_; }
  const std::string& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  std::string path_;
  int descriptor_ = -1;
  bool kept_ = false;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

mode_t default_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666U & ~mask;
}

}  // namespace

Result<Done> write_file(const std::string& path, std::string_view bytes) {
  const std::string target = target_of(path);
  struct stat info {};
  const bool there = stat(target.c_str(), &info) == 0;
  if (there && access(target.c_str(), W_OK) != 0)
    return failed("cannot be written; check its permissions", errno);
  Temporary temporary(target);
  if (temporary.descriptor() < 0)
    return failed("no file can be made in this folder; check its permissions", errno);
  const int descriptor = temporary.descriptor();
  if (!write_all(descriptor, bytes)) return failed("cannot be written; is the disk full?", errno);
  fchmod(descriptor, there ? info.st_mode & 07777U : default_mode());
  if (there && fchown(descriptor, info.st_uid, info.st_gid) != 0) {
    // Only the owner's own group may be kept without rights; the file is still whole and readable.
  }
  if (fsync(descriptor) != 0) return failed("cannot be written to the disk", errno);
  if (rename(temporary.path().c_str(), target.c_str()) != 0)
    return failed("cannot be put in its place", errno);
  temporary.keep();
  return Done{};
}

}  // namespace unstigma::base
