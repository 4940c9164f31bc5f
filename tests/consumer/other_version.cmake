# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

# While the version is 0.x, names may go from one minor version to the next: whoever asks for another one than is installed is
# refused, instead of getting headers that do not compile.
#
#   cmake -DPREFIX=<folder it is installed in> -DVERSION=<its version> -P other_version.cmake
cmake_minimum_required(VERSION 3.25)

string(REPLACE "." ";" numbers "${VERSION}")
list(GET numbers 0 major)
list(GET numbers 1 minor)
math(EXPR older "${minor} - 1")
math(EXPR newer "${minor} + 1")
foreach(asked IN ITEMS "${major}.${older}" "${major}.${newer}")
  find_package(vitalfew ${asked} CONFIG QUIET PATHS "${PREFIX}" NO_DEFAULT_PATH)
  if(vitalfew_FOUND)
    message(FATAL_ERROR "vitalfew ${asked} was asked for, and ${vitalfew_VERSION} accepted")
  elseif(NOT vitalfew_CONSIDERED_VERSIONS STREQUAL VERSION)
    message(FATAL_ERROR "vitalfew ${VERSION} was not found in ${PREFIX}: considered were \"${vitalfew_CONSIDERED_VERSIONS}\"")
  endif()
endforeach()
