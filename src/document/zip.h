#ifndef UNSTIGMA_DOCUMENT_ZIP_H_
#define UNSTIGMA_DOCUMENT_ZIP_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "unstigma/result.h"

struct zip;

namespace unstigma::document {

/// A ZIP archive in memory, read with limits: hostile sizes, ratios and numbers of entries are refused before
/// and while they unpack. Names of entries are only ever compared, never used as paths.
class Zip {
 public:
  /// `bytes` must outlive the archive. Errc::syntax for what is damaged or cut off, Errc::unsupported for
  /// what is locked or too large.
  static Result<Zip> open(std::string_view bytes);

  Zip(Zip&&) noexcept = default;
  Zip& operator=(Zip&&) noexcept = default;

  /// The names of the entries, in the order of the archive.
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const;
  /// The bytes of an entry. Errors name it.
  Result<std::string> read(std::string_view name);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  Zip() = default;

  std::unique_ptr<zip, Close> archive_;
  std::vector<std::string> names_;
  std::map<std::string, std::uint64_t, std::less<>> indexes_;  ///< of the first entry of each name
  std::uint64_t unpacked_ = 0;                                 ///< bytes read so far
};

/// A name from inside an archive as it may be shown: ASCII, of bearable length.
std::string printable(std::string_view name);

/// The archive with entries replaced, or added behind the last. All other entries stay as they are, packed
/// bytes and all.
Result<std::string> with_entries(std::string_view archive, const std::map<std::string, std::string>& entries);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_ZIP_H_
