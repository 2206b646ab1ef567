#include "project/baseline.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/stable_hash.h"
#include "project/place.h"
#include "text/fold.h"

namespace unstigma::project {
namespace {

using Json = nlohmann::ordered_json;

constexpr int schema = 1;

Error broken(const std::string& file, const std::string& why) {
  return {Errc::syntax, {file, 0, 0}, "is no baseline (" + why + "); write it anew with --write-baseline"};
}

bool is_text(const Json& object, const char* key) {
  return object.contains(key) && object[key].is_string();
}

}  // namespace

Baseline Baseline::made_for(const std::string& file) {
  return Baseline(folder_of(absolute(file)));
}

Result<Baseline> Baseline::load(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code error;
  if (!in || !std::filesystem::is_regular_file(file, error))
    return Error{Errc::io,
                 {file, 0, 0},
                 "cannot read this baseline; check the path, or make one with --write-baseline"};
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const Json json = Json::parse(bytes, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return broken(file, "no JSON object");
  if (!json.contains("schema") || json["schema"] != schema)
    return broken(file, "its schema is not " + std::to_string(schema));
  if (!json.contains("findings") || !json["findings"].is_array())
    return broken(file, "it has no list of findings");
  Baseline out = made_for(file);
  for (const Json& item : json["findings"]) {
    const bool sound = item.is_object() && is_text(item, "path") && is_text(item, "rule") &&
                       is_text(item, "match") && is_text(item, "around") && item.contains("count") &&
                       item["count"].is_number_unsigned();
    if (!sound) return broken(file, "a finding lacks path, rule, match, around or count");
    out.known_[{item["path"], item["rule"], item["match"], item["around"]}] +=
        item["count"].get<std::uint64_t>();
  }
  return out;
}

std::string Baseline::called(const std::string& path) const {
  return std::filesystem::path(absolute(path)).lexically_relative(folder_).generic_string();
}

Baseline::Key Baseline::key_of(const std::string& path, const Finding& finding) const {
  text::Folded match;
  text::fold(finding.match, match);
  return {called(path), finding.rule, match.text, base::in_hexadecimal(finding.around)};
}

void Baseline::add(const std::string& path, const Finding& finding) {
  ++known_[key_of(path, finding)];
}

bool Baseline::take(const std::string& path, const Finding& finding) {
  const auto found = known_.find(key_of(path, finding));
  if (found == known_.end() || found->second == 0) return false;
  --found->second;
  return true;
}

std::uint64_t Baseline::left() const {
  std::uint64_t out = 0;
  for (const auto& [key, count] : known_) out += seen_.count(std::get<0>(key)) > 0 ? count : 0;
  return out;
}

std::uint64_t Baseline::findings() const {
  std::uint64_t out = 0;
  for (const auto& [key, count] : known_) out += count;
  return out;
}

std::uint64_t Baseline::files() const {
  std::set<std::string> out;
  for (const auto& [key, count] : known_) out.insert(std::get<0>(key));
  return out.size();
}

std::string Baseline::written() const {
  // A line a finding, so that a change to it reads well in a diff.
  std::string out = "{\n  \"schema\": " + std::to_string(schema) +
                    ",\n  \"about\": \"Findings of unstigma that are known; made by --write-baseline\",\n"
                    "  \"findings\": [";
  const char* before = "\n    ";
  for (const auto& [key, count] : known_) {
    const Json item = {{"path", std::get<0>(key)},
                       {"rule", std::get<1>(key)},
                       {"match", std::get<2>(key)},
                       {"around", std::get<3>(key)},
                       {"count", count}};
    out += before + item.dump(-1, ' ', false, Json::error_handler_t::replace);
    before = ",\n    ";
  }
  return out + (known_.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace unstigma::project
