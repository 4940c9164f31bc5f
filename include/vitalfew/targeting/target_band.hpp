// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_TARGET_BAND_HPP
#define VITALFEW_TARGETING_TARGET_BAND_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/targeting/detail/rise.hpp"

#include <algorithm>  // std::min
#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <type_traits>  // std::common_type_t

namespace vitalfew {
inline namespace v0 {
namespace targeting {
namespace detail {

[[noreturn]] inline void throw_inverted_band(std::size_t index, const std::string& value,
                                             const std::string& next) {
    VITALFEW_THROW(invalid_edges("vitalfew: value " + std::to_string(index + 1) +
                                 " of a target band, " + value + ", is above the next one, " +
                                 next + ": give the values in ascending order"));
}

}  // namespace detail

/// Scores best in the middle: a client of ten to fifty employees, neither a shop nor a concern.
///
/// 1 from `from` to `to`, falling in a straight line on both sides to 0 at `zero_below` and `zero_above`.
/// Where two neighbouring values are equal the edge is sharp: from that value on, or up to it, the score
/// is 1. The one scoring function here under which more may be worse and less may be worse, too.
/// @invariant the values are finite and ascend
/// @example 06_target_clients.cpp
template <measurable_value Value>
class target_band {
public:
    /// @throws invalid_edges when the values do not ascend, are NaN or infinite, naming the first one; a bad
    /// constant does not compile
    constexpr target_band(Value zero_below, Value from, Value to, Value zero_above)
        : edges_{zero_below, from, to, zero_above} {
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            detail::check_end("a target band", i, edges_[i]);
        }
        for (std::size_t i = 0; i + 1 < edges_.size(); ++i) {
            if (edges_[i + 1] < edges_[i]) {
                detail::throw_inverted_band(i, vitalfew::detail::number_text(edges_[i]),
                                            vitalfew::detail::number_text(edges_[i + 1]));
            }
        }
    }

    /// @returns the score, in [0, 1]
    /// @pre value is not NaN
    template <scorable_as<Value> Other>
    [[nodiscard]] constexpr double operator()(const Other& value) const {
        if constexpr (std::same_as<Other, Value>) {
            return within(value, edges_);
        } else {
            return within(static_cast<double>(value),
                          std::array{static_cast<double>(edges_[0]), static_cast<double>(edges_[1]),
                                     static_cast<double>(edges_[2]),
                                     static_cast<double>(edges_[3])});
        }
    }

    /// @returns the four values, as they were given
    [[nodiscard]] constexpr const std::array<Value, 4>& edges() const noexcept { return edges_; }

    /// @returns the rule in words
    [[nodiscard]] std::string description() const {
        return "target band, 0 at " + vitalfew::detail::number_text(edges_[0]) + ", 1 from " +
               vitalfew::detail::number_text(edges_[1]) + " to " +
               vitalfew::detail::number_text(edges_[2]) + ", 0 at " +
               vitalfew::detail::number_text(edges_[3]);
    }

private:
    template <class T>
    static constexpr double within(const T& value, const std::array<T, 4>& edges) {
        return (std::min)(detail::rise(value, edges[0], edges[1]),
                          detail::fall(value, edges[2], edges[3]));
    }

    std::array<Value, 4> edges_;
};

template <class A, class B, class C, class D>
target_band(A, B, C, D) -> target_band<std::common_type_t<A, B, C, D>>;

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif
