// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_DETAIL_DEAL_AVERAGE_HPP
#define VITALFEW_BEHAVIOUR_DETAIL_DEAL_AVERAGE_HPP

#include "vitalfew/behaviour/average_value.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <compare>
#include <cstdint>
#include <type_traits>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// An average_value as it is stored while limits are looked for: a built-in number as it is, 16 bytes with
/// the number of deals, and compared by doubles wherever those are far enough apart to be sure.
template <summable_value Value>
class deal_average {
public:
    using sum_type = sum_of_t<Value>;
    using stored_type = std::conditional_t<arithmetic_value<Value>, Value, sum_type>;
    using average_type = average_value<typename sum_type::value_type>;

    /// 0 in one deal.
    constexpr deal_average() = default;
    /// @pre the value is not negative, and deals is not 0
    constexpr deal_average(stored_type value, std::uint64_t deals)
        : value_(std::move(value)), deals_(deals) {}

    [[nodiscard]] constexpr sum_type sum() const { return sum_type(value_); }
    [[nodiscard]] constexpr average_type average() const { return {sum(), deals_}; }

    friend constexpr std::strong_ordering operator<=>(const deal_average& a,
                                                      const deal_average& b) {
        if constexpr (arithmetic_value<Value>) {
            const double left = static_cast<double>(a.value_) * static_cast<double>(b.deals_);
            const double right = static_cast<double>(b.value_) * static_cast<double>(a.deals_);
            if (is_surely_less(right, left)) {
                return std::strong_ordering::greater;
            }
            if (is_surely_less(left, right)) {
                return std::strong_ordering::less;
            }
        }
        return a.average() <=> b.average();
    }
    friend constexpr bool operator==(const deal_average& a, const deal_average& b) {
        return (a <=> b) == 0;
    }

private:
    /// Three roundings are within 2^-51 of a product that is neither huge nor tiny.
    [[nodiscard]] static constexpr bool is_surely_less(double a, double b) noexcept {
        constexpr double margin = 1.0 + 1.0 / (1ULL << 49U);
        constexpr double tiny = 1e-280;
        constexpr double huge = 1e280;
        return b > tiny && b < huge && a * margin < b;
    }

    stored_type value_{};
    std::uint64_t deals_ = 1;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
