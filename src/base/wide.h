#ifndef UNSTIGMA_BASE_WIDE_H_
#define UNSTIGMA_BASE_WIDE_H_

#include <cstddef>

#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define UNSTIGMA_HAS_WIDE 1

/// Before a function that passes over many bytes in registers of 32 bytes, and is called only on processors
/// that have them, see base::width().
#define UNSTIGMA_FOR_WIDE [[gnu::target("arch=x86-64-v3")]]
/// The same for those that move bytes about in registers of 64 bytes (Ice Lake, Zen 4 and later).
#define UNSTIGMA_FOR_WIDEST [[gnu::target("arch=x86-64-v4,avx512vbmi,avx512vbmi2")]]
#else
#define UNSTIGMA_HAS_WIDE 0
#define UNSTIGMA_FOR_WIDE
#define UNSTIGMA_FOR_WIDEST
#endif

namespace unstigma::base {

/// Text is looked at in blocks of so many bytes, one bit for each.
inline constexpr std::size_t block_size = 64;

/// How many bytes a processor looks at together, by what its functions are written for.
enum class Width : unsigned char { narrow, wide, widest };

/// What this processor can do.
inline Width width() {
#if UNSTIGMA_HAS_WIDE
  static const Width width = [] {
    const bool wide = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
                      __builtin_cpu_supports("bmi2") != 0 && __builtin_cpu_supports("lzcnt") != 0 &&
                      __builtin_cpu_supports("popcnt") != 0 && __builtin_cpu_supports("fma") != 0;
    const bool widest = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
                        __builtin_cpu_supports("avx512cd") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
                        __builtin_cpu_supports("avx512vl") != 0 &&
                        __builtin_cpu_supports("avx512vbmi") != 0 &&
                        __builtin_cpu_supports("avx512vbmi2") != 0;
    return !wide ? Width::narrow : widest ? Width::widest : Width::wide;
  }();
  return width;
#else
  return Width::narrow;
#endif
}

/// True on a processor for which UNSTIGMA_FOR_WIDE is meant.
inline bool is_wide() {
  return width() != Width::narrow;
}

}  // namespace unstigma::base

#endif  // UNSTIGMA_BASE_WIDE_H_
