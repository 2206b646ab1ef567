include(GNUInstallDirs)
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
install(FILES README.md LICENSE CHANGELOG.md docs/lexicons.md docs/configuration.md docs/suppression.md docs/existing-texts.md docs/ci.md
        docs/schema/unstigma.schema.json DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_VENDOR "the unstigma authors")
set(CPACK_PACKAGE_CONTACT "the unstigma authors <unstigma@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
include(CPack)
