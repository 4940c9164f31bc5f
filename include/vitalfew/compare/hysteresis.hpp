// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_HYSTERESIS_HPP
#define VITALFEW_COMPARE_HYSTERESIS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/find_cutoffs.hpp"
#include "vitalfew/compare/limit_margins.hpp"
#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <functional>  // std::invoke, std::ref
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_no_change_possible() {
    VITALFEW_THROW(invalid_edges(
        "vitalfew: neither a margin nor a minimum stay was given, so that no grade could ever "
        "change: give one of them"));
}

[[noreturn]] inline void throw_no_as_of() {
    VITALFEW_THROW(invalid_date(
        "vitalfew: a minimum stay in days was given without the day of this analysis: give as_of"));
}

[[noreturn]] inline void throw_past_grade(std::size_t client, grade past, grade last) {
    VITALFEW_THROW(invalid_grade(
        "vitalfew: the past grade " + std::string(1, grade_letter(past)) + " at index " +
        std::to_string(client) + " is beyond the last grade of these limits, " +
        std::string(1, grade_letter(last)) + ": convert past grades to grades of today's limits"));
}

[[noreturn]] inline void throw_future_history(std::size_t client, const std::string& since,
                                              const std::string& as_of) {
    VITALFEW_THROW(invalid_date("vitalfew: the grades at index " + std::to_string(client) +
                                " have differed since " + since + ", after the as-of date " +
                                as_of + ": give the day of this analysis"));
}

constexpr void check_hysteresis(bool has_margin, const std::optional<minimum_stay>& stay,
                                const std::optional<date>& as_of) {
    if (!has_margin && !stay.has_value()) {
        throw_no_change_possible();
    }
    if (stay.has_value() && stay->is_in_days() && !as_of.has_value()) {
        throw_no_as_of();
    }
}

constexpr void check_history(const steady_grade& past, const class_limits& limits,
                             const std::optional<date>& as_of, std::size_t client) {
    if (past.effective > limits.last()) {
        throw_past_grade(client, past.effective, limits.last());
    }
    if (as_of.has_value() && past.apart_since.has_value() && *as_of < *past.apart_since) {
        throw_future_history(client, to_string(*past.apart_since), to_string(*as_of));
    }
}

constexpr std::optional<steady_grade> history_of(const steady_grade& past) {
    return past;
}
constexpr std::optional<steady_grade> history_of(const std::optional<steady_grade>& past) {
    return past;
}
constexpr std::optional<steady_grade> history_of(grade past) {
    return steady_grade{.effective = past, .raw = past};
}
constexpr std::optional<steady_grade> history_of(const std::optional<grade>& past) {
    return past.has_value() ? history_of(*past) : std::nullopt;
}

}  // namespace detail

/// A projection to the past grade of a client: a steady_grade, a grade, or an optional of either.
template <class Projection, class R>
concept grade_history_projection =
    projection_of<Projection, R> &&
    (std::same_as<projected_t<Projection, R>, steady_grade> ||
     std::same_as<projected_t<Projection, R>, std::optional<steady_grade>> ||
     std::same_as<projected_t<Projection, R>, grade> ||
     std::same_as<projected_t<Projection, R>, std::optional<grade>>);

/// A client base with a steady grade for each client: the result of classify_with_hysteresis.
///
/// The summaries are of the effective grades, the cutoffs those of the raw ones.
/// @example 15_hysteresis.cpp
template <summable_value Value>
class steady_classification : public classification_summary<Value> {
public:
    /// For classify_with_hysteresis alone: the parts have to match.
    /// @pre as many grades as the summary has clients
    constexpr steady_classification(std::vector<steady_grade> grades,
                                    const std::array<std::size_t, steady_reason_count>& reasons,
                                    classification_summary<Value> summary)
        : classification_summary<Value>(std::move(summary)),
          grades_(std::move(grades)),
          reasons_(reasons) {
        VITALFEW_ASSERT(grades_.size() == this->size());
    }

    /// @returns one steady grade per client, in the order of the base: what to keep for the next analysis
    [[nodiscard]] constexpr std::span<const steady_grade> grades() const& noexcept {
        return grades_;
    }
    [[nodiscard]] constexpr std::vector<steady_grade> grades() && noexcept {
        return std::move(grades_);
    }

    /// @returns the number of clients whose effective grade has a reason
    [[nodiscard]] constexpr std::size_t count(steady_reason reason) const noexcept {
        return reasons_[static_cast<std::size_t>(reason)];
    }

private:
    std::vector<steady_grade> grades_;
    std::array<std::size_t, steady_reason_count> reasons_;
};

/// Options of classify_with_hysteresis; each has a default.
struct hysteresis_options {
    class_limits limits = abcd_limits;
    vitalfew::crossing crossing = vitalfew::crossing::upper;
    /// By how much of the total a limit has to be passed: by default half a per cent. Absent: grades change
    /// by time alone.
    std::optional<limit_margins> margin = limit_margins(permille(5));
    /// How long a smaller difference has to last. Absent: grades change by distance alone.
    std::optional<minimum_stay> stay{};
    /// The day of the analysis; needed for a stay in days.
    std::optional<date> as_of{};
};

