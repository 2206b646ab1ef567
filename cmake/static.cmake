# Libraries of C++ cost a program more when it starts than libraries of C, since every name in them is looked up. RE2 and
# yaml-cpp go into our programs from their static archives, where there are such, and toml++ is compiled once, in
# base/toml_library.cc. Sanitizers get the shared ones. ICU and libstdc++ stay shared: they are large, and fixes reach them
# from outside; so does expat, which is of C and often mended. docs/copyright has the notices of what becomes ours.
option(UNSTIGMA_STATIC "Take RE2, yaml-cpp and toml++ into the program, which starts faster" ON)

function(unstigma_static target shared archive)
  add_library(${target} INTERFACE)
  if(UNSTIGMA_STATIC AND NOT UNSTIGMA_SANITIZE)
    find_library(${target}_archive ${archive})
  endif()
  if(${target}_archive)
    target_link_libraries(${target} INTERFACE ${${target}_archive})
    target_include_directories(${target} SYSTEM INTERFACE $<TARGET_PROPERTY:${shared},INTERFACE_INCLUDE_DIRECTORIES>)
    target_compile_definitions(${target} INTERFACE $<TARGET_PROPERTY:${shared},INTERFACE_COMPILE_DEFINITIONS>)
  else()
    target_link_libraries(${target} INTERFACE ${shared})
  endif()
endfunction()

unstigma_static(unstigma_re2 PkgConfig::RE2 libre2.a)
unstigma_static(unstigma_yaml yaml-cpp libyaml-cpp.a)

# toml++ takes for granted what bytes that are no TOML can make untrue: GCC makes nothing of that, clang would.
add_library(unstigma_toml INTERFACE)
if(UNSTIGMA_STATIC AND NOT UNSTIGMA_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(unstigma_toml_inside base/toml_library.cc)
  target_compile_definitions(unstigma_toml INTERFACE TOML_HEADER_ONLY=0)
  target_include_directories(unstigma_toml SYSTEM INTERFACE
    $<TARGET_PROPERTY:tomlplusplus::tomlplusplus,INTERFACE_INCLUDE_DIRECTORIES>)
else()
  target_link_libraries(unstigma_toml INTERFACE tomlplusplus::tomlplusplus)
endif()
