#include "text/segmenter.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cassert>

namespace unstigma::text {
namespace {

struct BreakCloser {
  void operator()(UBreakIterator* it) const { ubrk_close(it); }
};
struct TextCloser {
  void operator()(UText* text) const { utext_close(text); }
};
using BreakIterator = std::unique_ptr<UBreakIterator, BreakCloser>;

BreakIterator open(UBreakIteratorType type) {
  UErrorCode status = U_ZERO_ERROR;
  BreakIterator it(ubrk_open(type, "", nullptr, 0, &status));
  assert(U_SUCCESS(status));
  return it;
}

/// Points `it` at `utf8` and calls `each(end, rule status)` for every boundary after the first.
template <class Each>
void walk(BreakIterator& it, UBreakIteratorType type, std::string_view utf8, const Each& each) {
  if (utf8.empty()) return;
  if (!it) it = open(type);
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UText, TextCloser> text(
      utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status));
  ubrk_setUText(it.get(), text.get(), &status);
  assert(U_SUCCESS(status));
  for (std::int32_t end = ubrk_next(it.get()); end != UBRK_DONE; end = ubrk_next(it.get())) {
    each(static_cast<std::uint32_t>(end), ubrk_getRuleStatus(it.get()));
  }
}

}  // namespace

struct Segmenter::Impl {
  BreakIterator word;
  BreakIterator sentence;
};

Segmenter::Segmenter() : impl_(std::make_unique<Impl>()) {}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

void Segmenter::words(std::string_view utf8, std::vector<Run>& runs) {
  runs.clear();
  walk(impl_->word, UBRK_WORD, utf8, [&](std::uint32_t end, std::int32_t rule) {
    runs.push_back({end, rule >= UBRK_WORD_NUMBER});
  });
}

void Segmenter::sentences(std::string_view utf8, std::vector<std::uint32_t>& ends) {
  ends.clear();
  walk(impl_->sentence, UBRK_SENTENCE, utf8,
       [&](std::uint32_t end, std::int32_t /*rule*/) { ends.push_back(end); });
}

}  // namespace unstigma::text
