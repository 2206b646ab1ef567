#ifndef UNSTIGMA_MATCH_SCAN_H_
#define UNSTIGMA_MATCH_SCAN_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "match/program.h"
#include "match/read_words.h"

namespace unstigma::match {

/// A word of the text that some phrase is looked for by.
struct Candidate {
  std::uint32_t program = 0;
  std::uint32_t posting = 0;  ///< a phrase, or a pattern with probe_bit
  std::uint32_t at = 0;       ///< where the word begins in the text
  std::uint32_t word = 0;     ///< which of the scanned words it is
};

/// The ASCII letters and digits that begin at a byte of a text.
std::string_view run_at(std::string_view text, std::size_t begin);

/// What the scan saw of a text. Keeps its memory from text to text.
class Scanned {
 public:
  std::string_view text;              ///< must stay where it is
  std::vector<Candidate> candidates;  ///< in the order of the text

  std::uint32_t size() const { return count_; }
  /// The longest text that there is memory for, in bytes.
  std::size_t room() const { return room_; }
  const ScannedWord& operator[](std::size_t i) const { return words_[i]; }
  /// True when white space stands right before word i > 0.
  bool parted(std::uint32_t i) const { return static_cast<unsigned char>(text[words_[i].begin - 1]) <= ' '; }
  /// The first word that begins at or behind a byte of the text.
  std::uint32_t word_at(std::uint32_t byte) const;
  /// How many blocks of the text (base::block_size bytes) hold anything but ASCII, and where the i-th of them
  /// begins.
  std::uint32_t beyond_ascii() const { return beyond_count_; }
  std::uint32_t beyond_ascii(std::size_t i) const { return beyond_[i]; }

 private:
  friend class Scan;
  /// Makes room for a text. Memory that is not written is not touched: most texts need a third of it.
  void reserve(std::size_t bytes);

  std::size_t room_ = 0;                     ///< the longest text that there is room for
  std::unique_ptr<ScannedWord[]> words_;     ///< the first count_ count
  std::unique_ptr<std::uint32_t[]> hits_;    ///< the words that the filter lets through; likewise
  std::unique_ptr<std::uint32_t[]> beyond_;  ///< likewise: blocks
  std::uint32_t count_ = 0;
  std::uint32_t beyond_count_ = 0;
};

/// Which document guards have been met: patterns of programs. Quick to ask.
class MetProbes {
 public:
  bool has(std::uint32_t program, std::uint32_t pattern) const {
    return program < met_.size() && pattern < met_[program].size() && met_[program][pattern];
  }
  void add(std::uint32_t program, std::uint32_t pattern) {
    if (met_.size() <= program) met_.resize(program + std::size_t{1});
    if (met_[program].size() <= pattern) met_[program].resize(pattern + std::size_t{1});
    met_[program][pattern] = true;
  }
  void clear() { met_.clear(); }

 private:
  std::vector<std::vector<bool>> met_;
};

/// Looks for the words by which the phrases of programs are found. Not changed by use.
class Scan {
 public:
  explicit Scan(std::vector<Program> programs);
  Scan(const Scan&) = delete;
  Scan& operator=(const Scan&) = delete;

  /// Fills `out`. Its candidates are a superset of what matches, provided that text::may_fold_to_ascii(text)
  /// is false or the text is already folded. Document guards that are among `met` are left out.
  void run(std::string_view text, Scanned& out, const MetProbes& met) const;

 private:
  std::uint32_t read_words(std::string_view text, Scanned& out) const;
  std::uint32_t keep_leading(std::uint32_t hits, Scanned& out) const;
  void add_candidates(std::uint32_t word, Scanned& out, const MetProbes& met) const;

  std::vector<Program> programs_;
  std::vector<std::uint64_t> united_;  ///< the filters of several programs, which follow one another
  // Of all programs together; of a single one they are its own.
  const std::uint64_t* filter_;
  const std::uint64_t* filter_alone_;
  const std::uint64_t* pairs_;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_SCAN_H_
