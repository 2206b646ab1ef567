#include "base/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

namespace unstigma::base {
namespace {

using Clock = std::chrono::steady_clock;

/// A file descriptor that is closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  void reset(int number = -1) {
    if (number_ >= 0) close(number_);
    number_ = number;
  }

 private:
  int number_;
};

/// Where a program is; empty when it is nowhere in PATH.
std::string program_path(const std::string& name) {
  const char* set = std::getenv("PATH");
  const std::string_view path = set == nullptr ? "/usr/bin:/bin" : set;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find(':', at), path.size());
    const std::string folder(path.substr(at, end - at));
    at = end + 1;
    if (folder.empty() || folder.front() != '/') continue;  // what lies in the current folder is not run
    std::string candidate = folder + "/" + name;
    if (access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

bool fill(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return lseek(descriptor, 0, SEEK_SET) == 0;
}

/// In the child, between fork and exec: nothing but system calls.
[[noreturn]] void become(const char* program, char* const* arguments, int input, int output, int nowhere,
                         const ChildLimits& limits) {
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  const auto seconds = static_cast<rlim_t>(limits.time.count() / 1000 + 1);
  const rlimit memory{limits.memory, limits.memory};
  const rlimit time{seconds, seconds};
  const rlimit none{0, 0};
  setrlimit(RLIMIT_AS, &memory);
  setrlimit(RLIMIT_CPU, &time);
  setrlimit(RLIMIT_FSIZE, &none);
  setrlimit(RLIMIT_CORE, &none);
  execv(program, arguments);
  _exit(127);
}

/// Reads what the child writes until it is done, too late or too much.
ChildOutcome::End drain(int descriptor, const ChildLimits& limits, std::string& out) {
  const Clock::time_point stop = Clock::now() + limits.time;
  std::array<char, 65536> chunk{};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(stop - Clock::now()).count();
    if (left <= 0) return ChildOutcome::End::too_long;
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return ChildOutcome::End::failed;
    if (ready <= 0) continue;
    const ssize_t got = read(descriptor, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return ChildOutcome::End::failed;
    if (got == 0) return ChildOutcome::End::exited;
    out.append(chunk.data(), static_cast<std::size_t>(got));
    if (out.size() > limits.output) return ChildOutcome::End::too_much;
  }
}

}  // namespace

ChildOutcome run_child(const std::vector<std::string>& command, std::string_view input,
                       const ChildLimits& limits) {
  ChildOutcome out;
  const std::string program = program_path(command.front());
  if (program.empty()) {
    out.end = ChildOutcome::End::not_found;
    return out;
  }
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const Descriptor memory(memfd_create("unstigma", MFD_CLOEXEC));
  const Descriptor nowhere(open("/dev/null", O_WRONLY | O_CLOEXEC));
  std::array<int, 2> ends{-1, -1};
  if (memory.get() < 0 || nowhere.get() < 0 || !fill(memory.get(), input) ||
      pipe2(ends.data(), O_CLOEXEC) != 0)
    return out;
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  const pid_t child = fork();
  if (child < 0) return out;
  if (child == 0) become(program.c_str(), arguments.data(), memory.get(), to.get(), nowhere.get(), limits);
  to.reset();
  out.end = drain(from.get(), limits, out.output);
  if (out.end != ChildOutcome::End::exited) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (out.end != ChildOutcome::End::exited) return out;
  if (WIFEXITED(status)) out.status = WEXITSTATUS(status);
  else
    out.end = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU ? ChildOutcome::End::too_long
                                                                 : ChildOutcome::End::failed;
  return out;
}

}  // namespace unstigma::base
