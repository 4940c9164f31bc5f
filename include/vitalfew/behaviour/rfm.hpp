// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_RFM_HPP
#define VITALFEW_BEHAVIOUR_RFM_HPP

#include "vitalfew/behaviour/detail/as_of.hpp"
#include "vitalfew/behaviour/score_edges.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A projection to the day of a client's last deal: a date, or an optional one.
template <class Projection, class R>
concept last_deal_projection = projection_of<Projection, R> &&
                               std::convertible_to<projected_t<Projection, R>, std::optional<date>>;

/// The fields that RFM needs: projections to the last deal, the number of deals and the value of a client.
/// The defaults are for profiles.
///
///     rfm_fields(&client::last_order, &client::orders, &client::profit)
/// @example 20_rfm.cpp
template <class Last = last_deal_fn, class Frequency = deal_count, class Monetary = client_value_fn>
class rfm_fields {
public:
    constexpr rfm_fields() = default;
    constexpr rfm_fields(Last of_last, Frequency of_frequency, Monetary of_monetary)
        : last_(std::move(of_last)),
          frequency_(std::move(of_frequency)),
          monetary_(std::move(of_monetary)) {}

    [[nodiscard]] constexpr const Last& last() const noexcept { return last_; }
    [[nodiscard]] constexpr const Frequency& frequency() const noexcept { return frequency_; }
    [[nodiscard]] constexpr const Monetary& monetary() const noexcept { return monetary_; }

private:
    [[no_unique_address]] Last last_{};
    [[no_unique_address]] Frequency frequency_{};
    [[no_unique_address]] Monetary monetary_{};
};

/// The three scores of a client; 1 is the worst.
struct rfm_score {
    rfm_score_value recency = 1;
    rfm_score_value frequency = 1;
    rfm_score_value monetary = 1;

    friend constexpr bool operator==(const rfm_score&, const rfm_score&) noexcept = default;
};

/// The edges of the scores in the three dimensions: store them to score later clients on the same scale.
template <ordered_value Monetary>
struct rfm_edges {
    score_edges<std::chrono::days> recency;  ///< days since the last deal; fewer are better
    score_edges<std::uint64_t> frequency;
    score_edges<Monetary> monetary;

    /// @returns the scores of one more client
    /// @throws invalid_value when the value is NaN or infinite
    [[nodiscard]] constexpr rfm_score operator()(std::chrono::days since_last, std::uint64_t deals,
                                                 const Monetary& value) const {
        return {recency(since_last), frequency(deals), monetary(value)};
    }
};

/// The scores of a client base and their edges: the result of rfm.
template <ordered_value Monetary>
class rfm_scores {
public:
    /// For rfm alone: the parts have to match.
    constexpr rfm_scores(std::vector<std::optional<rfm_score>> scores, rfm_edges<Monetary> edges)
        : scores_(std::move(scores)), edges_(std::move(edges)) {}

    /// @returns the scores of each client, in the order of the base; absent for clients without a deal
    [[nodiscard]] constexpr std::span<const std::optional<rfm_score>> scores() const& noexcept {
        return scores_;
    }
    [[nodiscard]] constexpr std::vector<std::optional<rfm_score>> scores() && noexcept {
        return std::move(scores_);
    }

    [[nodiscard]] constexpr const rfm_edges<Monetary>& edges() const& noexcept { return edges_; }
    [[nodiscard]] constexpr rfm_edges<Monetary> edges() && noexcept { return std::move(edges_); }

    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return scores_.size(); }

private:
    std::vector<std::optional<rfm_score>> scores_;
    rfm_edges<Monetary> edges_;
};

namespace detail {

[[noreturn]] inline void throw_edges_of_wrong_side(const char* dimension, const char* side) {
    VITALFEW_THROW(invalid_edges(std::string("vitalfew: the edges of ") + dimension +
                                 " are for preference_direction::" +
                                 (side[0] == 'l' ? "higher_is_better" : "lower_is_better") +
                                 ": make them for preference_direction::" + side));
}

}  // namespace detail

/// Options of rfm: scores by quantiles, or by given edges.
template <ordered_value Monetary>
struct rfm_options {
    /// How many scores a dimension without edges has, 1 to 255.
    std::size_t scores = default_rfm_scores;
    /// Days since the last deal, for preference_direction::lower_is_better.
    std::optional<score_edges<std::chrono::days>> recency{};
    std::optional<score_edges<std::uint64_t>> frequency{};
    std::optional<score_edges<Monetary>> monetary{};
};

