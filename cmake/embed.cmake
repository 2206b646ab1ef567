# Packs lexicons/<language>/*.toml into a match::Program when unstigma is built, and puts that and the files that
# lexicons read at run time need into the program's read-only data.
function(unstigma_embed_lexicons target language)
  set(folder "${PROJECT_SOURCE_DIR}/lexicons/${language}")
  file(GLOB files CONFIGURE_DEPENDS "${folder}/*.toml" "${folder}/*.txt")
  set(packed "${CMAKE_CURRENT_BINARY_DIR}/lexicons.bin")
  add_custom_command(
    OUTPUT "${packed}"
    COMMAND unstigma_pack "${folder}" "${packed}"
    DEPENDS unstigma_pack ${files}
    COMMENT "Packing the lexicons"
    VERBATIM)
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/shipped.S")
  set(text "    .section .rodata\n")
  foreach(pair "program=${packed}" "forms=${folder}/forms.toml" "classes=${folder}/classes.toml"
               "frames=${folder}/frames.toml" "helplines=${folder}/helplines.toml"
               "frequencies=${folder}/frequency.txt")
    string(REGEX MATCH "^([a-z]+)=(.*)$" _ "${pair}")
    string(APPEND text
      "    .balign 8\n    .globl unstigma_${CMAKE_MATCH_1}_begin\nunstigma_${CMAKE_MATCH_1}_begin:\n"
      "    .incbin \"${CMAKE_MATCH_2}\"\n"
      "    .globl unstigma_${CMAKE_MATCH_1}_end\nunstigma_${CMAKE_MATCH_1}_end:\n    .byte 0\n")
  endforeach()
  string(APPEND text "    .section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT "${assembly}" CONTENT "${text}" @ONLY)
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${packed};${files}")
  target_sources(${target} PRIVATE "${assembly}")
endfunction()
