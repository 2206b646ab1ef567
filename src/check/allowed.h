#ifndef UNSTIGMA_CHECK_ALLOWED_H_
#define UNSTIGMA_CHECK_ALLOWED_H_

#include <string>
#include <string_view>
#include <vector>

#include "document/passage.h"
#include "text/fold.h"

namespace unstigma::check {

/// Words, names and titles that are never reported. Case, apostrophes and hyphens are folded, but a word that
/// is given with a capital is met with one only: "Crazy Horse" lets CRAZY HORSE pass and not a crazy horse.
class Allowed {
 public:
  explicit Allowed(const std::vector<std::string>& phrases);

  bool empty() const { return phrases_.empty(); }

  /// The phrase that stands in `text` around the whole of `place`, as it was given; nullptr when there is
  /// none.
  const std::string* around(std::string_view text, document::TextRange place) const;

 private:
  struct Phrase {
    std::string given;
    std::string folded;
    std::vector<bool> capitals;  ///< for each word: it was given with a capital
  };
  std::vector<Phrase> phrases_;
};

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_ALLOWED_H_
