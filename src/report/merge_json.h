#ifndef UNSTIGMA_REPORT_MERGE_JSON_H_
#define UNSTIGMA_REPORT_MERGE_JSON_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "report/shard.h"
#include "unstigma/result.h"

namespace unstigma::report {

/// The report of a share as one object, in memory.
class ShardObject {
 public:
  static Result<ShardObject> open(const std::string& path);

  const std::string& path() const { return path_; }
  const Shard& shard() const { return shard_; }
  int status() const { return status_; }
  nlohmann::ordered_json& json() { return json_; }

 private:
  explicit ShardObject(std::string path) : path_(std::move(path)) {}

  std::string path_;
  Shard shard_;
  int status_ = 0;
  nlohmann::ordered_json json_;
};

/// The lists of a report in the order in which a shard counts their items.
inline constexpr const char* json_lists[] = {"findings", "passed", "help", "files", "errors"};

/// What one process would have printed; moves the items out of the objects.
Result<nlohmann::ordered_json> join(const std::vector<ShardObject*>& objects);

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_MERGE_JSON_H_
