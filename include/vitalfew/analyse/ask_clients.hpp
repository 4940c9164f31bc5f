// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_ASK_CLIENTS_HPP
#define VITALFEW_ANALYSE_ASK_CLIENTS_HPP

#include "vitalfew/analyse/question.hpp"
#include "vitalfew/behaviour/base_inflation.hpp"
#include "vitalfew/behaviour/calendar_grid.hpp"
#include "vitalfew/behaviour/demand_series.hpp"
#include "vitalfew/behaviour/dominance.hpp"
#include "vitalfew/behaviour/effort_by.hpp"
#include "vitalfew/behaviour/find_order_patterns.hpp"
#include "vitalfew/behaviour/grade_shift.hpp"
#include "vitalfew/behaviour/lifetime.hpp"
#include "vitalfew/behaviour/rfm.hpp"
#include "vitalfew/behaviour/rfm_segments.hpp"
#include "vitalfew/behaviour/xyz_analysis.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/clients/roll_up.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// The answer to ask::rfm.
template <ordered_value Monetary, summable_value Value>
struct rfm_answer {
    rfm_scores<Monetary> scores;
    segmented_clients<Value> segments;
};

/// The answer to ask::xyz.
template <class Key, measurable_value Amount>
struct xyz_answer {
    demand_series<Key, Amount>
        series;  ///< of the clients with a deal in the grid, in its own order
    xyz_result xyz;
};

namespace ask {

struct inflation_fn {
    /// Asks by how much the one-off clients inflate the base, see base_inflation.
    /// @param deals projection to a client's number of deals; deal_count{} by default, for profiles
    /// @param min_deals from how many deals on a client is a repeat client
    template <std::copy_constructible Deals = deal_count>
    [[nodiscard]] constexpr auto operator()(Deals deals = {},
                                            std::uint64_t min_deals = default_min_deals) const {
        return question_of<inflation_fn>([deals = std::move(deals), min_deals](const auto& base) {
            return base_inflation(base.clients(), deals, base.value(), min_deals);
        });
    }
};
inline constexpr inflation_fn inflation{};

struct grade_shift_fn {
    /// Asks how the grades of the repeat clients change without the one-off clients, see grade_shift.
    template <std::copy_constructible Deals = deal_count>
    [[nodiscard]] constexpr auto operator()(Deals deals = {},
                                            std::uint64_t min_deals = default_min_deals) const {
        return question_of<grade_shift_fn>([deals = std::move(deals), min_deals](const auto& base) {
            return vitalfew::grade_shift(base.clients(), deals, base.value(),
                                         {base.options(), min_deals});
        });
    }
};
inline constexpr grade_shift_fn grade_shift{};

struct dominance_fn {
    /// Asks which clients depend on one deal, see find_dominance.
    template <std::copy_constructible Largest = largest_deal_fn>
    [[nodiscard]] constexpr auto operator()(Largest largest = {},
                                            const share& least = default_dominance) const {
        return question_of<dominance_fn>([largest = std::move(largest), least](const auto& base) {
            return find_dominance(base.clients(), largest, base.value(), least);
        });
    }
};
inline constexpr dominance_fn dominance{};

struct order_patterns_fn {
    /// Asks who places small and rare orders, see find_order_patterns; with its default limits.
    template <std::copy_constructible Deals = deal_count>
    [[nodiscard]] constexpr auto operator()(Deals deals = {}) const {
        return question_of<order_patterns_fn>([deals = std::move(deals)](const auto& base) {
            return find_order_patterns(base.clients(), deals, base.value());
        });
    }
};
inline constexpr order_patterns_fn order_patterns{};

struct effort_fn {
    /// Asks which share of the effort goes to each grade, see effort_by.
    /// @param effort projection to what is spent on a client
    template <std::copy_constructible Effort>
    [[nodiscard]] constexpr auto operator()(Effort effort) const {
        return question_of<effort_fn>([effort = std::move(effort)](const auto& base) {
            return effort_by(base.classified().grades(), base.clients(), effort, base.value());
        });
    }
};
inline constexpr effort_fn effort{};

struct rfm_fn {
    /// Asks for scores by recency, frequency and value, and the segments they make; see rfm and
    /// segment_clients.
    /// @param as_of the day of the analysis
    /// @param last projection to the day of a client's last deal
    /// @param deals projection to a client's number of deals; deal_count{} by default, for profiles
    /// @param table names the segments
    template <std::copy_constructible Last = last_deal_fn,
              std::copy_constructible Deals = deal_count>
    [[nodiscard]] auto operator()(date as_of, Last last = {}, Deals deals = {},
                                  rfm_segment_table table = default_rfm_segments()) const {
        return question_of<rfm_fn>([as_of, last = std::move(last), deals = std::move(deals),
                                    table = std::move(table)](const auto& base) {
            using value_type = typename std::remove_cvref_t<decltype(base)>::value_type;
            auto scores =
                vitalfew::rfm(base.clients(), as_of, rfm_fields(last, deals, base.value()));
            auto segments = segment_clients(base.clients(), scores, table, base.value());
            return rfm_answer<value_type, value_type>{std::move(scores), std::move(segments)};
        });
    }
};
inline constexpr rfm_fn rfm{};

struct lifetimes_fn {
    /// Asks for repeat frequency, recency and age of the profiles, see client_lifetimes.
    [[nodiscard]] constexpr auto operator()(date as_of) const {
        return question_of<lifetimes_fn>([as_of](const auto& base) {
            return vitalfew::client_lifetimes(base.clients(), as_of);
        });
    }
};
inline constexpr lifetimes_fn lifetimes{};

struct companies_fn {
    /// Asks for the clients rolled up to their ultimate parents, see roll_up.
    /// @param key projection to a client's own key
    /// @param parent projection to the key of its parent, if any
    /// @param unknown how to treat a client whose parent is not in the base
    template <std::copy_constructible Key, std::copy_constructible Parent>
    [[nodiscard]] constexpr auto operator()(
        Key key, Parent parent, unknown_parent unknown = unknown_parent::refused) const {
        return question_of<companies_fn>(
            [key = std::move(key), parent = std::move(parent), unknown](const auto& base) {
                return roll_up(base.clients(), key, parent, base.value(), unknown);
            });
    }
};
inline constexpr companies_fn companies{};

struct xyz_fn {
    /// Asks how regular the demand of the clients is, see xyz_analysis; only for a base collected from deals.
    /// @param grid the periods
    /// @param options where X and Y end, and which standard deviation is taken
    [[nodiscard]] constexpr auto operator()(const calendar_grid& grid,
                                            const xyz_options& options = {}) const {
        return question_of<xyz_fn>([grid, options](const auto& base) {
            static_assert(
                requires { base.deals(); }, "vitalfew: ask::xyz needs the deals: call analyse with "
                                            "deals and their fields, not with clients");
            auto series = collect_demand(base.deals(), base.fields(), grid);
            auto xyz = xyz_analysis(series, options);
            return answer_of(std::move(series), std::move(xyz));
        });
    }

private:
    template <class Key, class Amount>
    static xyz_answer<Key, Amount> answer_of(demand_series<Key, Amount> series, xyz_result xyz) {
        return {std::move(series), std::move(xyz)};
    }
};
inline constexpr xyz_fn xyz{};

}  // namespace ask
}  // namespace v0
}  // namespace vitalfew

#endif
