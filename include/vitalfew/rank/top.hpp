// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_TOP_HPP
#define VITALFEW_RANK_TOP_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/descending_order.hpp"
#include "vitalfew/engine/detail/packed_keys.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/rank/rank.hpp"

#include <algorithm>  // std::min, std::nth_element, std::sort
#include <cstddef>
#include <functional>  // std::identity, std::invoke
#include <iterator>    // std::next
#include <ranges>
#include <type_traits>  // std::is_constant_evaluated
#include <utility>      // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The n best of a stream of values.
///
/// Keeps up to 2 n and drops the worse half when full, so that a value costs amortised O(1) in any order;
/// most values are rejected by one comparison with the worst one kept.
template <class Value>
class best_values {
    using ranked = ranked_value<Value>;

public:
    constexpr explicit best_values(std::size_t most) : most_(most) {}

    /// @pre indices ascend, so that of equal values the first ones are kept
    constexpr void observe(Value value, std::size_t index) {
        if (most_ == 0 || (full_ && !(kept_[most_ - 1].value < value))) {
            return;
        }
        kept_.push_back({std::move(value), index});
        if (kept_.size() / 2 >= most_) {
            drop_worse();
        }
    }

    [[nodiscard]] constexpr std::vector<std::size_t> order() && {
        if (kept_.size() > most_) {
            drop_worse();
        }
        std::sort(kept_.begin(), kept_.end(), ranked::before);
        std::vector<std::size_t> order;
        order.reserve(kept_.size());
        for (const ranked& each : kept_) {
            order.push_back(each.index);
        }
        return order;
    }

private:
    /// Keeps the best, the worst of them last.
    constexpr void drop_worse() {
        const auto worst = std::next(kept_.begin(), static_cast<std::ptrdiff_t>(most_ - 1));
        std::nth_element(kept_.begin(), worst, kept_.end(), ranked::before);
        kept_.erase(std::next(worst), kept_.end());
        full_ = true;
    }

    std::vector<ranked> kept_;
    std::size_t most_;
    bool full_ = false;  ///< whether kept_[most_ - 1] is the worst one kept
};

/// From this fraction of the base on, 1 / this, ordering all of it is faster than selecting first.
inline constexpr std::size_t top_ranks_all_from = 16;

}  // namespace detail

struct top_fn {
    /// Finds the n best clients without sorting the base: key clients, a top ten.
    ///
    /// Equal values are in the order of the base, and of those at the end the first ones are taken: the
    /// result is the beginning of rank(clients, value).order(). To keep all clients of equal value, take the
    /// places up to n of rank with ties::min.
    ///
    /// @param clients any forward range
    /// @param n how many; all where there are fewer, none when it is 0
    /// @param value tells a client's value; called once per client
    /// @returns the indices of min(n, size) clients, best first
    /// @throws invalid_value when values are NaN or infinite, whatever n is: how many, and the index of the
    /// first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(size) time on average for the selection and O(n log n) for the order; allocates at most
    /// 2 n values with their indices, and n indices. Where n is a large part of the size, that of rank.
    template <client_range Clients, class Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] constexpr std::vector<std::size_t> operator()(Clients&& clients, std::size_t n,
                                                                Projection value = {}) const {
        using value_type = projected_t<Projection, Clients>;
        if constexpr (detail::radix_ranked_value<value_type> && std::ranges::sized_range<Clients>) {
            const auto size = static_cast<std::size_t>(std::ranges::size(clients));
            if (!std::is_constant_evaluated() && size >= detail::radix_pays_from &&
                n >= size / detail::top_ranks_all_from) {
                // The places are computed in vain; leaving them out is not worth a variant.
                auto order =
                    detail::rank_base<std::size_t>(
                        clients, value, [](std::size_t i, const detail::tie_group&) { return i; })
                        .order();
                order.resize((std::min)(n, size));
                return order;
            }
        }
        detail::best_values<value_type> best(n);
        detail::invalid_value_count invalid;
        std::size_t index = 0;
        for (auto&& client : clients) {
            // NOLINTNEXTLINE(misc-const-correctness): moved where that is more than a copy
            value_type it = std::invoke(value, std::forward<decltype(client)>(client));
            if (invalid.accept(it)) {
                best.observe(std::move(it), index);
            }
            ++index;
        }
        invalid.throw_if_any();
        return std::move(best).order();
    }
};

/// See top_fn.
inline constexpr top_fn top{};

}  // namespace v0
}  // namespace vitalfew

#endif
