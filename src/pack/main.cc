// unstigma_pack FOLDER OUTPUT: compiles the lexicons of a folder into the bytes that are built into unstigma.
// Runs while unstigma is built; every mistake in a lexicon stops the build with its place.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "lexicon/defaults.h"
#include "lexicon/helplines.h"
#include "lexicon/lexicon.h"
#include "match/compile.h"

namespace {

namespace fs = std::filesystem;
using unstigma::Error;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

int complain(const std::vector<Error>& errors) {
  for (const Error& error : errors) std::cerr << to_string(error) << '\n';
  return errors.empty() ? 0 : 1;
}

std::vector<fs::path> lexicon_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& item : fs::directory_iterator(folder)) {
    const std::string name = item.path().filename().string();
    const auto other = {"forms.toml", "classes.toml", "frames.toml", "helplines.toml", "defaults.toml"};
    if (item.path().extension() == ".toml" && std::find(other.begin(), other.end(), name) == other.end())
      files.push_back(item.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

int pack(const fs::path& folder, const fs::path& output) {
  const auto shared = unstigma::lexicon::parse_shared(
      slurp(folder / "forms.toml"), slurp(folder / "classes.toml"), slurp(folder / "frames.toml"));
  if (!shared) return complain(shared.error());
  const auto helplines =
      unstigma::lexicon::parse_helplines(slurp(folder / "helplines.toml"), "helplines.toml");
  if (!helplines) return complain(helplines.error());
  const auto defaults = unstigma::lexicon::parse_defaults(slurp(folder / "defaults.toml"), "defaults.toml");
  if (!defaults) return complain(defaults.error());
  std::vector<unstigma::lexicon::Lexicon> lexicons;
  std::vector<Error> errors;
  for (const fs::path& file : lexicon_files(folder)) {
    auto lexicon = unstigma::lexicon::parse(slurp(file), file.filename().string(), *shared);
    if (lexicon) {
      lexicons.push_back(std::move(*lexicon));
    } else {
      errors.insert(errors.end(), lexicon.error().begin(), lexicon.error().end());
    }
  }
  if (!errors.empty()) return complain(errors);
  const auto frequencies = unstigma::match::Frequencies::parse(slurp(folder / "frequency.txt"));
  const std::string bytes = unstigma::match::compile(lexicons, *shared, frequencies, &*defaults);
  std::ofstream out(output, std::ios::binary);
  out << bytes;
  return out.good() ? 0 : complain({{unstigma::Errc::io, {output.string(), 0, 0}, "cannot be written"}});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: unstigma_pack FOLDER OUTPUT\n";
    return 2;
  }
  return pack(argv[1], argv[2]);
}
