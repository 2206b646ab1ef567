#include "cli/sharing.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/stable_hash.h"

namespace unstigma::cli {
namespace {

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return out;
}

/// Which share a file falls to, from 0. The hash is stirred first: its lowest bits alone know little of paths
/// that differ in a digit.
std::uint64_t share_of(std::string_view name, std::uint64_t of) {
  std::uint64_t hash = base::stable_hash(name);
  hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
  hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBU;
  return (hash ^ (hash >> 31U)) % of;
}

}  // namespace

std::optional<report::Shard> shard_named(std::string_view text) {
  constexpr std::uint64_t most = 1000000;
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto index = number(text.substr(0, slash));
  const auto of = number(text.substr(std::min(slash + 1, text.size())));
  if (!index || !of || *index < 1 || *index > *of || *of > most) return std::nullopt;
  report::Shard out;
  out.index = *index;
  out.of = *of;
  return out;
}

void share_out(const Options& options, std::vector<Input>& files, report::Shard& shard) {
  std::uint64_t run = base::stable_hash(version());
  const auto add = [&](std::string_view text) {
    run = base::stable_hash(text, run);
    run = base::stable_hash(std::string_view("\0", 1), run);
  };
  for (const std::string& word :
       {std::to_string(shard.of), options.format, options.baseline, options.since, options.changed_lines})
    add(word);
  add(options.exit_zero ? "exit-zero" : "");
  const project::Rules* rules = nullptr;
  for (const Input& file : files) {
    add(file.name);
    if (file.rules == rules) continue;  // mostly they are those of the file before
    rules = file.rules;
    add(project::key_of(rules->settings));
    add(rules->fail_on);
    add(rules->input_format);
  }
  shard.run = run;
  shard.inputs = files.empty() ? 0 : files.back().place + 1;
  files.erase(
      std::remove_if(files.begin(), files.end(),
                     [&](const Input& file) { return share_of(file.name, shard.of) != shard.index - 1; }),
      files.end());
}

void set_order(const std::vector<Input>& files, report::Shard& shard) {
  shard.order.clear();
  shard.order.reserve(files.size());
  for (const Input& file : files) shard.order.push_back(file.place);
}

}  // namespace unstigma::cli
