// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_ANALYSE_HPP
#define VITALFEW_ANALYSE_ANALYSE_HPP

#include "vitalfew/analyse/asked_base.hpp"
#include "vitalfew/analyse/base_analysis.hpp"
#include "vitalfew/analyse/question.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/collect_clients.hpp"
#include "vitalfew/clients/collect_options.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/period.hpp"

#include <concepts>
#include <ranges>
#include <tuple>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// How analyse makes clients of deals, and grades of clients.
struct deal_analysis_options {
    collect_options clients{};  ///< the window of dates, the rule of returns, how much to work out
    classify_options grades{};  ///< limits and rule of crossing
};

struct analyse_fn {
    /// Analyses a client base in one call: grades everybody, and answers the questions that are asked.
    ///
    ///     const auto analysis = analyse(clients, &client::profit, {}, ask::inflation(&client::orders),
    ///                                   ask::concentration(), ask::groups(&client::region));
    ///     analysis.grades();  analysis[ask::concentration].gini;
    ///
    /// Each answer is what the function of the same name gives for the same base, under the same limits and
    /// rule. What is not asked costs nothing: it is not even compiled. A question that is only asked at
    /// times is a std::optional, and so is its answer.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value; copied for each question
    /// @param options limits and rule of crossing
    /// @param questions of the namespace ask, or your own; see question
    /// @returns the grades and the answers; a valid result for an empty range
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the functions that answer throw; nothing of the caller's is changed
    /// Complexity: that of classify and of each answer.
    /// @example 26_analyse.cpp
    template <client_range Clients, std::copy_constructible Projection,
              analysis_question... Questions>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value,
                                            const classify_options& options,
                                            const Questions&... questions) const {
        const auto as_it_is = [](const auto& base) { return base; };
        return answer(clients, value, options, as_it_is, questions...);
    }

    /// The same from deals: makes clients of them first, and values a client by its deals and returns
    /// together.
    ///
    /// @param deals any input range; forward, if a question looks at the deals themselves
    /// @param fields where the client key, the amount, the date and, if any, the deal id are
    /// @param options the window of dates, the rule of returns, limits and rule of crossing
    /// @param questions as above
    /// @returns the clients, too, in the order of all results
    /// @throws as collect_clients
    template <std::ranges::input_range Deals, class Client, class Amount, class Date, class DealId,
              class Returned, analysis_question... Questions>
        requires key_projection<const Client, Deals> && summable_projection<const Amount, Deals> &&
                 date_projection<const Date, Deals>
    [[nodiscard]] auto operator()(Deals&& deals,
                                  const deal_fields<Client, Amount, Date, DealId, Returned>& fields,
                                  const deal_analysis_options& options,
                                  const Questions&... questions) const {
        auto clients = collect_clients(deals, fields, options.clients);
        const auto with_deals = [&](const auto& base) { return asked_deals(base, deals, fields); };
        auto analysis = answer(clients, client_value, options.grades, with_deals, questions...);
        using profile = std::ranges::range_value_t<decltype(clients)>;
        return deal_analysis<profile, decltype(analysis)>(std::move(clients), std::move(analysis));
    }

private:
    template <class Clients, class Projection, class Extend, class... Questions>
    static constexpr auto answer(Clients& clients, const Projection& value,
                                 const classify_options& options, Extend extend,
                                 const Questions&... questions) {
        using value_type = projected_t<Projection, Clients>;
        using topics = std::tuple<typename detail::question_traits<Questions>::topic...>;
        auto classified = classify(clients, value, options);
        const auto base =
            extend(asked_base<Clients, Projection>(clients, value, options, classified));
        using answers_type =
            std::tuple<decltype(detail::question_traits<Questions>::answer(questions, base))...>;
        // Braces: the questions are answered in the order in which they are asked.
        answers_type answers{detail::question_traits<Questions>::answer(questions, base)...};
        return base_analysis<value_type, topics, answers_type>(std::move(classified),
                                                               std::move(answers));
    }
};

/// See analyse_fn.
inline constexpr analyse_fn analyse{};

}  // namespace v0
}  // namespace vitalfew

#endif
