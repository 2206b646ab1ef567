include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
install(TARGETS unstigma RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES docs/man/unstigma.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

# What shells complete with is printed by the program itself.
set(completions ${PROJECT_BINARY_DIR}/completions)
foreach(shell bash zsh fish)
  add_custom_command(OUTPUT ${completions}/${shell}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${completions}
    COMMAND unstigma completions ${shell} > ${completions}/${shell}
    DEPENDS unstigma VERBATIM)
endforeach()
add_custom_target(unstigma_completions ALL DEPENDS ${completions}/bash ${completions}/zsh ${completions}/fish)
install(FILES ${completions}/bash RENAME unstigma DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completions}/zsh RENAME _unstigma DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${completions}/fish RENAME unstigma.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

install(DIRECTORY lexicons/ DESTINATION ${CMAKE_INSTALL_DATADIR}/unstigma/lexicons FILES_MATCHING PATTERN "*.toml")
install(FILES README.md LICENSE CHANGELOG.md docs/copyright docs/lexicons.md docs/configuration.md docs/suppression.md docs/existing-texts.md docs/ci.md docs/reports.md
        docs/start-journalist.md docs/start-documentation.md docs/start-campaign.md docs/profiles.md docs/formats.md
        docs/schema/unstigma.schema.json DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The library, for programs that check by themselves: examples/embed. It is static, so whoever links it links what it needs,
# named here once for CMake and pkg-config.
set(unstigma_needs "re2 md4c expat yaml-cpp icu-uc icu-i18n")
set(unstigma_cmake ${CMAKE_INSTALL_LIBDIR}/cmake/unstigma)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig OUTPUT_VARIABLE unstigma_up)
configure_file(cmake/unstigma.pc.in unstigma.pc @ONLY)
configure_package_config_file(cmake/unstigma-config.cmake.in unstigma-config.cmake INSTALL_DESTINATION ${unstigma_cmake}
                              NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(unstigma-config-version.cmake COMPATIBILITY SameMinorVersion)
install(TARGETS unstigma_archive EXPORT unstigma ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY include/unstigma DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development FILES_MATCHING PATTERN "*.h")
install(EXPORT unstigma NAMESPACE unstigma:: FILE unstigma-targets.cmake DESTINATION ${unstigma_cmake} COMPONENT development)
install(FILES ${PROJECT_BINARY_DIR}/unstigma-config.cmake ${PROJECT_BINARY_DIR}/unstigma-config-version.cmake
        DESTINATION ${unstigma_cmake} COMPONENT development)
install(FILES ${PROJECT_BINARY_DIR}/unstigma.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_VENDOR "the unstigma authors")
set(CPACK_PACKAGE_CONTACT "the unstigma authors <unstigma@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
unstigma_packages(unstigma_loads ZIP EDIT)  # what dpkg-shlibdeps does not see
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "${unstigma_loads}")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# Two .deb, the program and what is needed to build against it; the .tar.gz holds both.
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME unstigma)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libunstigma-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
unstigma_packages(unstigma_loads ZIP)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${unstigma_loads}, libicu-dev, libre2-dev, libmd4c-dev, libexpat1-dev, libyaml-cpp-dev, pkg-config")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "The library of unstigma, for programs that check by themselves")
include(CPack)
