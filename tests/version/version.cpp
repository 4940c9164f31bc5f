// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/version.hpp>

#include <doctest/doctest.h>

#include <string>

TEST_CASE("versions are ordered from old to new") {
    using vitalfew::version_number;
    static_assert(version_number{0, 9, 9} < version_number{1, 0, 0});
    static_assert(version_number{0, 1, 9} < version_number{0, 2, 0});
    static_assert(version_number{0, 1, 0} < version_number{0, 1, 1});
    static_assert(version_number{0, 1, 0} == version_number{0, 1, 0});
}

TEST_CASE("the headers and the build speak of the same version") {
    const auto& [major, minor, patch] = vitalfew::version;
    const std::string found =
        std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
    CHECK(found == VITALFEW_TEST_PROJECT_VERSION);
}
