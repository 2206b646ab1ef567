# What every target of ours is compiled with; not installed.
add_library(unstigma_flags INTERFACE)
target_compile_options(unstigma_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wpedantic;-Wshadow;-Wconversion;-Wsign-conversion;-Wold-style-cast;-Wnon-virtual-dtor;-Woverloaded-virtual>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13
   AND (UNSTIGMA_SANITIZE OR NOT CMAKE_BUILD_TYPE STREQUAL "Debug"))
  # GCC 12 raises these falsely inside <string> and <regex> when it optimizes.
  target_compile_options(unstigma_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict;-Wno-maybe-uninitialized>)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # What clang-tidy's bugprone-reserved-identifier looks for, at no cost: there it took a sixth of the time.
  target_compile_options(unstigma_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wreserved-identifier>)
endif()
if(UNSTIGMA_WERROR)
  target_compile_options(unstigma_flags INTERFACE -Werror)
endif()
if(UNSTIGMA_SANITIZE)
  target_compile_options(unstigma_flags INTERFACE -fsanitize=${UNSTIGMA_SANITIZE} -fno-sanitize-recover=all
                                                  -fno-omit-frame-pointer)
  target_link_options(unstigma_flags INTERFACE -fsanitize=${UNSTIGMA_SANITIZE})
endif()
