# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

# The test of vitalfew_add_build(): cmake -D COMPILER= -D LAUNCHER= -D FLAGS= -D INCLUDE= -D SOURCE= -D OUTPUT= -P build_once.cmake

foreach(tool IN ITEMS "${COMPILER}" ${LAUNCHER})
  find_program(found "${tool}" NO_CACHE)
  if(NOT found)
    message("skipped: there is no ${tool}")
    return()
  endif()
  unset(found)
endforeach()

# Whether the compiler has a library for these flags: g++ for 32 bits is a package of its own.
file(WRITE "${OUTPUT}_probe.cpp" "#include <vector>\nint main() { return std::vector<int>(1)[0]; }\n")
execute_process(
  COMMAND "${COMPILER}" -std=c++20 ${FLAGS} "${OUTPUT}_probe.cpp" -o "${OUTPUT}_probe"
  RESULT_VARIABLE built
  OUTPUT_QUIET
  ERROR_QUIET
)
if(NOT built EQUAL 0)
  message("skipped: ${COMPILER} has no standard library for ${FLAGS}")
  return()
endif()

execute_process(
  COMMAND "${COMPILER}" -std=c++20 ${FLAGS} "-I${INCLUDE}" "${SOURCE}" -o "${OUTPUT}"
  RESULT_VARIABLE built
  OUTPUT_VARIABLE messages
  ERROR_VARIABLE messages
)
if(NOT built EQUAL 0)
  message(FATAL_ERROR "it does not compile with ${FLAGS}:\n${messages}")
endif()

execute_process(COMMAND ${LAUNCHER} "${OUTPUT}" RESULT_VARIABLE result ERROR_VARIABLE messages)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "built with ${FLAGS}, it ends with ${result}: ${messages}")
endif()

execute_process(COMMAND ${LAUNCHER} "${OUTPUT}" error RESULT_VARIABLE result ERROR_VARIABLE messages)
if(result EQUAL 0)
  message(FATAL_ERROR "an error went unnoticed")
elseif(NOT messages MATCHES "NaN or infinite; the first is nan at index 1")
  message(FATAL_ERROR "it ended with ${result}, but not with the message of the error: ${messages}")
endif()
