#ifndef UNSTIGMA_BASE_WIDE_H_
#define UNSTIGMA_BASE_WIDE_H_

/// Before a function that passes over many bytes: it is compiled once more for processors with wider
/// registers, and the right one is chosen when the program starts, by what the processor can do (a name such
/// as haswell would be asked for by model, which no AMD is). Nothing where compiler or system cannot do that.
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define UNSTIGMA_WIDE [[gnu::target_clones("arch=x86-64-v3", "default")]]
#else
#define UNSTIGMA_WIDE
#endif

#endif  // UNSTIGMA_BASE_WIDE_H_
