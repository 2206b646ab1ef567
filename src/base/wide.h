#ifndef UNSTIGMA_BASE_WIDE_H_
#define UNSTIGMA_BASE_WIDE_H_

#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define UNSTIGMA_HAS_WIDE 1

/// Before a function that passes over many bytes: it is compiled once more for processors with wider
/// registers, and the right one is chosen when the program starts, by what the processor can do (a name such
/// as haswell would be asked for by model, which no AMD is). Nothing where compiler or system cannot do that.
#define UNSTIGMA_WIDE [[gnu::target_clones("arch=x86-64-v3", "default")]]

/// Before a function that is written for such processors and called on them alone, see base::is_wide().
#define UNSTIGMA_FOR_WIDE [[gnu::target("arch=x86-64-v3")]]
#else
#define UNSTIGMA_HAS_WIDE 0
#define UNSTIGMA_WIDE
#define UNSTIGMA_FOR_WIDE
#endif

namespace unstigma::base {

/// True on a processor for which UNSTIGMA_FOR_WIDE is meant.
inline bool is_wide() {
#if UNSTIGMA_HAS_WIDE
  static const bool wide = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
                           __builtin_cpu_supports("bmi2") != 0 && __builtin_cpu_supports("lzcnt") != 0 &&
                           __builtin_cpu_supports("popcnt") != 0 && __builtin_cpu_supports("fma") != 0;
  return wide;
#else
  return false;
#endif
}

}  // namespace unstigma::base

#endif  // UNSTIGMA_BASE_WIDE_H_
