#ifndef UNSTIGMA_DOCUMENT_FIELDS_H_
#define UNSTIGMA_DOCUMENT_FIELDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace unstigma::document {

/// A step into structured data: a key, or the place in a list.
struct Step {
  std::string key;
  bool item = false;  ///< of a list; `key` is empty
};

/// Which fields of structured data hold prose.
class Fields {
 public:
  /// Each of `wanted` is a key, wherever it stands ("body"), or a path from the root ("articles.*.body") in
  /// which * is any one key or list. Lists need no step. With none, the usual names of prose count: title,
  /// text, body, description ...
  explicit Fields(const std::vector<std::string>& wanted);

  /// True when the value at `path` is to be read.
  bool hold(const std::vector<Step>& path) const;
  /// True when a key, wherever it stands, is one of the fields.
  bool hold_key(std::string_view key) const;
  /// True when no field was asked for.
  bool usual() const { return paths_.empty() && keys_.empty(); }

 private:
  std::vector<std::string> keys_;                ///< lower case
  std::vector<std::vector<std::string>> paths_;  ///< lower case
};

/// True for keys whose value is a headline.
bool titles(std::string_view key);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_FIELDS_H_
