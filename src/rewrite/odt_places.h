#ifndef UNSTIGMA_REWRITE_ODT_PLACES_H_
#define UNSTIGMA_REWRITE_ODT_PLACES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "unstigma/result.h"

namespace unstigma::rewrite {

/// Character data in the text of an OpenDocument text.
struct OdtText {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool in_note = false;    ///< or in a text box: changes are tracked there, comments find no place
  std::size_t spans = 0;   ///< around it, in its paragraph
  std::string open_spans;  ///< their tags
};

/// A note, picture or text box inside a paragraph, and in no other.
struct OdtObject {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool note = false;
};

/// Where content.xml can be answered in.
struct OdtPlaces {
  std::vector<OdtText> texts;      ///< in order; without comments, descriptions and deleted text
  std::vector<OdtObject> objects;  ///< in order
  std::size_t prelude = 0;         ///< where <text:tracked-changes> may be put
  std::size_t changes_begin = 0;   ///< the tag of the one that is there; 0: there is none
  std::size_t changes_end = 0;     ///< where it closes
  bool changes_empty = false;      ///< it is an empty tag

  /// The text that holds a byte; of one that `ends` there, too. nullptr when none does.
  const OdtText* at(std::size_t byte, bool ends) const;
  /// The object that a byte is in; nullptr when it is in none.
  const OdtObject* object_at(std::size_t byte) const;
};
Result<OdtPlaces> odt_places(std::string_view xml);

/// "unstigma-N", the names of what unstigma puts in: the highest N that the text has already.
std::size_t highest_name(std::string_view xml);

/// Who and when, as comments and changes tell it. Declares what `xml` does not.
std::string odt_creator(std::string_view xml, const std::string& date);

/// True when the text uses the prefixes that all programs use.
bool usual_prefixes(std::string_view xml);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_ODT_PLACES_H_
