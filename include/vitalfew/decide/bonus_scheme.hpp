// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_BONUS_SCHEME_HPP
#define VITALFEW_DECIDE_BONUS_SCHEME_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/minor_units.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// A tier of a bonus scheme: the rate from a value in a year on.
struct bonus_tier {
    minor_units from = 0;
    share rate;

    friend bool operator==(const bonus_tier&, const bonus_tier&) = default;
};

/// The part of the value that the rate of a tier applies to.
enum class bonus_calculation : std::uint8_t {
    progressive,  ///< to the part of the value in the tier: the payout is continuous
    flat          ///< to all of the value: the payout jumps at a tier
};

namespace detail {

[[noreturn]] inline void throw_bad_tiers(std::size_t index, const char* what) {
    VITALFEW_THROW(invalid_rules("vitalfew: tier " + std::to_string(index + 1) +
                                 " of a bonus scheme " + what));
}

}  // namespace detail

/// A yearly bonus in tiers of exact value.
///
/// A value on a tier belongs to it. The payout is worked out exactly and rounded once, half up, to minor units.
/// @invariant at least one tier; their values ascend from 0 or more, their rates never fall
/// @example 08_policy.cpp
class bonus_scheme {
public:
    /// @throws invalid_rules when there is no tier, values do not ascend, a rate falls or is no whole number
    /// of millionths
    explicit bonus_scheme(std::vector<bonus_tier> tiers,
                          bonus_calculation calculation = bonus_calculation::progressive)
        : tiers_(std::move(tiers)), calculation_(calculation) {
        if (tiers_.empty()) {
            detail::throw_bad_tiers(0, "is missing: give at least one");
        }
        for (std::size_t i = 0; i < tiers_.size(); ++i) {
            (void)millionths(tiers_[i].rate);
            if (tiers_[i].from < 0) {
                detail::throw_bad_tiers(i, "begins below 0: begin at 0 or above");
            }
            if (i > 0 && tiers_[i].from <= tiers_[i - 1].from) {
                detail::throw_bad_tiers(i,
                                        "does not begin above the one before: put them in order");
            }
            if (i > 0 && tiers_[i].rate < tiers_[i - 1].rate) {
                detail::throw_bad_tiers(i, "pays a lower rate than the one before: more value must "
                                           "not earn a lower rate");
            }
        }
    }

    [[nodiscard]] const std::vector<bonus_tier>& tiers() const noexcept { return tiers_; }
    [[nodiscard]] bonus_calculation calculation() const noexcept { return calculation_; }

    /// @returns the bonus for the value of a year, in minor units; 0 below the first tier
    [[nodiscard]] minor_units payout(minor_units value) const {
        detail::share_sum sum;
        for (std::size_t i = 0; i < tiers_.size() && tiers_[i].from <= value; ++i) {
            const bool last = i + 1 == tiers_.size() || value < tiers_[i + 1].from;
            if (calculation_ == bonus_calculation::progressive) {
                sum.add((last ? value : tiers_[i + 1].from) - tiers_[i].from, tiers_[i].rate);
            } else if (last) {
                sum.add(value, tiers_[i].rate);
            }
        }
        return sum.rounded_half_up();
    }

    /// @returns the value missing to the next tier; none on the last
    /// @pre value >= 0
    [[nodiscard]] std::optional<minor_units> to_next_tier(minor_units value) const {
        for (const auto& tier : tiers_) {
            if (value < tier.from) {
                return tier.from - value;
            }
        }
        return std::nullopt;
    }

    friend bool operator==(const bonus_scheme&, const bonus_scheme&) = default;

private:
    std::vector<bonus_tier> tiers_;
    bonus_calculation calculation_;
};

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif
