# Libraries of C++ cost a program more when it starts than libraries of C, since every name in them is looked up. RE2 and
# yaml-cpp go into our programs from their static archives, where there are such; sanitizers get the shared ones. toml++ is
# compiled once, in base/toml_library.cc. ICU and libstdc++ stay shared: they are large, and fixes reach them from outside;
# expat, of C and often mended, does, too. docs/copyright has the notices of all that becomes part of the program.
option(UNSTIGMA_STATIC "Link RE2 and yaml-cpp from their static archives, where there are" ON)

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

add_library(unstigma_toml INTERFACE)
target_compile_definitions(unstigma_toml INTERFACE TOML_HEADER_ONLY=0)
target_include_directories(unstigma_toml SYSTEM INTERFACE
  $<TARGET_PROPERTY:tomlplusplus::tomlplusplus,INTERFACE_INCLUDE_DIRECTORIES>)
