// unstigma_bench_md4c FOLDER: md4c alone over every .md file of a folder, read one after the other; nothing
// is done with what it parses. The scan proper is reading and parsing, without looking for the files.
#include <md4c.h>

#include <filesystem>
#include <iostream>
#include <vector>

#include "bench/stopwatch.h"

int main(int argc, char** argv) {
  using unstigma::bench::Clock;
  const Clock::time_point whole = Clock::now();
  if (argc != 2) {
    std::cerr << "usage: unstigma_bench_md4c FOLDER\n";
    return 2;
  }
  std::vector<std::string> files;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator at(argv[1], error), end; at != end;
       at.increment(error)) {
    if (at->is_regular_file(error) && at->path().extension() == ".md") files.push_back(at->path().string());
  }
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE size, void* total) {
    *static_cast<std::uint64_t*>(total) += size;
    return 0;
  };
  std::uint64_t bytes = 0;
  std::uint64_t of_text = 0;
  const Clock::time_point begin = Clock::now();
  for (const std::string& file : files) {
    const std::string text = unstigma::bench::bytes_of(file);
    bytes += text.size();
    if (md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &of_text) != 0) return 1;
  }
  const double scan = unstigma::bench::seconds_since(begin);
  unstigma::bench::print_outcome(bytes, of_text, scan, whole);
  return 0;
}
