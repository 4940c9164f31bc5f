# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

# An overlay port inside the checkout packages the checkout: no address and no hash to keep up to date.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
set(VCPKG_BUILD_TYPE release)  # header-only

vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS -DVITALFEW_BUILD_TESTS=OFF -DVITALFEW_BUILD_EXAMPLES=OFF -DVITALFEW_BUILD_APPS=OFF
)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/vitalfew)
vcpkg_fixup_pkgconfig()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/lib" "${CURRENT_PACKAGES_DIR}/share/licenses")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
