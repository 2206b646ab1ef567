#ifndef UNSTIGMA_CHECK_NAMES_H_
#define UNSTIGMA_CHECK_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "document/passage.h"
#include "match/matcher.h"

namespace unstigma::check {

/// A match with a capital that tells nothing where it stands: at the beginning of a sentence, in a title.
struct MaybeName {
  std::uint32_t program = 0;
  std::uint32_t entry = 0;
  std::string words;   ///< as they are written; empty when they can be no surname
  std::string title;   ///< the sentence they stand in; empty when it is too long for a title
  std::size_t at = 0;  ///< where in it
};

/// Nothing when the match has no capital, or its entry does not let names pass. `analysis` is that in which
/// it was found.
std::optional<MaybeName> maybe_name(const match::Match& match, const match::Analysis& analysis,
                                    const match::Program& program);

/// The names of a document. What is one in the middle of a sentence (Michael Nutter; "in Psycho Beach Party
/// she plays") is one elsewhere, too: as the surname that a sentence begins with, as a title over the text.
/// Names and questions count for some pages, since a file may be a collection, and of very many the last.
class Names {
 public:
  /// How many words before or behind a place a name may stand that tells something of it.
  static constexpr std::uint64_t reach = 10000;

  /// Takes the names of a passage, at whose end so many words of the document have been read.
  void take(const document::Passage& passage, const std::vector<match::Named>& named, std::uint64_t words);
  /// True when what has been taken tells that it is a name.
  bool tell(const MaybeName& maybe) const;
  /// The same for what is still to be taken: the number by which to ask told(), once.
  std::uint64_t ask(MaybeName maybe, std::uint64_t words);
  bool told(std::uint64_t question);

 private:
  /// The text around a name, and where in it the name stands.
  struct Sight {
    std::uint64_t words = 0;
    std::uint32_t program = 0;
    std::uint32_t entry = 0;
    std::string text;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool surname = false;
  };
  struct Question {
    std::uint64_t words = 0;
    std::uint64_t number = 0;
    MaybeName maybe;
  };
  static bool tells(const Sight& sight, const MaybeName& maybe);
  void answer(const Sight& sight);

  std::deque<Sight> sights_;
  std::deque<Question> questions_;
  std::set<std::uint64_t> told_;
  std::uint64_t asked_ = 0;
};

}  // namespace unstigma::check

#endif  // UNSTIGMA_CHECK_NAMES_H_
