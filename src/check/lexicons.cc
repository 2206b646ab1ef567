#include "check/lexicons.h"

#include <fstream>
#include <set>
#include <sstream>

#include "check/shipped.h"
#include "match/compile.h"

namespace unstigma::check {
namespace {

Result<std::string> read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  if (in) out << in.rdbuf();
  if (!in)
    return Error{Errc::io, {path, 0, 0}, "cannot read this lexicon; check the path and its permissions"};
  return std::move(out).str();
}

Result<lexicon::Shared, std::vector<Error>> shared() {
  return lexicon::parse_shared(shipped_forms(), shipped_classes(), shipped_frames());
}

}  // namespace

Result<std::vector<lexicon::Lexicon>, std::vector<Error>> load_lexicons(
    const std::vector<std::string>& paths) {
  std::vector<lexicon::Lexicon> lexicons;
  std::vector<Error> errors;
  if (paths.empty()) return lexicons;
  const auto common = shared();
  if (!common) return common.error();
  std::set<std::string> ids;
  for (const std::string& path : paths) {
    const Result<std::string> bytes = read_whole(path);
    if (!bytes) {
      errors.push_back(bytes.error());
      continue;
    }
    auto lexicon = lexicon::parse(*bytes, path, *common);
    if (!lexicon) {
      errors.insert(errors.end(), lexicon.error().begin(), lexicon.error().end());
    } else if (!ids.insert(lexicon->id).second) {
      errors.push_back(
          {Errc::conflict, {path, 1, 1}, "two lexicons are called '" + lexicon->id + "'; rename one"});
    } else {
      lexicons.push_back(std::move(*lexicon));
    }
  }
  if (!errors.empty()) return errors;
  return lexicons;
}

std::vector<match::Program> load_programs(const std::vector<lexicon::Lexicon>& added) {
  std::vector<match::Program> programs = {match::Program::view(shipped_program())};
  if (added.empty()) return programs;
  const auto common = shared();
  if (!common) return programs;
  const auto frequencies = match::Frequencies::parse(shipped_frequencies());
  programs.push_back(match::Program::own(match::compile(added, *common, frequencies, nullptr)));
  return programs;
}

}  // namespace unstigma::check
