#ifndef UNSTIGMA_DOCUMENT_OOXML_H_
#define UNSTIGMA_DOCUMENT_OOXML_H_

#include <string>
#include <string_view>
#include <vector>

#include "document/zip.h"

namespace unstigma::document {

/// One part of an Office file leads to another.
struct Relationship {
  std::string id;
  std::string type;    ///< the last word of its address: "officeDocument", "footnotes"
  std::string target;  ///< a name in the archive; of external ones, as written
  bool external = false;
};

/// The relationships of a part, or of the whole package for ""; none when the archive lists none.
Result<std::vector<Relationship>> relationships(Zip& zip, const std::string& part);

/// The name in the archive that holds the relationships of a part.
std::string relationships_name(const std::string& part);

/// A target as seen from the part that names it: relative to its folder, or from the root with a leading /.
/// Never leads out of the archive.
std::string resolved(const std::string& part, std::string_view target);

/// The first target of a type; empty when there is none.
std::string target_of(const std::vector<Relationship>& all, std::string_view type);

}  // namespace unstigma::document

#endif  // UNSTIGMA_DOCUMENT_OOXML_H_