struct rfm_fn {
    /// Scores every client by recency (days since the last deal, fewer are better), frequency (number of
    /// deals) and monetary value.
    ///
    /// By default each dimension has five scores, 5 being the best, found by the rule of quantile_edges
    /// among the clients with a deal: equal values get equal scores, and the order of the clients does not
    /// matter. Values of 0 or less are scored like others. Clients without a deal, or without a last day,
    /// have no score.
    ///
    /// @param clients any forward range; passed over up to four times
    /// @param as_of the day of the analysis; the clock is never read
    /// @param fields where the last deal, the number of deals and the value are
    /// @param options the number of scores, or edges, for example those of an earlier analysis
    /// @returns scores in the order of the base, and the edges
    /// @throws invalid_date when as_of is before a last deal: the first such client and both days; or outside of
    /// the calendar, as the end of a period without an end is
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws invalid_edges when the number of scores is 0 or above 255, or edges of recency are not for
    /// preference_direction::lower_is_better, or others not for preference_direction::higher_is_better
    /// Complexity: O(n log scores) time on average; while it runs, 8 bytes or a value a client, whichever is more; four
    /// bytes a client remain.
    /// @example 20_rfm.cpp
    /// @see A. M. Hughes, "Strategic Database Marketing" (1994)
    template <client_range Clients, class Last, class Frequency, class Monetary>
        requires last_deal_projection<const Last, Clients> &&
                 count_projection<const Frequency, Clients> &&
                 value_projection<const Monetary, Clients>
    [[nodiscard]] constexpr auto operator()(
        Clients&& clients, date as_of, const rfm_fields<Last, Frequency, Monetary>& fields,
        const rfm_options<projected_t<const Monetary, Clients>>& options = {}) const
        -> rfm_scores<projected_t<const Monetary, Clients>> {
        using value_type = projected_t<const Monetary, Clients>;
        detail::check_as_of(as_of);
        check_sides(options);
        auto recency = recency_edges(clients, as_of, fields, options);
        auto frequency = frequency_edges(clients, fields, options);
        auto monetary = monetary_edges(clients, fields, options);
        rfm_edges<value_type> edges{std::move(recency), std::move(frequency), std::move(monetary)};
        std::vector<std::optional<rfm_score>> scores;
        detail::reserve_for(scores, clients);
        std::size_t index = 0;
        for (auto&& client : clients) {
            const std::optional<date> last = last_of(fields, client);
            if (last.has_value()) {
                scores.push_back(edges(detail::days_since(*last, as_of, index),
                                       deals_of(fields, client),
                                       std::invoke(fields.monetary(), client)));
            } else {
                scores.emplace_back(std::nullopt);
            }
            ++index;
        }
        return {std::move(scores), std::move(edges)};
    }

    /// The same for profiles, or whatever last_deal, deal_count and client_value can be called with.
    template <client_range Clients>
        requires last_deal_projection<const last_deal_fn, Clients> &&
                 value_projection<const client_value_fn, Clients>
    [[nodiscard]] constexpr auto operator()(
        Clients&& clients, date as_of,
        const rfm_options<projected_t<const client_value_fn, Clients>>& options = {}) const
        -> rfm_scores<projected_t<const client_value_fn, Clients>> {
        return (*this)(clients, as_of, rfm_fields<>{}, options);
    }

private:
    template <class Fields, class Client>
    static constexpr std::uint64_t deals_of(const Fields& fields, Client& client) {
        return detail::deal_number(std::invoke(fields.frequency(), client));
    }

    /// @returns the last deal of a client who has one
    template <class Fields, class Client>
    static constexpr std::optional<date> last_of(const Fields& fields, Client& client) {
        if (deals_of(fields, client) == 0) {
            return std::nullopt;
        }
        return std::invoke(fields.last(), client);
    }

    template <class Options>
    static constexpr void check_sides(const Options& options) {
        if (options.recency &&
            options.recency->direction() != preference_direction::lower_is_better) {
            detail::throw_edges_of_wrong_side("recency", "lower_is_better");
        }
        if (options.frequency &&
            options.frequency->direction() != preference_direction::higher_is_better) {
            detail::throw_edges_of_wrong_side("frequency", "higher_is_better");
        }
        if (options.monetary &&
            options.monetary->direction() != preference_direction::higher_is_better) {
            detail::throw_edges_of_wrong_side("monetary value", "higher_is_better");
        }
    }

    /// Also checks that no last deal is after as_of.
    template <class Clients, class Fields, class Options>
    static constexpr score_edges<std::chrono::days> recency_edges(Clients& clients, date as_of,
                                                                  const Fields& fields,
                                                                  const Options& options) {
        std::vector<std::chrono::days> values;
        if (!options.recency) {
            detail::reserve_for(values, clients);
        }
        std::size_t index = 0;
        for (auto&& client : clients) {
            const std::optional<date> last = last_of(fields, client);
            if (last.has_value()) {
                const std::chrono::days since = detail::days_since(*last, as_of, index);
                if (!options.recency) {
                    values.push_back(since);
                }
            }
            ++index;
        }
        return options.recency ? *options.recency
                               : detail::edges_of_quantiles(values, options.scores,
                                                            preference_direction::lower_is_better);
    }

    template <class Clients, class Fields, class Options>
    static constexpr score_edges<std::uint64_t> frequency_edges(Clients& clients,
                                                                const Fields& fields,
                                                                const Options& options) {
        if (options.frequency) {
            return *options.frequency;
        }
        std::vector<std::uint64_t> values;
        detail::reserve_for(values, clients);
        for (auto&& client : clients) {
            if (last_of(fields, client).has_value()) {
                values.push_back(deals_of(fields, client));
            }
        }
        return detail::edges_of_quantiles(values, options.scores,
                                          preference_direction::higher_is_better);
    }

    /// Also checks that every value is finite.
    template <class Clients, class Fields, class Options>
    static constexpr auto monetary_edges(Clients& clients, const Fields& fields,
                                         const Options& options) {
        using projection = std::remove_reference_t<decltype(fields.monetary())>;
        std::vector<projected_t<projection, Clients>> values;
        if (!options.monetary) {
            detail::reserve_for(values, clients);
        }
        detail::invalid_value_count invalid;
        for (auto&& client : clients) {
            auto&& value = std::invoke(fields.monetary(), client);
            if (invalid.accept(value) && !options.monetary && last_of(fields, client).has_value()) {
                values.push_back(value);
            }
        }
        invalid.throw_if_any();
        return options.monetary
                   ? *options.monetary
                   : detail::edges_of_quantiles(values, options.scores,
                                                preference_direction::higher_is_better);
    }
};

/// See rfm_fn.
inline constexpr rfm_fn rfm{};

}  // namespace v0
}  // namespace vitalfew

#endif
