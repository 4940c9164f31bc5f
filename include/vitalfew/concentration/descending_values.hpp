// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_DESCENDING_VALUES_HPP
#define VITALFEW_CONCENTRATION_DESCENDING_VALUES_HPP

#include "vitalfew/concentration/detail/sorted_values.hpp"
#include "vitalfew/concentration/population.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/prefix_sums.hpp"
#include "vitalfew/exact/values.hpp"

#include <cstddef>
#include <functional>  // std::identity
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The values of a base, the largest first, with exact cumulative sums: sorted once, what every measure of
/// concentration is taken from.
///
/// Independent of the base it came from: clients are by their index in it.
/// @example 10_concentration.cpp
template <summable_value Value>
class descending_values {
public:
    using value_type = Value;

    /// For descending, which sees to it that the parts belong together.
    /// @pre as many values as indices; no value is larger than the one before it
    constexpr descending_values(std::vector<Value> sorted, std::vector<std::size_t> order)
        : sums_(std::move(sorted)), order_(std::move(order)) {
        VITALFEW_ASSERT(sums_.size() == order_.size());
        positive_ = detail::first_that(
            0, size(), [this](std::size_t i) { return !detail::is_positive(values()[i]); });
        first_loss_ = detail::first_that(
            positive_, size(), [this](std::size_t i) { return detail::is_negative(values()[i]); });
        total_ = sums_.first(positive_);
        for (std::size_t i = first_loss_; i < size(); ++i) {
            losses_ += values()[i];
        }
    }

    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return sums_.size(); }
    /// @returns the number of clients among whom inequality is measured
    [[nodiscard]] constexpr std::size_t size(population among) const noexcept {
        return among == population::positive ? positive_ : size();
    }
    /// @returns the number of clients with a value below 0
    [[nodiscard]] constexpr std::size_t loss_makers() const noexcept {
        return size() - first_loss_;
    }

    /// @returns the values of all clients, the largest first
    [[nodiscard]] constexpr std::span<const Value> values() const& noexcept {
        return sums_.values();
    }
    /// The same, moved out of a result that is going away, so that nothing dangles; so with all others.
    [[nodiscard]] constexpr std::vector<Value> values() && noexcept {
        return std::move(sums_).values();
    }
    /// @returns the indices of the clients in the base, the largest value first, equal ones in its order
    [[nodiscard]] constexpr std::span<const std::size_t> order() const& noexcept { return order_; }
    [[nodiscard]] constexpr std::vector<std::size_t> order() && noexcept {
        return std::move(order_);
    }

    /// @returns the exact sum of the values above 0
    [[nodiscard]] constexpr const sum_of_t<Value>& total() const& noexcept { return total_; }
    [[nodiscard]] constexpr sum_of_t<Value> total() && noexcept { return std::move(total_); }
    /// @returns the exact sum of the values below 0
    [[nodiscard]] constexpr const sum_of_t<Value>& losses() const& noexcept { return losses_; }
    [[nodiscard]] constexpr sum_of_t<Value> losses() && noexcept { return std::move(losses_); }

    /// @returns the exact sum of the k largest values, losses included where k goes so far
    /// @pre k <= size()
    /// Complexity: O(1), at most 63 additions.
    [[nodiscard]] constexpr sum_of_t<Value> sum_of_top(std::size_t k) const {
        return sums_.first(k);
    }

private:
    detail::prefix_sums<Value> sums_;
    std::vector<std::size_t> order_;
    std::size_t positive_ = 0;
    std::size_t first_loss_ = 0;
    sum_of_t<Value> total_;
    sum_of_t<Value> losses_;
};

struct descending_fn {
    /// Sorts the values of a base, for several measures at the price of one sorting.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value; called once per client
    /// @returns values, indices and cumulative sums, to be given to the measures in place of the base
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(n) time for built-in numbers and for types with an exact_integer that is one and its
    /// from_integer, n below 2^32; else O(n log n). Keeps 8 bytes, a value and the 64th part of a sum for each
    /// client (about 17 bytes for double); one number more for each while it sorts.
    /// @example 10_concentration.cpp
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {}) const
        -> descending_values<projected_t<Projection, Clients>> {
        auto sorted = detail::sorted_values(clients, value);
        return {std::move(sorted.values), std::move(sorted.order)};
    }
};

/// See descending_fn.
inline constexpr descending_fn descending{};

}  // namespace v0
}  // namespace vitalfew

#endif
