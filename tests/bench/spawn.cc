// unstigma_bench_spawn ROUNDS OUTPUT COMMAND... [-- COMMAND...]...
//
// Runs the commands as whole processes, one after the other, ROUNDS times (A B C A B C ...). Standard output
// of the i-th command goes to the file OUTPUT.i, that of its last run stays; standard error is left alone.
// Prints a JSON line for each run: command, seconds from before it is started until it has ended, seconds of
// processor time, the most memory it had resident (KiB), how it ended.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cstdlib>
#include <iostream>
#include <string_view>
#include <vector>

#include "bench/stopwatch.h"

namespace {

using unstigma::bench::Clock;

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Runs a command; false when it cannot be started.
bool run(char* const* command, std::size_t index, const std::string& output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  pid_t child = 0;
  const Clock::time_point begin = Clock::now();
  const int error = posix_spawnp(&child, *command, &actions, nullptr, command, environ);
  int status = 0;
  rusage usage{};
  if (error == 0) wait4(child, &status, 0, &usage);
  const double wall = unstigma::bench::seconds_since(begin);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) std::cerr << *command << ": cannot be started\n";
  std::printf(
      "{\"command\": %zu, \"seconds\": %.9f, \"processor_seconds\": %.6f, \"resident_kib\": %ld, "
      "\"status\": %d}\n",
      index, wall, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss,
      WIFEXITED(status) ? WEXITSTATUS(status) : -1);
  return error == 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::vector<char*>> commands(1);
  for (int i = 3; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--") commands.emplace_back();
    else commands.back().push_back(argv[i]);
  }
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
  bool sound = rounds > 0;
  for (std::vector<char*>& command : commands) {
    sound = sound && !command.empty();
    command.push_back(nullptr);
  }
  if (!sound) {
    std::cerr << "usage: unstigma_bench_spawn ROUNDS OUTPUT COMMAND... [-- COMMAND...]...\n";
    return 2;
  }
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < commands.size(); ++i) {
      if (!run(commands[i].data(), i, std::string(argv[2]) + "." + std::to_string(i))) return 1;
    }
  }
  return 0;
}
