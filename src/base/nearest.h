#ifndef UNSTIGMA_BASE_NEAREST_H_
#define UNSTIGMA_BASE_NEAREST_H_

#include <string>
#include <string_view>
#include <vector>

namespace unstigma {

/// The nearest of `names` to `word`, for "did you mean": at most a third of its letters off (by insertion,
/// loss, change or swap of neighbours), the first of several; empty when none is near.
std::string nearest_name(std::string_view word, const std::vector<std::string>& names);

}  // namespace unstigma

#endif  // UNSTIGMA_BASE_NEAREST_H_
