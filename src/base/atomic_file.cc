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

/// Where links to open files are, by which one without a name is given one.
constexpr const char* open_files = "/proc/self/fd/";

/// A file descriptor that is closed: of the file `target` itself or, if `beside`, of a temporary one that is
/// to stand next to it. That has no name until it is complete, so that nothing is left of it whatever
/// happens; where the file system knows no such files it has one, and is removed unless it takes its place.
class Opened {
 public:
  Opened(const std::string& target, bool beside) : path_(target + ".unstigma-XXXXXX") {
    if (!beside) {
      descriptor_ = open(target.c_str(), O_WRONLY | O_CLOEXEC);
    } else if (!open_nameless(target)) {
      descriptor_ = mkostemp(path_.data(), O_CLOEXEC);
      named_ = descriptor_ >= 0;
    }
  }
  ~Opened() {
    if (descriptor_ >= 0) close(descriptor_);
    if (named_) unlink(path_.c_str());
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  int descriptor() const { return descriptor_; }
  /// Puts the temporary file in the place of the target; false and errno when it cannot.
  bool replace(const std::string& target) {
    if (!named_ && !give_name()) return false;
    named_ = rename(path_.c_str(), target.c_str()) != 0;
    return !named_;
  }

 private:
  bool open_nameless(const std::string& target) {
#ifdef O_TMPFILE
    if (access(open_files, X_OK) != 0) return false;
    const std::size_t slash = target.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : target.substr(0, slash + 1);
    descriptor_ = open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
#else
    static_cast<void>(target);
#endif
    return descriptor_ >= 0;
  }

  /// A name that no other file has, for the moment until it is renamed.
  bool give_name() {
    const std::string open_file = open_files + std::to_string(descriptor_);
    const std::string stem = path_.substr(0, path_.rfind('-') + 1) + std::to_string(getpid()) + "-";
    for (int i = 0; !named_ && (i == 0 || errno == EEXIST); ++i) {
      path_ = stem + std::to_string(i);
      named_ = linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, path_.c_str(), AT_SYMLINK_FOLLOW) == 0;
    }
    return named_;
  }

  std::string path_;
  bool named_ = false;  ///< the temporary file can be seen
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
    if (!file_.replace(target_)) return failed("cannot be put in its place", errno);
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
