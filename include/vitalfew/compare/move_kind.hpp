// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_MOVE_KIND_HPP
#define VITALFEW_COMPARE_MOVE_KIND_HPP

#include "vitalfew/core/grade.hpp"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string_view>

namespace vitalfew {
inline namespace v0 {

/// What became of a client from one analysis to the next.
enum class move_kind : std::uint8_t {
    upgrade,     ///< in both, with a better grade now
    stay,        ///< in both, with the same grade
    slip,        ///< in both, with a worse grade now
    new_client,  ///< not in the one before, nor known from earlier
    returned,    ///< not in the one before, but known from earlier
    lost         ///< not in the later one
};

/// How many kinds there are.
inline constexpr std::size_t move_kinds = 6;

/// @returns the kind of move between two grades, letter by letter: from C to D is a slip even where C and D
/// are the last grades of two analyses with different limits
[[nodiscard]] constexpr move_kind move_between(grade before, grade after) noexcept {
    return after < before ? move_kind::upgrade : before < after ? move_kind::slip : move_kind::stay;
}

[[nodiscard]] constexpr std::string_view to_string(move_kind kind) noexcept {
    switch (kind) {
        case move_kind::upgrade: return "upgrade";
        case move_kind::stay: return "stay";
        case move_kind::slip: return "slip";
        case move_kind::new_client: return "new";
        case move_kind::returned: return "returned";
        case move_kind::lost: break;
    }
    return "lost";
}

/// Prints to_string(kind).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             move_kind kind) {
    return out << to_string(kind);
}

}  // namespace v0
}  // namespace vitalfew

#endif
