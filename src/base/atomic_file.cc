#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <ostream>
#include <streambuf>

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

/// A file descriptor that is closed: of the file `target` itself or, if `beside`, of a temporary one next to
/// it, which is removed unless it is kept.
class Opened {
 public:
  Opened(const std::string& target, bool beside) : path_(target + ".unstigma-XXXXXX"), kept_(!beside) {
    descriptor_ = beside ? mkostemp(path_.data(), O_CLOEXEC) : open(target.c_str(), O_WRONLY | O_CLOEXEC);
  }
  ~Opened() {
    if (descriptor_ >= 0) close(descriptor_);
    if (descriptor_ >= 0 && !kept_) unlink(path_.c_str());
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  int descriptor() const { return descriptor_; }
  const std::string& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  std::string path_;
  bool kept_;
  int descriptor_ = -1;
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

/// Writes to a descriptor in large pieces.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor)
      : descriptor_(descriptor), bytes_(std::make_unique_for_overwrite<char[]>(size)) {
    setp(bytes_.get(), bytes_.get() + size);
  }
  /// Of the first write that failed; 0 while all went well.
  int reason() const { return reason_; }

 protected:
  int_type overflow(int_type next) override {
    if (sync() != 0) return traits_type::eof();
    if (next != traits_type::eof()) sputc(traits_type::to_char_type(next));
    return traits_type::not_eof(next);
  }
  int sync() override {
    const std::string_view bytes(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    setp(bytes_.get(), bytes_.get() + size);
    if (reason_ == 0 && !write_all(descriptor_, bytes)) reason_ = errno;
    return reason_ == 0 ? 0 : -1;
  }

 private:
  static constexpr std::size_t size = std::size_t{64} << 10U;
  int descriptor_;
  int reason_ = 0;
  std::unique_ptr<char[]> bytes_;  ///< what is not written is not touched
};

}  // namespace

class NewFile::Impl {
 public:
  /// Of a regular file a temporary one is made.
  Impl(std::string target, bool regular)
      : target_(std::move(target)),
        regular_(regular),
        file_(target_, regular),
        buffer_(file_.descriptor()),
        out_(&buffer_) {}
  ~Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  bool opened() const { return file_.descriptor() >= 0; }
  std::ostream& out() { return out_; }

  Result<Done> finish() {
    out_.flush();
    if (buffer_.reason() != 0) return failed("cannot be written; is the disk full?", buffer_.reason());
    if (!regular_) return Done{};
    struct stat info {};
    const bool there = stat(target_.c_str(), &info) == 0;
    fchmod(file_.descriptor(), there ? info.st_mode & 07777U : default_mode());
    if (there && fchown(file_.descriptor(), info.st_uid, info.st_gid) != 0) {
      // Only the owner's own group may be kept without rights; the file is still whole and readable.
    }
    if (fsync(file_.descriptor()) != 0) return failed("cannot be written to the disk", errno);
    if (rename(file_.path().c_str(), target_.c_str()) != 0)
      return failed("cannot be put in its place", errno);
    file_.keep();
    return Done{};
  }

 private:
  std::string target_;
  bool regular_;
  Opened file_;
  DescriptorBuffer buffer_;
  std::ostream out_;
};

NewFile::NewFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
NewFile::NewFile(NewFile&&) noexcept = default;
NewFile& NewFile::operator=(NewFile&&) noexcept = default;
NewFile::~NewFile() = default;
std::ostream& NewFile::out() {
  return impl_->out();
}
Result<Done> NewFile::finish() {
  return impl_->finish();
}

Result<NewFile> NewFile::begin(const std::string& path) {
  std::string target = target_of(path);
  struct stat info {};
  const bool there = stat(target.c_str(), &info) == 0;
  if (there && S_ISDIR(info.st_mode)) return Error{Errc::io, {}, "this is a folder; name a file in it"};
  if (there && access(target.c_str(), W_OK) != 0)
    return failed("cannot be written; check its permissions", errno);
  auto impl = std::make_unique<Impl>(std::move(target), !there || S_ISREG(info.st_mode));
  if (!impl->opened()) return failed("no file can be made in this folder; check its permissions", errno);
  return NewFile(std::move(impl));
}

Result<Done> write_file(const std::string& path, std::string_view bytes) {
  auto file = NewFile::begin(path);
  if (!file) return file.error();
  file->out() << bytes;
  return file->finish();
}

}  // namespace unstigma::base
