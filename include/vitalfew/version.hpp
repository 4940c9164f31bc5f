// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_VERSION_HPP
#define VITALFEW_VERSION_HPP

#include <compare>  // the defaulted <=>

// The only version numbers of the project: CMakeLists.txt reads them from these three lines.
#define VITALFEW_VERSION_MAJOR 0
#define VITALFEW_VERSION_MINOR 2
#define VITALFEW_VERSION_PATCH 0

namespace vitalfew {
inline namespace v0 {

/// A version in the sense of Semantic Versioning, ordered from old to new.
struct version_number {
    int major = 0;
    int minor = 0;
    int patch = 0;

    friend constexpr auto operator<=>(const version_number&, const version_number&) = default;
};

/// The version of the headers that this translation unit was compiled with.
inline constexpr version_number version{VITALFEW_VERSION_MAJOR, VITALFEW_VERSION_MINOR,
                                        VITALFEW_VERSION_PATCH};

}  // namespace v0
}  // namespace vitalfew

#endif  // VITALFEW_VERSION_HPP
