#include "check/shipped.h"

// Made by cmake/embed.cmake from the packed lexicons and lexicons/en.
#define UNSTIGMA_EMBEDDED(name)                                                         \
  extern "C" const char unstigma_##name##_begin[];                                      \
  extern "C" const char unstigma_##name##_end[];                                        \
  std::string_view unstigma::check::shipped_##name() {                                  \
    return {unstigma_##name##_begin,                                                    \
            static_cast<std::size_t>(unstigma_##name##_end - unstigma_##name##_begin)}; \
  }

UNSTIGMA_EMBEDDED(program)
UNSTIGMA_EMBEDDED(forms)
UNSTIGMA_EMBEDDED(classes)
UNSTIGMA_EMBEDDED(frames)
UNSTIGMA_EMBEDDED(helplines)
UNSTIGMA_EMBEDDED(frequencies)
