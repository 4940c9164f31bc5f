// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_DETAIL_MINOR_SHARE_HPP
#define VITALFEW_DECIDE_DETAIL_MINOR_SHARE_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstdint>

namespace vitalfew {
inline namespace v0 {
namespace decide {
namespace detail {

/// @returns a share in millionths
/// @throws invalid_rules when it is no whole number of them
[[nodiscard]] inline std::int64_t millionths(const share& s) {
    constexpr auto one = static_cast<std::uint64_t>(millionths_of_one);
    if (one % s.denominator() != 0) {
        VITALFEW_THROW(
            invalid_rules("vitalfew: " + to_string(s) +
                          " is no whole number of millionths: give a rate with at most 4 "
                          "decimals of a per cent"));
    }
    return static_cast<std::int64_t>(s.numerator() * (one / s.denominator()));
}

/// An exact sum of shares of amounts, rounded once.
class share_sum {
public:
    /// @pre amount >= 0; the amounts added come to at most what minor_units hold
    void add(minor_units amount, const share& rate) {
        const std::int64_t parts = millionths(rate);
        whole_ += amount / millionths_of_one * parts;
        rest_ += amount % millionths_of_one * parts;
    }
    [[nodiscard]] minor_units rounded_half_up() const noexcept {
        return whole_ + (rest_ + millionths_of_one / 2) / millionths_of_one;
    }
    [[nodiscard]] minor_units rounded_down() const noexcept {
        return whole_ + rest_ / millionths_of_one;
    }
    [[nodiscard]] minor_units rounded_up() const noexcept {
        return whole_ + (rest_ + millionths_of_one - 1) / millionths_of_one;
    }

private:
    std::int64_t whole_ = 0;
    std::int64_t rest_ = 0;  // in millionths
};

}  // namespace detail
}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif
