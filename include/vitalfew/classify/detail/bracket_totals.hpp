// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_BRACKET_TOTALS_HPP
#define VITALFEW_CLASSIFY_DETAIL_BRACKET_TOTALS_HPP

#include "vitalfew/classify/detail/undecided_values.hpp"
#include "vitalfew/classify/detail/value_brackets.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <array>
#include <cstddef>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The sums of the digits of some values, and their number: exact, and the same in whatever order they were
/// added.
struct digit_total {
    std::size_t count = 0;
    word_pair coarse;  // in two's complement, both
    word_pair fine;

    void add(const digit_total& other) noexcept {
        count += other.count;
        add_to(coarse, other.coarse);
        add_to(fine, other.fine);
    }
};

/// What a pass over the values by brackets brings together, bracket by bracket.
struct bracket_totals {
    std::array<digit_total, value_brackets::max_size> above{};  ///< of the values above the bracket
    std::array<std::size_t, value_brackets::max_size>
        in_point{};  ///< how many have a point's value
    std::array<undecided_values, value_brackets::max_size> inside;  ///< those of other brackets

    void clear() noexcept {
        above = {};
        in_point = {};
        for (undecided_values& values : inside) {
            values.count = 0;
        }
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
