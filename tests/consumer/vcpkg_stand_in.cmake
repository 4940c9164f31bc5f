# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

# Runs the port of vcpkg without vcpkg: its functions are implemented here after vcpkg's documentation, as far as the port uses them.
# That finds mistakes of the port, and none of vcpkg.
#
#   cmake -DCURRENT_PACKAGES_DIR=<folder> -DBUILD=<folder> -DCXX=<compiler> -P vcpkg_stand_in.cmake
cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(COMMAND "${CMAKE_COMMAND}" ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(vcpkg_cmake_configure)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "SOURCE_PATH" "OPTIONS")
  run(-S "${arg_SOURCE_PATH}" -B "${BUILD}" -DCMAKE_BUILD_TYPE=Release "-DCMAKE_CXX_COMPILER=${CXX}"
    "-DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR}" ${arg_OPTIONS})
endfunction()

function(vcpkg_cmake_install)
  run(--install "${BUILD}")
endfunction()

# Moves the folder to share/<port>, one step nearer to the root, and mends the way to the root in the files of targets.
function(vcpkg_cmake_config_fixup)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "CONFIG_PATH" "")
  set(target "${CURRENT_PACKAGES_DIR}/share/vitalfew")
  file(RENAME "${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH}" "${target}")
  file(READ "${target}/vitalfew-targets.cmake" text)
  string(REGEX REPLACE "get_filename_component\\(_IMPORT_PREFIX \"\\$\\{CMAKE_CURRENT_LIST_FILE\\}\" PATH\\)(\nget_filename_component\\(_IMPORT_PREFIX \"\\$\\{_IMPORT_PREFIX\\}\" PATH\\))+"
    "get_filename_component(_IMPORT_PREFIX \"\${CMAKE_CURRENT_LIST_DIR}/../../\" ABSOLUTE)" text "${text}")
  file(WRITE "${target}/vitalfew-targets.cmake" "${text}")
endfunction()

function(vcpkg_fixup_pkgconfig)
endfunction()

function(vcpkg_install_copyright)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "FILE_LIST")
  file(COPY_FILE "${arg_FILE_LIST}" "${CURRENT_PACKAGES_DIR}/share/vitalfew/copyright")
endfunction()

include("${CMAKE_CURRENT_LIST_DIR}/../../tools/packaging/vcpkg/portfile.cmake")
