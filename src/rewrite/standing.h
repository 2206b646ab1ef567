#ifndef UNSTIGMA_REWRITE_STANDING_H_
#define UNSTIGMA_REWRITE_STANDING_H_

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rewrite/answers.h"
#include "unstigma/result.h"

namespace unstigma::rewrite {

/// The comments that unstigma has written into a document before: what each says, and where it begins.
class StandingComments {
 public:
  void add(const std::string& says, std::size_t at) { places_[says].push_back(at); }

  /// True when a comment that says this begins at the byte `at`: nothing but markup stands between. `texts`
  /// are the runs of text of the part, in order, with begin and end.
  template <class Texts>
  bool has(const std::string& says, std::size_t at, const Texts& texts) const {
    const auto known = places_.find(says);
    if (known == places_.end()) return false;
    return std::any_of(known->second.begin(), known->second.end(), [&](std::size_t place) {
      if (place > at) return false;
      auto text = std::upper_bound(texts.begin(), texts.end(), place,
                                   [](std::size_t value, const auto& t) { return value < t.end; });
      while (text != texts.end() && text->begin == text->end) ++text;
      return text == texts.end() || text->begin >= at;
    });
  }

 private:
  std::map<std::string, std::vector<std::size_t>> places_;  ///< in `texts`' part
};

/// What a comment about the remark says, as StandingComments has it.
std::string said(std::string_view lead, const Remark& remark);

/// Those of a Word document, from its main part and the part of comments.
Result<StandingComments> docx_standing(std::string_view main, const std::string& main_name,
                                       std::string_view comments, const std::string& comments_name);
/// Those of an OpenDocument text, from content.xml.
Result<StandingComments> odt_standing(std::string_view content);

}  // namespace unstigma::rewrite

#endif  // UNSTIGMA_REWRITE_STANDING_H_
