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

# Base64 of hexadecimal digits, as a Content-Security-Policy writes a digest.
function(unstigma_base64 hexadecimal result)
  set(letters "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  set(out "")
  string(LENGTH "${hexadecimal}" digits)
  math(EXPR over "${digits} % 6")
  if(over GREATER 0)
    math(EXPR missing "6 - ${over}")
    string(REPEAT "0" ${missing} zeros)
    string(APPEND hexadecimal "${zeros}")
  endif()
  string(LENGTH "${hexadecimal}" whole)
  math(EXPR last "${whole} - 1")
  foreach(at RANGE 0 ${last} 6)
    string(SUBSTRING "${hexadecimal}" ${at} 6 three_bytes)
    foreach(shift 18 12 6 0)
      math(EXPR index "(0x${three_bytes} >> ${shift}) & 63")
      string(SUBSTRING "${letters}" ${index} 1 letter)
      string(APPEND out "${letter}")
    endforeach()
  endforeach()
  if(over GREATER 0)
    math(EXPR pads "${missing} / 2")
    string(LENGTH "${out}" length)
    math(EXPR keep "${length} - ${pads}")
    string(SUBSTRING "${out}" 0 ${keep} out)
    string(REPEAT "=" ${pads} equals)
    string(APPEND out "${equals}")
  endif()
  set(${result} "${out}" PARENT_SCOPE)
endfunction()

# Puts the style and the script of the HTML report into the program, with the digests that its
# Content-Security-Policy names them by.
function(unstigma_embed_page target)
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/page.S")
  set(text "    .section .rodata\n")
  foreach(name style script)
    set(file "${CMAKE_CURRENT_SOURCE_DIR}/report/page.${name}")
    string(REPLACE ".style" ".css" file "${file}")
    string(REPLACE ".script" ".js" file "${file}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(SHA256 "${file}" digest)
    unstigma_base64("${digest}" digest)
    string(APPEND text
      "    .globl unstigma_page_${name}_begin\nunstigma_page_${name}_begin:\n    .incbin \"${file}\"\n"
      "    .globl unstigma_page_${name}_end\nunstigma_page_${name}_end:\n    .byte 0\n"
      "    .globl unstigma_page_${name}_digest\nunstigma_page_${name}_digest:\n    .asciz \"sha256-${digest}\"\n")
    set_property(SOURCE "${assembly}" APPEND PROPERTY OBJECT_DEPENDS "${file}")
  endforeach()
  string(APPEND text "    .section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT "${assembly}" CONTENT "${text}" @ONLY)
  target_sources(${target} PRIVATE "${assembly}")
endfunction()
