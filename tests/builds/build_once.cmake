# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

# The test of vitalfew_add_build(): cmake -D COMPILER= -D FLAGS= -D INCLUDE= -D SOURCE= -D OUTPUT= -D EXPECT= -D MATCH= -P build_once.cmake

execute_process(
  COMMAND "${COMPILER}" -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Werror
    ${FLAGS} "-I${INCLUDE}" "${SOURCE}" -o "${OUTPUT}"
  RESULT_VARIABLE built
  OUTPUT_VARIABLE messages
  ERROR_VARIABLE messages
)

if(EXPECT STREQUAL "refused")
  if(built EQUAL 0)
    message(FATAL_ERROR "it compiles with ${FLAGS}")
  elseif(NOT messages MATCHES "${MATCH}")
    message(FATAL_ERROR "refused, but not with a message that matches '${MATCH}':\n${messages}")
  endif()
  return()
endif()

if(NOT built EQUAL 0)
  message(FATAL_ERROR "it does not compile with ${FLAGS}:\n${messages}")
endif()
if(EXPECT STREQUAL "runs")
  execute_process(COMMAND "${OUTPUT}" RESULT_VARIABLE result ERROR_VARIABLE messages)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "built with ${FLAGS}, it ends with ${result}: ${messages}")
  endif()
else()
  execute_process(COMMAND "${OUTPUT}" error RESULT_VARIABLE result ERROR_VARIABLE messages)
  if(result EQUAL 0)
    message(FATAL_ERROR "an error went unnoticed")
  elseif(NOT messages MATCHES "${MATCH}")
    message(FATAL_ERROR "it ended with ${result}, but not with a message that matches '${MATCH}': ${messages}")
  endif()
endif()
