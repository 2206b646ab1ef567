#ifndef UNSTIGMA_REPORT_PLACES_H_
#define UNSTIGMA_REPORT_PLACES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "report/report.h"

namespace unstigma::report {

/// One place in the units that formats ask for.
struct Spot {
  std::uint64_t line = 1;         ///< from 1
  std::uint64_t column = 1;       ///< characters (code points), from 1
  std::uint64_t byte_column = 1;  ///< bytes of UTF-8, from 1
  std::uint64_t character = 0;    ///< characters of the text before it, without byte order mark
};

/// Turns bytes of a file into lines, columns and characters, the same way as Position has them. Each question
/// costs the same, however long the text or its lines. The text must outlive it.
class Places {
 public:
  explicit Places(const text::Decoded& decoded);

  /// Of a byte of the file; behind its end: its end.
  Spot at(std::uint64_t file_offset) const;

 private:
  std::uint64_t characters_before(std::size_t at) const;

  const text::Decoded& decoded_;
  std::vector<std::size_t> line_starts_;
  std::vector<std::uint64_t> counts_;  ///< characters before each stretch of the text
};

/// The Places of the file whose findings come now, for reports that want the text.
class CurrentPlaces {
 public:
  /// Takes the text of a file with lines; that of a container has no places.
  void set(DocumentText&& text);
  void reset() { places_.reset(); }
  explicit operator bool() const { return places_.has_value(); }
  /// As Places::at(); ask only when there are any.
  Spot at(std::uint64_t file_offset) const { return places_->at(file_offset); }

 private:
  text::Decoded decoded_;
  std::optional<Places> places_;
};

}  // namespace unstigma::report

#endif  // UNSTIGMA_REPORT_PLACES_H_
