// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_GRADE_SHIFT_HPP
#define VITALFEW_BEHAVIOUR_GRADE_SHIFT_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <ranges>      // std::views::filter
#include <utility>     // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// How the grades of the repeat clients change without the one-off clients: the result of grade_shift.
template <summable_value Value>
class grade_shift_result {
public:
    /// For grade_shift alone: the parts have to match.
    /// @pre kinds has one entry per client of before; after has the repeat clients, in the same order
    constexpr grade_shift_result(classification<Value> before, classification<Value> after,
                                 const std::vector<buyer_kind>& kinds)
        : before_(std::move(before)), after_(std::move(after)) {
        const std::size_t grades = before_.summaries().size();
        VITALFEW_ASSERT(kinds.size() == before_.size() && after_.summaries().size() == grades);
        repeat_.assign(grades * grades, 0);
        one_off_.assign(grades, 0);
        never_.assign(grades, 0);
        std::size_t next = 0;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const std::size_t from = grade_index(before_.grades()[i]);
            switch (kinds[i]) {
                case buyer_kind::repeat:
                    ++repeat_[from * grades + grade_index(after_.grades()[next++])];
                    break;
                case buyer_kind::one_off: ++one_off_[from]; break;
                case buyer_kind::never: ++never_[from]; break;
            }
        }
        for (std::size_t from = 0; from < grades; ++from) {
            for (std::size_t to = 0; to < grades; ++to) {
                const std::size_t here = repeat_[from * grades + to];
                (to < from ? raised_ : to > from ? lowered_ : unchanged_) += here;
            }
        }
    }

    /// @returns the grades of all clients, in the order of the base
    [[nodiscard]] constexpr const classification<Value>& before() const noexcept { return before_; }
    /// @returns the grades of the repeat clients among themselves, in the order of the base
    [[nodiscard]] constexpr const classification<Value>& after() const noexcept { return after_; }

    /// @returns how many repeat clients had one grade before and have the other after
    /// @throws invalid_grade for a grade beyond these limits, as do the functions below
    [[nodiscard]] constexpr std::size_t repeat(grade from, grade to) const {
        return repeat_[checked(from) * one_off_.size() + checked(to)];
    }
    /// @returns how many one-off clients have a grade before
    [[nodiscard]] constexpr std::size_t one_off(grade before) const {
        return one_off_[checked(before)];
    }
    /// @returns how many clients without a deal have a grade before: the last one, unless their returns
    /// are positive amounts
    [[nodiscard]] constexpr std::size_t never(grade before) const {
        return never_[checked(before)];
    }

    /// @returns how many repeat clients have a better grade without the one-off clients
    [[nodiscard]] constexpr std::size_t raised() const noexcept { return raised_; }
    /// @returns how many have a worse one
    [[nodiscard]] constexpr std::size_t lowered() const noexcept { return lowered_; }
    /// @returns how many keep theirs
    [[nodiscard]] constexpr std::size_t unchanged() const noexcept { return unchanged_; }

private:
    [[nodiscard]] constexpr std::size_t checked(grade g) const {
        if (grade_index(g) >= one_off_.size()) {
            detail::throw_invalid_grade(grade_index(g), one_off_.size());
        }
        return grade_index(g);
    }

    classification<Value> before_;
    classification<Value> after_;
    std::vector<std::size_t> repeat_;  // row by row: grade before, then grade after
    std::vector<std::size_t> one_off_;
    std::vector<std::size_t> never_;
    std::size_t raised_ = 0;
    std::size_t lowered_ = 0;
    std::size_t unchanged_ = 0;
};

/// Options of grade_shift.
struct grade_shift_options {
    /// Limits and rule of crossing, the same before and after.
    classify_options grades{};
    /// From how many deals on a client is a repeat client.
    std::uint64_t min_deals = default_min_deals;
};

struct grade_shift_fn {
    /// Classifies all clients, then the repeat clients alone, and counts the grades that differ.
    ///
    /// One-off clients with large deals take up part of the upper grades; without them the total is
    /// smaller and the cutoffs move. Clients without a deal in the period are left out of the second
    /// classification too, and are counted separately.
    /// @param clients any forward range; passed over five times, never copied
    /// @param deals projection to a client's number of deals; deal_count{} by default, for profiles
    /// @param value projection to a client's value; client_value by default, for profiles
    /// @param options limits, rule of crossing, and from how many deals on a client is a repeat client
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: that of two calls of classify, and two bytes a client.
    /// @example 17_base_inflation.cpp
    template <client_range Clients, class Deals = deal_count, class Projection = client_value_fn>
        requires count_projection<Deals, Clients> && summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Deals deals = {},
                                            Projection value = {},
                                            const grade_shift_options& options = {}) const
        -> grade_shift_result<projected_t<Projection, Clients>> {
        auto before = classify(clients, std::ref(value), options.grades);
        std::vector<buyer_kind> kinds;
        kinds.reserve(before.size());
        for (auto&& client : clients) {
            kinds.push_back(buyer_kind_of(std::invoke(deals, client), options.min_deals));
        }
        auto repeat = std::views::filter(clients, [&](auto&& client) {
            return buyer_kind_of(std::invoke(deals, client), options.min_deals) ==
                   buyer_kind::repeat;
        });
        auto after = classify(repeat, std::ref(value), options.grades);
        return {std::move(before), std::move(after), kinds};
    }
};

/// See grade_shift_fn.
inline constexpr grade_shift_fn grade_shift{};

}  // namespace v0
}  // namespace vitalfew

#endif
