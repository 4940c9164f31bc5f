// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_CLASS_LIMITS_HPP
#define VITALFEW_ENGINE_CLASS_LIMITS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/share.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <ranges>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {

/// The cumulative shares at which the grades end: strictly increasing, in (0, 1].
///
/// n limits make n + 1 grades, A to the last; at most 25 limits, for 26 grades. Without limits there is the
/// single grade A. A plain value; does not allocate.
/// @invariant 0 < limit 1 < limit 2 < ... <= 1
/// @example 01_first_abcd.cpp
class class_limits {
public:
    /// The most limits there can be.
    static constexpr std::size_t max_size = max_grades - 1;

    /// @throws invalid_limits naming the limit that is out of order or out of (0, 1]; a bad constant
    /// does not compile
    constexpr class_limits(std::initializer_list<share> limits) {
        for (const share& limit : limits) {
            append(limit);
        }
        check_size();
    }

    /// The same, from any range of shares.
    template <std::ranges::input_range Range>
        requires std::convertible_to<std::ranges::range_reference_t<Range>, share> &&
                 (!std::same_as<std::remove_cvref_t<Range>, class_limits>)
    constexpr explicit class_limits(Range&& limits) {
        for (auto&& limit : limits) {
            append(limit);
        }
        check_size();
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr const share* begin() const noexcept { return limits_.data(); }
    [[nodiscard]] constexpr const share* end() const noexcept { return limits_.data() + size_; }

    /// @pre i < size()
    [[nodiscard]] constexpr const share& operator[](std::size_t i) const noexcept {
        VITALFEW_ASSERT(i < size_);
        return limits_[i];
    }

    /// @returns the number of grades, size() + 1
    [[nodiscard]] constexpr std::size_t grades() const noexcept { return size_ + 1; }
    /// @returns the worst grade that these limits give
    [[nodiscard]] constexpr grade last() const noexcept { return grade_at(size_); }

    friend constexpr bool operator==(const class_limits&, const class_limits&) noexcept = default;

private:
    constexpr void append(const share& limit) {
        if (size_ < max_size) {
            if (limit == share{}) {
                detail::throw_invalid_limit(
                    size_, limit.numerator(), limit.denominator(),
                    "is 0: a limit must be above 0, else nobody could be in "
                    "the grade it ends");
            }
            if (size_ > 0 && limit <= limits_[size_ - 1]) {
                detail::throw_invalid_limit(size_, limit.numerator(), limit.denominator(),
                                            "is not above the one before it: give the limits in "
                                            "increasing order, such as 80, 95, 99 per cent");
            }
            limits_[size_] = limit;
        }
        ++size_;  // also beyond max_size, for the message
    }

    constexpr void check_size() const {
        if (size_ > max_size) {
            detail::throw_too_many_limits(size_, max_size);
        }
    }

    std::array<share, max_size> limits_{};  // unused elements stay 0, for the comparison
    std::size_t size_ = 0;
};

/// The default: A is the vital few of the Pareto principle, who bring 80 % of the total; B brings it up to
/// 95 %, C up to 99 %, D is the rest.
inline constexpr class_limits abcd_limits{percent(80), percent(95), percent(99)};
/// The classic ABC analysis: 80 and 95 %.
inline constexpr class_limits abc_limits{percent(80), percent(95)};
/// A more even spread over A to D: 50, 80 and 95 %.
inline constexpr class_limits abcd_even_limits{percent(50), percent(80), percent(95)};

/// The rule for the client who crosses a limit L, whose value takes the cumulative share from below L to
/// above it. before is the sum of all larger values, after the sum of those and of all equal ones.
///
/// Landing exactly on a limit stays in the better grade under every rule, and equal values always have the
/// same grade.
enum class crossing : std::uint8_t {
    /// Past L when before >= L * total: who crosses stays in the better grade. So A is never empty while
    /// there is a positive value, and brings at least its share.
    upper,
    /// Past L when after > L * total: who crosses falls into the worse grade. A brings at most its share, and
    /// is empty when the largest client alone crosses. Most SQL recipes do this.
    lower,
    /// Past L when before >= L * total, or when after lies farther above L * total than before lies
    /// below it: the side whose share comes nearer to the limit; at equal distance the better grade.
    nearest
};

/// The options of classify and find_cutoffs; each has a default.
struct classify_options {
    class_limits limits = abcd_limits;
    vitalfew::crossing crossing = vitalfew::crossing::upper;
};

}  // namespace v0
}  // namespace vitalfew

#endif
