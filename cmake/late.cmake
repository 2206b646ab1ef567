# Libraries that are loaded when they are first needed: the program asks for them by the name that the linker would have
# written into it.
#
# unstigma_load_late(SOURCE PREFIX DEFINITION): what pkg_check_modules found as PREFIX is loaded by SOURCE, which gets its
# name as DEFINITION.
function(unstigma_load_late source prefix definition)
  list(GET ${prefix}_LINK_LIBRARIES 0 library)
  execute_process(COMMAND ${CMAKE_OBJDUMP} -p ${library} OUTPUT_VARIABLE told ERROR_QUIET)
  if(NOT told MATCHES "SONAME +([^ \n]+)")
    message(FATAL_ERROR "${library} tells no SONAME; unstigma needs ${${prefix}_MODULE_NAME} as a shared library")
  endif()
  set_property(SOURCE ${source} APPEND PROPERTY COMPILE_DEFINITIONS "${definition}=\"${CMAKE_MATCH_1}\"")
  set(${prefix}_SONAME ${CMAKE_MATCH_1} CACHE INTERNAL "what ${source} loads")
endfunction()

# unstigma_packages(RESULT PREFIX...): the Debian packages that they come in. One that no package owns is left out, and said.
function(unstigma_packages result)
  set(packages "")
  find_program(DPKG_QUERY dpkg-query)
  foreach(prefix IN LISTS ARGN)
    if(DPKG_QUERY)
      execute_process(COMMAND ${DPKG_QUERY} --search "*/${${prefix}_SONAME}" OUTPUT_VARIABLE told ERROR_QUIET)
      if(told MATCHES "^([a-z0-9][a-z0-9.+-]+)[:,]")
        list(APPEND packages ${CMAKE_MATCH_1})
      else()
        message(WARNING "no Debian package owns ${${prefix}_SONAME}: the package of unstigma will not ask for it")
      endif()
    endif()
  endforeach()
  list(JOIN packages ", " packages)
  set(${result} "${packages}" PARENT_SCOPE)
endfunction()
