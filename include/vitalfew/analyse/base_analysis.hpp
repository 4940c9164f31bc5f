// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_BASE_ANALYSIS_HPP
#define VITALFEW_ANALYSE_BASE_ANALYSIS_HPP

#include "vitalfew/analyse/question.hpp"
#include "vitalfew/classify/classification.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// What analyse found: the grades of a client base, and an answer to each question.
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
    /// For analyse, which sees to it that the parts belong together.
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

    /// @returns the answer to the question of a topic, such as ask::concentration; to the first of them
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

/// The analysis of clients that were made of deals, with the clients themselves.
template <class Profile, class Analysis>
class deal_analysis : public Analysis {
public:
    /// For analyse, which sees to it that the parts belong together.
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

}  // namespace v0
}  // namespace vitalfew

#endif
