#include "cli/files.h"

#include <fstream>
#include <iterator>

#include "base/atomic_file.h"
#include "document/reader.h"

namespace unstigma::cli {

Result<std::string> read_bytes(const std::string& path) {
  const auto readable = document::readable_file(path);
  if (!readable) return readable.error();
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<Done> replace_bytes(const std::string& path, const std::string& before, const std::string& after) {
  std::ifstream now(path, std::ios::binary);
  const std::string there(std::istreambuf_iterator<char>(now), {});
  if (there != before)
    return Error{
        Errc::conflict, {}, "was changed by someone else meanwhile and is left alone; run fix again"};
  return base::write_file(path, after);
}

}  // namespace unstigma::cli
