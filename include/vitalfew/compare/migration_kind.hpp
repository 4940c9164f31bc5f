// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_MIGRATION_KIND_HPP
#define VITALFEW_COMPARE_MIGRATION_KIND_HPP

#include "vitalfew/core/grade.hpp"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string_view>

namespace vitalfew {
inline namespace v0 {

/// How a client moved from one analysis to the next.
enum class migration_kind : std::uint8_t {
    upgrade,     ///< in both, with a better grade now
    stay,        ///< in both, with the same grade
    slip,        ///< in both, with a worse grade now
    new_client,  ///< not in the one before, nor known from earlier
    returned,    ///< not in the one before, but known from earlier
    lost         ///< not in the later one
};

/// The number of kinds.
inline constexpr std::size_t migration_kind_count = 6;

/// @returns the kind of migration between two grades, letter by letter: from C to D is a slip even where C and D
/// are the last grades of two analyses with different limits
[[nodiscard]] constexpr migration_kind migration_between(grade before, grade after) noexcept {
    return after < before   ? migration_kind::upgrade
           : before < after ? migration_kind::slip
                            : migration_kind::stay;
}

[[nodiscard]] constexpr std::string_view to_string(migration_kind kind) noexcept {
    switch (kind) {
        case migration_kind::upgrade: return "upgrade";
        case migration_kind::stay: return "stay";
        case migration_kind::slip: return "slip";
        case migration_kind::new_client: return "new";
        case migration_kind::returned: return "returned";
        case migration_kind::lost: break;
    }
    return "lost";
}

/// Prints to_string(kind).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             migration_kind kind) {
    return out << to_string(kind);
}

}  // namespace v0
}  // namespace vitalfew

#endif
