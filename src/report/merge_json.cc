#include "report/merge_json.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "report/json_values.h"
#include "report/shard_file.h"

namespace unstigma::report {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t lists = std::size(json_lists);

/// What one file has in the lists of its share.
struct Row {
  std::uint64_t input = 0;
  ShardObject* object = nullptr;
  std::array<std::uint64_t, lists> begins{}, counts{};
};

Error damaged(const ShardObject& object) {
  return {Errc::syntax,
          {object.path(), 0, 0},
          "its lists are not those that its shard wrote; run this shard again"};
}

/// The rows of a share; an Error unless they count what is there.
Result<Done> add_rows(ShardObject& object, std::vector<Row>& rows) {
  std::array<std::uint64_t, lists> at{};
  for (const Json& item : object.json()["shard"]["order"]) {
    if (!item.is_array() || item.size() != lists + 1) return damaged(object);
    if (!std::all_of(item.begin(), item.end(), [](const Json& count) { return count.is_number_unsigned(); }))
      return damaged(object);
    Row row;
    row.input = item[0].get<std::uint64_t>();
    row.object = &object;
    row.begins = at;
    for (std::size_t i = 0; i < lists; ++i) {
      row.counts[i] = item[i + 1].get<std::uint64_t>();
      at[i] += row.counts[i];
    }
    rows.push_back(row);
  }
  for (std::size_t i = 0; i < lists; ++i) {
    const auto list = object.json().find(json_lists[i]);
    const std::uint64_t there = list == object.json().end() ? 0 : list->is_array() ? list->size() : 0;
    if (there != at[i]) return damaged(object);
  }
  return Done{};
}

}  // namespace

Result<ShardObject> ShardObject::open(const std::string& path) {
  ShardObject out(path);
  std::ifstream in(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  try {
    out.json_ = Json::parse(bytes);
  } catch (const Json::parse_error& error) {
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, bytes.size()));
    const auto line = static_cast<std::uint64_t>(1 + std::count(bytes.begin(), end, '\n'));
    return Error{Errc::syntax, {path, line, 0}, "this is no JSON, or breaks off here; run this shard again"};
  }
  const Json shard = out.json_.is_object() ? out.json_.value("shard", Json()) : Json();
  const auto found = shard_of(shard);
  const auto status = found && shard.contains("status") ? shard["status"] : Json();
  if (!found || !status.is_number_unsigned() || status.get<unsigned>() > 2 ||
      !out.json_.contains("summary") || !shard.contains("order") || !shard["order"].is_array()) {
    return Error{Errc::syntax,
                 {path, 1, 0},
                 "this is no report of a shard; unstigma --shard I/N --format json writes them"};
  }
  out.shard_ = *found;
  out.status_ = status.get<int>();
  return out;
}

Result<Json> join(const std::vector<ShardObject*>& objects) {
  std::vector<Row> rows;
  Totals totals;
  for (ShardObject* object : objects) {
    const auto added = add_rows(*object, rows);
    if (!added) return added.error();
    add_summary(object->json()["summary"], totals);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.input < b.input; });
  std::array<Json, lists> joined;
  joined.fill(Json::array());
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < lists; ++i) {
      for (std::uint64_t k = 0; k < row.counts[i]; ++k)
        joined[i].push_back(std::move(row.object->json()[json_lists[i]][row.begins[i] + k]));
    }
  }
  return whole_report(std::move(joined[0]), std::move(joined[1]), std::move(joined[2]), std::move(joined[3]),
                      std::move(joined[4]), totals);
}

}  // namespace unstigma::report
