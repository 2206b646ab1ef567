#ifndef UNSTIGMA_TEXT_SEGMENTER_H_
#define UNSTIGMA_TEXT_SEGMENTER_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace unstigma::text {

/// Finds words and sentences with ICU's rules of the root locale, so that the answer depends on the
/// text only. Costly to build, cheap to use again; not to be shared between threads.
class Segmenter {
 public:
  Segmenter();
  ~Segmenter();
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;

  /// Where a run of text between two word boundaries ends, and whether it is a word or number.
  struct Run {
    std::uint32_t end = 0;
    bool word = false;
  };

  /// All runs of `utf8`, in order and without gaps; written into `runs`.
  void words(std::string_view utf8, std::vector<Run>& runs);

  /// The ends (byte offsets, exclusive) of all sentences of `utf8`, in order; the last is its size.
  void sentences(std::string_view utf8, std::vector<std::uint32_t>& ends);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace unstigma::text

#endif  // UNSTIGMA_TEXT_SEGMENTER_H_
