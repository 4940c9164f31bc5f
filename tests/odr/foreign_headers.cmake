# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

# Writes includes of the headers that ours include, but that are not ours, into OUTPUT. HEADERS are our headers, separated
# by |.

string(REPLACE "|" ";" HEADERS "${HEADERS}")
set(foreign "")
foreach(header IN LISTS HEADERS)
  file(STRINGS "${header}" lines REGEX "^#[ ]*include <")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^#[ ]*include <([^>]+)>.*" "\\1" name "${line}")
    if(NOT name MATCHES "^vitalfew/")
      list(APPEND foreign "#include <${name}>")
    endif()
  endforeach()
endforeach()
list(REMOVE_DUPLICATES foreign)
list(SORT foreign)
list(JOIN foreign "\n" text)
file(WRITE "${OUTPUT}" "// Written by tests/odr/foreign_headers.cmake\n${text}\n")
