// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_ANALYSE_HPP
#define VITALFEW_ANALYSE_ANALYSE_HPP

#include "vitalfew/analyse/question.hpp"
#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/collect_clients.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/engine/class_limits.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <ranges>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The grades of a client base and the answer to each question: the result of analyse.
///
///     analysis.grades()                       // as classify gives them
///     analysis[ask::concentration].gini       // the answer to ask::concentration()
///
/// The answer to an optional question is an optional one.
/// @tparam Answers one for each question, in their order
template <class Value, class Topics, class Answers>
class base_analysis;

template <class Value, class... Topics, class... Answers>
class base_analysis<Value, std::tuple<Topics...>, std::tuple<Answers...>> {
public:
    /// For analyse alone: the parts have to match.
    constexpr base_analysis(classification<Value> classified, std::tuple<Answers...> answers)
        : classified_(std::move(classified)), answers_(std::move(answers)) {}

    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return classified_.size(); }
    /// @returns grades, cutoffs, summaries, total and losses
    [[nodiscard]] constexpr const classification<Value>& classified() const noexcept {
        return classified_;
    }
    /// @returns one grade per client, in the order of the base
    [[nodiscard]] constexpr auto grades() const& noexcept { return classified_.grades(); }
    [[nodiscard]] constexpr auto grades() && { return std::move(classified_).grades(); }

    /// @returns the answer to the (first) question of a topic, such as ask::concentration
    template <class Topic>
    [[nodiscard]] constexpr const auto& operator[](const Topic& /*topic*/) const noexcept {
        constexpr std::size_t at = place_of<Topic>();
        static_assert(
            at < sizeof...(Topics),
            "vitalfew: this was not asked: add the question to the call of analyse, as in "
            "analyse(clients, value, {}, ask::concentration())");
        return std::get<at>(answers_);
    }

private:
    template <class Topic>
    // not covered: the compiler runs it
    [[nodiscard]] static consteval std::size_t place_of() noexcept {
        constexpr std::array<bool, sizeof...(Topics) + 1> is_it{std::is_same_v<Topic, Topics>...,
                                                                true};
        std::size_t at = 0;
        while (!is_it[at]) {
            ++at;
        }
        return at;
    }

    classification<Value> classified_;
    [[no_unique_address]] std::tuple<Answers...> answers_;
};

/// The analysis of clients that were collected from deals, with these clients.
template <class Profile, class Analysis>
class deal_analysis : public Analysis {
public:
    /// For analyse alone: the parts have to match.
    constexpr deal_analysis(std::vector<Profile> clients, Analysis analysis)
        : Analysis(std::move(analysis)), clients_(std::move(clients)) {}

    /// @returns the clients in order of their first deal; grades and all other results are in this order
    [[nodiscard]] constexpr std::span<const Profile> clients() const& noexcept { return clients_; }
    [[nodiscard]] constexpr std::vector<Profile> clients() && noexcept {
        return std::move(clients_);
    }

private:
    std::vector<Profile> clients_;
};

/// Options of analyse for deals: how clients are collected and graded.
struct deal_analysis_options {
    collect_options clients{};  ///< the window of dates, the rule of returns, how much to work out
    classify_options grades{};  ///< limits and rule of crossing
};

struct analyse_fn {
    /// Analyses a client base in one call: grades all clients and answers the given questions.
    ///
    ///     const auto analysis = analyse(clients, &client::profit, {}, ask::inflation(&client::orders),
    ///                                   ask::concentration(), ask::groups(&client::region));
    ///     analysis.grades();  analysis[ask::concentration].gini;
    ///
    /// Each answer is the result of the function of the same name for the same base, under the same limits
    /// and rule. Questions that are not given cost nothing: they are not even compiled. A question that
    /// depends on conditions at run time is a std::optional, and so is its answer.
    ///
    /// @param clients any forward range
    /// @param value projection to a client's value; copied for each question
    /// @param options limits and rule of crossing
    /// @param questions of the namespace ask, or your own: see topic_question
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

    /// The same from deals: collects them into clients first; the value of a client is the sum of its deals
    /// and returns.
    ///
    /// @param deals any input range; forward, if a question reads the deals themselves
    /// @param fields where the client key, the amount, the date and, if any, the deal id are
    /// @param options the window of dates, the rule of returns, limits and rule of crossing
    /// @param questions as above
    /// @returns also the clients, in the order of all results
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
        const auto with_deals = [&](const auto& base) {
            return deal_analysis_context(base, deals, fields);
        };
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
            extend(analysis_context<Clients, Projection>(clients, value, options, classified));
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
