// read_seeds FOLDER NAME...: hands every file of FOLDER/NAME to the fuzz target that this is linked with, as
// it would be called (unstigma_NAME_fuzz). What once made a reader fail is kept there, and tried with every
// test run.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
#ifdef UNSTIGMA_FUZZ_NAMED
extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments);
#endif

namespace {

std::size_t read_all(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::cout << file.string() << std::endl;  // at once: the next line may never come
    std::ifstream in(file, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  return files.size();
}

}  // namespace

int main(int count, char** arguments) {
  constexpr std::size_t fewest = 4;
  std::size_t read = 0;
  for (int i = 2; i < count; ++i) {
#ifdef UNSTIGMA_FUZZ_NAMED
    std::string name = std::string("unstigma_") + arguments[i] + "_fuzz";
    char* called = name.data();
    char** as = &called;
    int one = 1;
    LLVMFuzzerInitialize(&one, &as);
#endif
    const std::size_t seeds = read_all(std::filesystem::path(arguments[1]) / arguments[i]);
    if (seeds < fewest) {
      std::cerr << arguments[i] << ": has " << seeds << " seeds; give it " << fewest << " or more\n";
      return 1;
    }
    read += seeds;
  }
  std::cout << read << " seeds were read\n";
  return read > 0 ? 0 : 1;
}
