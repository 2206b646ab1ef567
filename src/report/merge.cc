#include "report/merge.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <queue>
#include <tuple>

#include "document/reader.h"
#include "report/json_values.h"
#include "report/merge_json.h"
#include "report/shard_file.h"

namespace unstigma::report {
namespace {

using Json = nlohmann::ordered_json;

/// Whether a report is one object: json begins with a line that holds nothing but a bracket.
Result<bool> is_one_object(const std::string& path) {
  const auto readable = document::readable_file(path);
  if (!readable) return Error{readable.error().code, {path, 0, 0}, readable.error().message};
  LineFile lines(path);
  const auto first = lines.next();
  if (!first) return first.error();
  return *first && **first == "{";
}

/// Takes shares in, each once, as long as they are of one run.
template <class Share>
class Shares {
 public:
  Result<Done> add(Share share) {
    if (!shares_.empty() && share.shard().run != first().shard().run) {
      return Error{
          Errc::conflict,
          {share.path(), 0, 0},
          "is of another run than " + first().path() +
              ": the version, the options, the number of shards or the list of files differ; run the "
              "shards again with one command"};
    }
    const std::uint64_t index = share.shard().index;
    shares_.emplace(index, std::move(share));
    return Done{};
  }

  Result<Merged> complete(bool partial) const {
    Merged out;
    out.shards = first().shard().of;
    for (std::uint64_t i = 1; i <= out.shards; ++i) {
      if (shares_.count(i) == 0) out.missing.push_back(i);
    }
    for (const auto& [index, share] : shares_) out.status = std::max(out.status, share.status());
    if (!out.missing.empty() && !partial) {
      return Error{Errc::invalid,
                   {},
                   missing_in_words(out) + "; give what they wrote, too, or say --partial to do without"};
    }
    return out;
  }

  std::map<std::uint64_t, Share>& all() { return shares_; }

 private:
  const Share& first() const { return shares_.begin()->second; }
  std::map<std::uint64_t, Share> shares_;  ///< by index
};

/// Where a share has come to.
struct Turn {
  std::uint64_t input = 0;
  ShardFile* file = nullptr;
  bool operator>(const Turn& other) const {
    return std::tie(input, file->shard().index) > std::tie(other.input, other.file->shard().index);
  }
};

/// Writes the lines of all shares in the order of their files, each as it is.
Result<Done> write_lines(Shares<ShardFile>& shares, std::ostream& out) {
  std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns;
  const auto queue = [&](ShardFile& file) -> Result<Done> {
    const auto input = file.next_input();
    if (!input) return input.error();
    if (*input) turns.push({**input, &file});
    return Done{};
  };
  for (auto& [index, file] : shares.all()) {
    const auto queued = queue(file);
    if (!queued) return queued.error();
  }
  const ShardFile* before = nullptr;
  for (std::optional<std::uint64_t> last; !turns.empty();) {
    const Turn turn = turns.top();
    turns.pop();
    if (last == turn.input)
      return Error{Errc::conflict,
                   {turn.file->path(), 0, 0},
                   "tells of a file that " + before->path() + " tells of, too"};
    last = turn.input;
    before = turn.file;
    for (;;) {
      const auto line = turn.file->next_line();
      if (!line) return line.error();
      if (!*line) break;
      out << **line << '\n';
    }
    const auto queued = queue(*turn.file);
    if (!queued) return queued.error();
  }
  return Done{};
}

Result<Merged> merge_lines(const std::vector<std::string>& paths, bool partial, std::ostream& out) {
  Shares<ShardFile> shares;
  for (const std::string& path : paths) {
    auto file = ShardFile::open(path);
    if (!file) return file.error();
    const auto added = shares.add(std::move(*file));
    if (!added) return added.error();
  }
  auto merged = shares.complete(partial);
  if (!merged) return merged;
  const auto written = write_lines(shares, out);
  if (!written) return written.error();
  Totals totals;
  for (const auto& [index, file] : shares.all()) add_summary(file.summary(), totals);
  out << dumped({{"summary", json_of(totals)}}, -1) << '\n';
  return merged;
}

Result<Merged> merge_objects(const std::vector<std::string>& paths, bool partial, std::ostream& out) {
  Shares<ShardObject> shares;
  for (const std::string& path : paths) {
    auto object = ShardObject::open(path);
    if (!object) return object.error();
    const auto added = shares.add(std::move(*object));
    if (!added) return added.error();
  }
  auto merged = shares.complete(partial);
  if (!merged) return merged;
  std::vector<ShardObject*> objects;
  for (auto& [index, object] : shares.all()) objects.push_back(&object);
  const auto joined = join(objects);
  if (!joined) return joined.error();
  out << dumped(*joined, 2) << '\n';
  return merged;
}

}  // namespace

std::string missing_in_words(const Merged& merged) {
  constexpr std::size_t most = 10;  // named; a list of thousands helps nobody
  const std::vector<std::uint64_t>& missing = merged.missing;
  std::string out = missing.size() == 1 ? "shard " : "shards ";
  for (std::size_t i = 0; i < missing.size() && i < most; ++i) {
    const bool last = i + 1 == missing.size();
    out += (i == 0 ? "" : last ? " and " : ", ") + std::to_string(missing[i]);
  }
  if (missing.size() > most) out += " and " + std::to_string(missing.size() - most) + " others";
  return out + " of " + std::to_string(merged.shards) + (missing.size() == 1 ? " is" : " are") + " missing";
}

Result<Merged> merge(const std::vector<std::string>& paths, bool partial, std::ostream& out) {
  const auto objects = is_one_object(paths.front());
  if (!objects) return objects.error();
  for (const std::string& path : paths) {
    const auto too = is_one_object(path);
    if (!too) return too.error();
    if (*too != *objects)
      return Error{
          Errc::conflict,
          {path, 1, 0},
          "is not in the format of " + paths.front() + "; all shards are written in json, or all in jsonl"};
  }
  return *objects ? merge_objects(paths, partial, out) : merge_lines(paths, partial, out);
}

}  // namespace unstigma::report
