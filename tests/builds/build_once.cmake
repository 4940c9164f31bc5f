# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

# The test of vitalfew_add_build(): cmake -D COMPILER= -D FLAGS= -D INCLUDE= -D SOURCE= -D OUTPUT= -P build_once.cmake

execute_process(
  COMMAND "${COMPILER}" -std=c++20 ${FLAGS} "-I${INCLUDE}" "${SOURCE}" -o "${OUTPUT}"
  RESULT_VARIABLE built
  OUTPUT_VARIABLE messages
  ERROR_VARIABLE messages
)
if(NOT built EQUAL 0)
  message(FATAL_ERROR "it does not compile with ${FLAGS}:\n${messages}")
endif()

execute_process(COMMAND "${OUTPUT}" RESULT_VARIABLE result ERROR_VARIABLE messages)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "built with ${FLAGS}, it ends with ${result}: ${messages}")
endif()

execute_process(COMMAND "${OUTPUT}" error RESULT_VARIABLE result ERROR_VARIABLE messages)
if(result EQUAL 0)
  message(FATAL_ERROR "an error went unnoticed")
elseif(NOT messages MATCHES "NaN or infinite; the first is nan at index 1")
  message(FATAL_ERROR "it ended with ${result}, but not with the message of the error: ${messages}")
endif()