namespace detail {

/// The cutoffs at the limits and at both edges of their margins.
template <class Value>
struct band_cutoffs {
    cutoffs<Value> raw;
    std::optional<cutoffs<Value>> above{};  // absent without a margin
    std::optional<cutoffs<Value>> below{};

    [[nodiscard]] constexpr grade_band operator()(const Value& value) const {
        const grade at = raw(value);
        return {.strict = above.has_value() ? (*above)(value) : grade::A,
                .raw = at,
                .lenient = below.has_value() ? (*below)(value) : raw.last()};
    }
};

template <class Clients, class Projection>
constexpr auto find_band_cutoffs(Clients& clients, Projection& value,
                                 const hysteresis_options& options)
    -> band_cutoffs<projected_t<Projection, Clients>> {
    const auto at = [&](const class_limits& limits) {
        return find_cutoffs(clients, std::ref(value),
                            {.limits = limits, .crossing = options.crossing});
    };
    if (!options.margin.has_value()) {
        return {.raw = at(options.limits)};
    }
    const margin_edges edges = margin_edges_of(options.limits, *options.margin);
    return {.raw = at(options.limits), .above = at(edges.above), .below = at(edges.below)};
}

}  // namespace detail

struct classify_with_hysteresis_fn {
    /// Grades every client, but keeps the grade of last time while the value is not clearly past a limit.
    ///
    /// "Past" is what the rule of crossing says. A client with the effective grade e last time and the raw
    /// grade r now
    ///  1. keeps e when r is e;
    ///  2. falls behind every limit L that its value lies past at L + margin, and comes before every limit
    ///     that it does not lie past even at L - margin. So with strict limits passed at L + margin, and
    ///     lenient ones at L - margin, its grade is the one of strict to lenient that is nearest to e;
    ///  3. but gets r, when r has been on the same side of e for the minimum stay. The stay is
    ///     counted anew when r changes sides, or e changes.
    /// So the effective grade is never beyond the raw one, and depends on the value and the history alone.
    /// With a margin of 0 or a stay of 0 it is the raw grade; a wider margin never moves more clients, nor
    /// farther; without a stay, analysing the same again changes no grade. A client without a past grade
    /// gets the raw one; a client that is no longer in the base is not in the result. Values of 0 or
    /// less lie past every limit by any margin.
    ///
    /// @param clients any forward range
    /// @param value projection to a client's value; called up to seven times per client
    /// @param past projection to the grade of the last analysis: a steady_grade (as returned, or restored
    /// from storage), a grade, or an optional of these
    /// @param options limits, crossing, margin, minimum stay and the day of the analysis
    /// @returns for each client, in order, effective and raw grade with the reason; sums by effective
    /// grade; the cutoffs of the raw grades. A valid result for an empty base
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws invalid_edges when a margin does not fit the limits (see margin_edges_of), or neither margin nor
    /// stay is given, so that no grade could ever change
    /// @throws invalid_grade when a past grade is not one of the limits': the index of the client
    /// @throws invalid_date when a stay in days has no as-of date, or that is before a past one
    /// Complexity: three times find_cutoffs, in time, and 24 bytes a client for the result.
    /// @example 15_hysteresis.cpp
    /// @see O. H. Schmitt, "A thermionic trigger", Journal of Scientific Instruments 15 (1938): a switch
    /// with one threshold to turn on and another to turn off; here each limit is one
    template <client_range Clients, class Projection, class Past>
        requires summable_projection<Projection, Clients> && grade_history_projection<Past, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value, Past past,
                                            const hysteresis_options& options = {}) const
        -> steady_classification<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        detail::check_hysteresis(options.margin.has_value(), options.stay, options.as_of);
        auto ends = detail::find_band_cutoffs(clients, value, options);
        std::vector<steady_grade> grades;
        if constexpr (std::ranges::sized_range<Clients>) {
            grades.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
        }
        std::vector<grade_summary<value_type>> summaries(options.limits.grades());
        loss_summary<value_type> losses;
        std::array<std::size_t, steady_reason_count> reasons{};
        for (auto&& client : clients) {
            const auto before = detail::history_of(std::invoke(past, client));
            auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
            const detail::grade_band band = ends(it);
            steady_grade now{
                .effective = band.raw, .raw = band.raw, .reason = steady_reason::new_client};
            if (before.has_value()) {
                detail::check_history(*before, options.limits, options.as_of, grades.size());
                now = detail::next_grade(*before, band, options.stay, options.as_of);
            }
            grades.push_back(now);
            ++reasons[static_cast<std::size_t>(now.reason)];
            grade_summary<value_type>& summary = summaries[grade_index(now.effective)];
            ++summary.clients;
            if (detail::is_positive<value_type>(it)) {
                summary.value += it;
            } else if (detail::is_negative<value_type>(it)) {
                ++losses.clients;
                losses.value += it;
            }
        }
        const std::size_t count = grades.size();
        return {std::move(grades), reasons,
                detail::summarize<value_type>(count, std::move(ends.raw), std::move(summaries),
                                              std::move(losses))};
    }
};

/// See classify_with_hysteresis_fn.
inline constexpr classify_with_hysteresis_fn classify_with_hysteresis{};

}  // namespace v0
}  // namespace vitalfew

#endif
