// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_GRADE_HPP
#define VITALFEW_CORE_GRADE_HPP

#include "vitalfew/core/assert.hpp"

#include <cstddef>
#include <cstdint>
#include <iosfwd>

namespace vitalfew {
inline namespace v0 {

/// The class of a client; A is the best. One byte.
///
/// Ordered as the alphabet: grade::A < grade::B means "A comes before B", not "A is worse".
enum class grade : std::uint8_t {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
    N,
    O,
    P,
    Q,
    R,
    S,
    T,
    U,
    V,
    W,
    X,
    Y,
    Z
};

/// The number of grades.
inline constexpr std::size_t max_grades = 26;

/// @returns the position of the grade in the alphabet, from 0: A is 0
[[nodiscard]] constexpr std::size_t grade_index(grade g) noexcept {
    return static_cast<std::size_t>(g);
}

/// @returns the grade at an index: 0 is A
/// @pre i < max_grades
[[nodiscard]] constexpr grade grade_at(std::size_t i) noexcept {
    VITALFEW_ASSERT(i < max_grades);
    return static_cast<grade>(i);
}

/// @returns the grade as a capital letter
[[nodiscard]] constexpr char grade_letter(grade g) noexcept {
    return static_cast<char>('A' + static_cast<char>(g));
}

/// Prints the letter.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, grade g) {
    return out << grade_letter(g);
}

}  // namespace v0
}  // namespace vitalfew

#endif
