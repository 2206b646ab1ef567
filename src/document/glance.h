#ifndef UNSTIGMA_DOCUMENT_GLANCE_H_
#define UNSTIGMA_DOCUMENT_GLANCE_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace unstigma::document {

/// Looks at plain text in UTF-8, which is streamed, before passages are made of it, so that none need be made
/// where nothing can be found: in most prose. Whoever reads other formats makes every passage, since what
/// stands in their bytes is not yet text.
class Glance {
 public:
  virtual ~Glance() = default;
  Glance() = default;
  Glance(const Glance&) = delete;
  Glance& operator=(const Glance&) = delete;

  /// Fills `places` with the bytes of `text` where something begins that may be found. `text` is whole
  /// paragraphs as they stand in the source. Words on both sides of a soft line break are neighbours. False
  /// when it cannot tell; then every passage is made.
  virtual bool look(std::string_view text, std::vector<std::uint32_t>& places) = 0;

  /// Takes paragraphs without such a place, of which no passage is made, in their turn.
  virtual void pass_over(std::string_view text) = 0;
};

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_GLANCE_H_
