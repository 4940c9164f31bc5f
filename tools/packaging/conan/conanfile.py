# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The recipe for Conan 2: `conan create tools/packaging/conan`. It packages the checkout that contains it."""

import re
from pathlib import Path

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeToolchain
from conan.tools.files import copy


class Vitalfew(ConanFile):
    name = "vitalfew"
    description = "Finds the few clients that bring most of the income, and says what to do about everyone else"
    license = "BSL-1.0"
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    # The headers are the same with and without: an option only brings along what a component needs.
    options = {"views": [True, False], "parallel": [True, False]}
    default_options = {"views": False, "parallel": False}
    no_copy_source = True

    def set_version(self):
        text = (Path(self.recipe_folder) / "../../../include/vitalfew/version.hpp").read_text(encoding="utf-8")
        self.version = ".".join(re.findall(r"^#define VITALFEW_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", text, re.MULTILINE))

    def export_sources(self):
        root = str((Path(self.recipe_folder) / "../../..").resolve())
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*"):
            copy(self, pattern, src=root, dst=self.export_sources_folder)

    def requirements(self):
        if self.options.views:
            self.requires("range-v3/[>=0.12 <1]", transitive_headers=True)
        if self.options.parallel:
            self.requires("onetbb/[>=2021]", transitive_headers=True)

    def package_id(self):
        self.info.clear()

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["VITALFEW_BUILD_TESTS"] = False
        toolchain.cache_variables["VITALFEW_BUILD_EXAMPLES"] = False
        toolchain.cache_variables["VITALFEW_BUILD_APPS"] = False
        toolchain.generate()

    def build(self):
        CMake(self).configure()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", src=self.source_folder, dst=str(Path(self.package_folder) / "licenses"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        # The library's own configuration file, which knows the components.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs.append("share/cmake/vitalfew")
