// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_VIEWS_HPP
#define VITALFEW_VIEWS_HPP

// Lazy views of a client base. The only header that includes range-v3: a range-v3 view pipes on into
// range-v3 and into std::views alike, while a temporary std view does not pipe into range-v3.

#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/rank/rank.hpp"

#include <range/v3/range/access.hpp>
#include <range/v3/range/concepts.hpp>
#include <range/v3/view/all.hpp>
#include <range/v3/view/filter.hpp>
#include <range/v3/view/interface.hpp>
#include <range/v3/view/transform.hpp>
#include <range/v3/view/view.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <optional>
#include <ranges>
#include <utility>  // std::forward, std::move

namespace vitalfew {
inline namespace v0 {
/// Views of a client base, for pipes of range-v3: the only header that includes it.
namespace views {
namespace detail {

/// Adapts a std view to range-v3, which does not recognise a temporary std view as a view.
template <std::ranges::view View>
class held_view : public ::ranges::view_interface<held_view<View>> {
public:
    held_view() = default;
    constexpr explicit held_view(View view) : view_(std::move(view)) {}

    [[nodiscard]] constexpr auto begin() { return std::ranges::begin(*view_); }
    [[nodiscard]] constexpr auto end() { return std::ranges::end(*view_); }
    [[nodiscard]] constexpr auto begin() const
        requires std::ranges::range<const View>
    {
        return std::ranges::begin(*view_);
    }
    [[nodiscard]] constexpr auto end() const
        requires std::ranges::range<const View>
    {
        return std::ranges::end(*view_);
    }

private:
    std::optional<View> view_;  // range-v3 needs a default constructor, which std views may lack
};

/// The right-hand side of a pipe: a range-v3 closure that also takes temporary std views.
template <class Make>
class closure : public ::ranges::views::view_closure<Make> {
public:
    constexpr explicit closure(Make make)
        : ::ranges::views::view_closure<Make>(make), make_(std::move(make)) {}

    template <class View>
        requires std::ranges::view<View> && (!::ranges::viewable_range<View>)
    [[nodiscard]] friend constexpr auto operator|(View view, const closure& self) {
        return self.make_(held_view<View>(std::move(view)));
    }

private:
    Make make_;
};

}  // namespace detail

struct repeat_clients_fn {
    /// base | views::repeat_clients(deals): the clients with at least min_deals deals, in their order;
    /// the one-off clients, and those without a deal, are left out.
    ///
    /// Lazy; elements are references into the base, which must outlive the view. Pipes from and into
    /// range-v3 and std views.
    /// @param deals projection to a client's number of deals; deal_count{} by default, for profiles
    /// Complexity: as ::ranges::views::filter.
    /// @param min_deals from how many deals on a client is a repeat client
    /// @example 03_repeat_clients.cpp
    template <std::move_constructible Projection = deal_count>
    [[nodiscard]] constexpr auto operator()(Projection deals = {},
                                            std::uint64_t min_deals = default_min_deals) const {
        return detail::closure([deals = std::move(deals), min_deals](auto&& clients) {
            return ::ranges::views::filter(
                std::forward<decltype(clients)>(clients), [deals, min_deals](const auto& client) {
                    return buyer_kind_of(std::invoke(deals, client), min_deals) ==
                           buyer_kind::repeat;
                });
        });
    }
};

/// See repeat_clients_fn.
inline constexpr repeat_clients_fn repeat_clients{};

struct of_grade_fn {
    /// base | views::of_grade(cutoffs, grade::A, value): the clients of a grade, in their order.
    ///
    /// A grade is a function of the value, so stored cutoffs can grade any base, also one that was not
    /// analysed. Lazy, as repeat_clients; keeps a copy of the cutoffs.
    /// @throws invalid_value during the iteration when a value is NaN or infinite
    /// Complexity: as ::ranges::views::filter, with one comparison for each limit.
    /// @example 05_grade_one_more.cpp
    template <class Value, std::move_constructible Projection = std::identity>
    [[nodiscard]] constexpr auto operator()(cutoffs<Value> ends, grade wanted,
                                            Projection value = {}) const {
        return detail::closure([ends = std::move(ends), wanted,
                                value = std::move(value)](auto&& clients) {
            return ::ranges::views::filter(std::forward<decltype(clients)>(clients),
                                           [ends, wanted, value](const auto& client) {
                                               return ends(std::invoke(value, client)) == wanted;
                                           });
        });
    }
};

/// See of_grade_fn.
inline constexpr of_grade_fn of_grade{};

struct ranked_fn {
    /// base | views::ranked(ranking): the clients in order of their places, best first.
    ///
    /// Lazy: nothing is sorted or copied; the order is that of the ranking. Random access, as the base is.
    /// @param places of this base; must outlive the view, so a temporary does not compile
    /// @pre the base has as many clients as the ranking
    /// Complexity: constant per element.
    /// @example 04_ranking_with_ties.cpp
    template <class Place>
    [[nodiscard]] constexpr auto operator()(const basic_ranking<Place>& places) const {
        return detail::closure([order = places.order()](auto&& clients) {
            static_assert(std::ranges::random_access_range<decltype(clients)>,
                          "vitalfew: views::ranked needs a random access range, because it visits "
                          "the clients in the order of their places");
            return ::ranges::views::transform(
                ::ranges::views::all(order),
                [base = ::ranges::views::all(std::forward<decltype(clients)>(clients))](
                    std::size_t i) -> decltype(auto) {
                    return ::ranges::begin(base)[static_cast<std::ptrdiff_t>(i)];
                });
        });
    }

    template <class Place>
    void operator()(const basic_ranking<Place>&&) const = delete;
};

/// See ranked_fn.
inline constexpr ranked_fn ranked{};

}  // namespace views
}  // namespace v0
}  // namespace vitalfew

#endif
