// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_CUTOFFS_HPP
#define VITALFEW_ENGINE_CUTOFFS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The summary of the clients with a value below 0. They never lower the total.
template <summable_value Value>
struct loss_summary {
    std::size_t clients = 0;
    /// The exact sum of their values, negative or 0. For a type with only < and + an empty sum is 0.
    sum_of_t<Value> value;
};

/// The values on the better side of a limit.
enum class cutoff_side : std::uint8_t {
    at_least,  ///< values not below that of the cutoff
    above,     ///< values above that of the cutoff
    all,       ///< every positive value
    none       ///< no value: the total is 0
};

namespace detail {

[[noreturn]] inline void throw_cutoff_without_value(std::size_t index) {
    VITALFEW_THROW(
        invalid_limits("vitalfew: cutoff " + std::to_string(index + 1) +
                       " has no value, but its side is at_least or above: give the value, "
                       "or the side all or none"));
}

}  // namespace detail

/// The value at which a grade ends.
///
/// The rule of crossing decides for any value on which side of a limit it lies, also for values between
/// those of the base; hence at_least and above. Under crossing::upper it is always at_least; under
/// crossing::lower, above the largest value that lies past the limit.
template <class Value>
struct cutoff {
    cutoff_side side = cutoff_side::none;
    /// Present when side is at_least or above.
    std::optional<Value> value;

    /// @returns whether a positive value stays on the better side
    /// @throws invalid_value when it is NaN or infinite
    [[nodiscard]] constexpr bool admits(const Value& candidate) const {
        detail::check_value(candidate);
        return admits_valid(candidate);
    }

    /// For the algorithms of this library: the same for a value that was checked.
    [[nodiscard]] constexpr bool admits_valid(const Value& candidate) const {
        switch (side) {
            case cutoff_side::at_least: return !(candidate < *value);
            case cutoff_side::above: return *value < candidate;
            case cutoff_side::all: return true;
            case cutoff_side::none: break;
        }
        return false;
    }

    friend constexpr bool operator==(const cutoff& a, const cutoff& b) {
        if (a.side != b.side || a.value.has_value() != b.value.has_value()) {
            return false;
        }
        return !a.value.has_value() || (!(*a.value < *b.value) && !(*b.value < *a.value));
    }
};

/// The cutoffs of a classified base: a function from a value to its grade.
///
/// Store it to grade one more client later without the base, on the scale of the base as it was when
/// analysed. The grade is the number of limits that the value lies past; a value of 0 or less gets the last
/// grade.
/// @example 05_grade_one_more.cpp
template <summable_value Value>
class cutoffs {
public:
    using value_type = cutoff<Value>;

    /// @param ends one cutoff for each limit, in the order of the limits
    /// @pre each admits all values that the one before it admits
    /// @throws invalid_limits for more ends than grades allow, or one without its value; invalid_value when a value
    /// is NaN or infinite. So stored cutoffs can be read without another check.
    constexpr explicit cutoffs(std::vector<cutoff<Value>> ends) : ends_(std::move(ends)) {
        if (ends_.size() > class_limits::max_size) {
            detail::throw_too_many_limits(ends_.size(), class_limits::max_size);
        }
        detail::invalid_value_count invalid;
        for (std::size_t i = 0; i < ends_.size(); ++i) {
            const cutoff<Value>& end = ends_[i];
            if (end.side != cutoff_side::at_least && end.side != cutoff_side::above) {
                continue;
            }
            if (!end.value.has_value()) {
                detail::throw_cutoff_without_value(i);
            }
            (void)invalid.accept(*end.value);
        }
        invalid.throw_if_any();
    }

    /// @returns the grade of a value, in O(number of limits)
    /// @throws invalid_value when it is NaN or infinite
    [[nodiscard]] constexpr grade operator()(const Value& value) const {
        detail::check_value(value);
        return grade_of_valid(value);
    }

    /// @returns the number of limits
    [[nodiscard]] constexpr std::size_t size() const noexcept { return ends_.size(); }
    /// @returns the end of the grade with index i
    /// @pre i < size()
    [[nodiscard]] constexpr const cutoff<Value>& operator[](std::size_t i) const noexcept {
        VITALFEW_ASSERT(i < ends_.size());
        return ends_[i];
    }
    [[nodiscard]] constexpr auto begin() const noexcept { return ends_.begin(); }
    [[nodiscard]] constexpr auto end() const noexcept { return ends_.end(); }

    /// @returns the worst grade there is
    [[nodiscard]] constexpr grade last() const noexcept { return grade_at(ends_.size()); }

    friend constexpr bool operator==(const cutoffs&, const cutoffs&) = default;

private:
    [[nodiscard]] constexpr grade grade_of_valid(const Value& value) const {
        if (!detail::is_positive(value)) {
            return last();
        }
        std::size_t past = 0;
        while (past < ends_.size() && !ends_[past].admits_valid(value)) {
            ++past;
        }
        return grade_at(past);
    }

    std::vector<cutoff<Value>> ends_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
