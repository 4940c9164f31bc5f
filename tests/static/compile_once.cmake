# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

# The two tests of vitalfew_add_rejection(): cmake -D COMPILER= -D INCLUDE= -D SOURCE= -D REGEX= -D BAD= -D MOST= -D FORM= -P compile_once.cmake

set(bad "")
if(FORM STREQUAL "rejected")
  set(bad ${BAD})
endif()

execute_process(
  # The messages are matched, so they are asked for in English and without colours.
  COMMAND "${CMAKE_COMMAND}" -E env LC_ALL=C
    "${COMPILER}" -std=c++20 -fsyntax-only -Wall -Wextra -Werror "-I${INCLUDE}" ${bad} "${SOURCE}"
  RESULT_VARIABLE result
  OUTPUT_VARIABLE output
  ERROR_VARIABLE output
)
# A compiler breaks its lines and indents them as it likes; the expression sees single spaces.
string(REGEX REPLACE "[ \t\r\n]+" " " flat "${output}")
string(REGEX REPLACE "[^\n]+" "" breaks "${output}")
string(LENGTH "${breaks}" lines)

if(FORM STREQUAL "accepted")
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "the good form does not compile:\n${output}")
  endif()
elseif(NOT result MATCHES "^[0-9]+$")
  message(FATAL_ERROR "the compiler could not be run, or crashed: ${result}\n${output}")
elseif(result EQUAL 0)
  message(FATAL_ERROR "the bad form compiles")
elseif(NOT flat MATCHES "${REGEX}")
  message(FATAL_ERROR "the bad form is rejected, but not with a message that matches '${REGEX}':\n${output}")
elseif(lines GREATER MOST)
  message(FATAL_ERROR "the message has ${lines} lines, and nobody reads more than ${MOST}:\n${output}")
endif()
