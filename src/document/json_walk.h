#ifndef UNSTIGMA_DOCUMENT_JSON_WALK_H_
#define UNSTIGMA_DOCUMENT_JSON_WALK_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/builder.h"
#include "document/fields.h"
#include "document/passage.h"
#include "document/value.h"
#include "unstigma/result.h"

namespace unstigma::document {

/// Goes through JSON value by value without building any; forgives comments and commas at the end.
class JsonWalk {
 public:
  explicit JsonWalk(const Block& block) : block_(block), text_(block.text()) {}
  virtual ~JsonWalk() = default;
  JsonWalk(const JsonWalk&) = delete;
  JsonWalk& operator=(const JsonWalk&) = delete;

  /// Reads one value; true when there was one. A mistake ends it.
  Result<bool> read_value();

 protected:
  /// The bytes between the quotation marks of a string that is no name, at path().
  virtual void string(std::size_t /*begin*/, std::size_t /*end*/) {}
  /// Those of a number, true, false or null.
  virtual void word(std::size_t /*begin*/, std::size_t /*end*/) {}
  /// An object or a list begins, of which path() is the last step.
  virtual void opened() {}
  virtual void comment(std::size_t /*begin*/, std::size_t /*end*/) {}
  /// True when the rest is of no interest: read_value() ends there.
  virtual bool enough() const { return false; }

  std::string_view text() const { return text_; }
  const std::vector<Step>& path() const { return path_; }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool skip_space();
  Error mistake(const std::string& what) const;
  std::optional<Error> step();
  std::optional<Error> open(char c);
  std::optional<Error> close(char c);
  std::optional<Error> quoted();
  std::optional<Error> bare();

  const Block& block_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Step> path_;
  std::vector<std::size_t> opened_;
  bool key_next_ = false;
};

/// Hands out the strings of fields.
class JsonText : public JsonWalk {
 public:
  JsonText(const Block& block, const Fields& fields, const PassageSink& sink);

 protected:
  void string(std::size_t begin, std::size_t end) override;
  void comment(std::size_t begin, std::size_t end) override;

 private:
  const Fields& fields_;
  Value value_;
  Builder comments_;
};

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_JSON_WALK_H_
