// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXPLAIN_STANDINGS_HPP
#define VITALFEW_EXPLAIN_STANDINGS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/descending_sums.hpp"
#include "vitalfew/engine/detail/sorting_cutoffs.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"
#include "vitalfew/exact/detail/ordered_key.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::max
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity, std::invoke
#include <limits>
#include <optional>
#include <ranges>
#include <string>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The standing of a value in a base: place, grade, and the cumulative shares that the grade follows from.
/// @example 24_why.cpp
template <summable_value Value>
struct value_standing {
    using share_type = exact_share<typename sum_of_t<Value>::value_type>;

    /// 1 for the largest value; equal values have the place of the best of them, as under ties::min.
    std::size_t place = 0;
    /// How many clients have exactly this value; may be 0.
    std::size_t clients = 0;
    vitalfew::grade grade = vitalfew::grade::A;
    /// The share of the total of all larger values.
    share_type before;
    /// The same including this value and its equals. For values of 0 and below both are 1; both are 0 when
    /// the total is 0.
    share_type after;
};

/// Whether a change of exactly the amount is enough.
enum class gap_bound : std::uint8_t { at_least, more_than };

/// The change of a value that gives it another grade.
template <summable_value Value>
struct value_gap {
    /// Exact, never negative.
    sum_of_t<Value> amount;
    gap_bound bound = gap_bound::at_least;

    friend constexpr bool operator==(const value_gap&, const value_gap&) = default;
};

namespace detail {

/// Values that can be enumerated in order through their keys.
template <class Value>
concept countable_value = arithmetic_value<Value> || (keyed_value<Value> && requires(Value value) {
                              {
                                  exact_integer<Value>::from_integer(integer_of(value))
                              } -> std::convertible_to<Value>;
                          });

template <class Value>
struct number_behind {
    using type = integer_of_t<Value>;
};
template <arithmetic_value Value>
struct number_behind<Value> {
    using type = Value;
};

/// Bisection: the larger the value, the less is before it and the larger is the total, so there is a least
/// one.
/// @param own the value of a client
[[noreturn]] inline void throw_no_least_value() {
    VITALFEW_THROW(invalid_limits(
        "vitalfew: the least value for a grade was asked for under crossing::lower or nearest, by "
        "which a "
        "client can get a worse grade by bringing more: make the table with crossing::upper"));
}

[[noreturn]] inline void throw_nobody_has(const std::string& value) {
    VITALFEW_THROW(unknown_key("vitalfew: no client of this base has the value" +
                               (value.empty() ? value : " " + value) +
                               ": give the value of a client"));
}

/// @returns the least positive value that this client could have instead without lying past the limit under
/// crossing::upper; the values of the others stay, its own and the total change
template <countable_value Value>
constexpr Value least_value_before(const descending_sums<Value>& sums, const Value& own,
                                   const share& limit) {
    using number = typename number_behind<Value>::type;
    using key_type = ordered_key_t<number>;
    const auto value_at = [](key_type key) {
        if constexpr (arithmetic_value<Value>) {
            return value_of_key<number>(key);
        } else {
            return Value(exact_integer<Value>::from_integer(value_of_key<number>(key)));
        }
    };
    const bool counts = is_positive(own);
    sum_of_t<Value> others = sums.total();
    if (counts) {
        others -= own;
    }
    const auto stays_before = [&](const Value& value) {
        sum_of_t<Value> before = sums.sum_before(sums.above(value));
        if (counts && value < own) {
            before -= own;
        }
        return compare_with_share(before, limit, others + value) < 0;
    };
    auto least = static_cast<key_type>(ordered_key(number{0}) + 1);
    // Nobody is before the largest value.
    key_type most = ordered_key((std::numeric_limits<number>::max)());
    while (least < most) {
        const auto middle = static_cast<key_type>(least + (most - least) / 2);
        if (stays_before(value_at(middle))) {
            most = middle;
        } else {
            least = static_cast<key_type>(middle + 1);
        }
    }
    return value_at(least);
}

}  // namespace detail

/// An index of a base that answers in O(log n): the standing of a client, the gap to the next grade, the
/// summary under other limits. Lookups are const, so any number of threads may ask at once.
///
/// Holds no reference to the base. Grades and cutoffs are those of classify.
/// @example 24_why.cpp
template <summable_value Value>
class standing_table {
public:
    /// Called by standings. @pre all values are finite
    constexpr standing_table(std::vector<Value> values, const classify_options& options)
        : sums_(std::move(values)), options_(options), cutoffs_(ends_of(options.limits)) {
        for (std::size_t i = sums_.size(); i > 0 && detail::is_negative(sums_.value(i - 1)); --i) {
            losses_.value += sums_.value(i - 1);
            ++losses_.clients;
        }
    }

    /// @returns the standing of a value, which need not be that of a client
    /// @throws invalid_value when it is NaN or infinite
    [[nodiscard]] constexpr value_standing<Value> operator()(const Value& value) const {
        const grade g = cutoffs_(value);
        const std::size_t above = sums_.above(value);
        const std::size_t down_to = sums_.at_or_above(value, above);
        return {above + 1,
                down_to - above,
                g,
                {sums_.sum_before(above), total()},
                {sums_.sum_before(down_to), total()}};
    }

    /// @returns the gap to the next better grade with the cutoffs unchanged: a value that rises by it has
    /// that grade or a better one. Absent for grade A, and when the total is 0.
    /// @throws invalid_value when it is NaN or infinite
    [[nodiscard]] constexpr std::optional<value_gap<Value>> rise(const Value& value) const
        requires requires(sum_of_t<Value> sum) { sum -= sum; }
    {
        const grade g = cutoffs_(value);
        if (g == grade::A) {
            return std::nullopt;
        }
        const cutoff<Value>& end = cutoffs_[grade_index(g) - 1];
        if (end.side == cutoff_side::none) {
            return std::nullopt;
        }
        return value_gap<Value>{edge(end) - sum_of_t<Value>(value),
                                end.side == cutoff_side::at_least ? gap_bound::at_least
                                                                  : gap_bound::more_than};
    }

    /// @returns the gap to the next worse grade with the cutoffs unchanged: a value that falls by it has a
    /// worse grade. Absent for the last grade.
    /// @throws invalid_value when it is NaN or infinite
    [[nodiscard]] constexpr std::optional<value_gap<Value>> slip(const Value& value) const
        requires requires(sum_of_t<Value> sum) { sum -= sum; }
    {
        const grade g = cutoffs_(value);
        if (g == cutoffs_.last()) {
            return std::nullopt;
        }
        const cutoff<Value>& end = cutoffs_[grade_index(g)];
        return value_gap<Value>{sum_of_t<Value>(value) - edge(end),
                                end.side == cutoff_side::at_least ? gap_bound::more_than
                                                                  : gap_bound::at_least};
    }

    /// Finds the value that a client needs for a grade when only its own value changes. The total changes
    /// with it, and so do the cutoffs: a large client has to rise by more or less than rise() says.
    ///
    /// @param wanted the grade
    /// @param own the value of a client of the base
    /// @returns the least value that would have the grade or a better one if the base were classified again;
    /// for floating point, the least double or float. Absent for the last grade, which any value has.
    /// @throws invalid_grade for a grade that the limits do not give
    /// @throws unknown_key when no client has the value own, invalid_value when it is NaN or infinite
    /// @throws invalid_limits when the rule is not crossing::upper: under the others a client can get a worse grade
    /// by bringing more, so there is no such least value
    /// Complexity: O(log n) for each bit of the value.
    [[nodiscard]] constexpr std::optional<Value> least_value_for(grade wanted,
                                                                 const Value& own) const
        requires detail::countable_value<Value>
    {
        if (options_.crossing != crossing::upper) {
            detail::throw_no_least_value();
        }
        if ((*this)(own).clients == 0) {
            detail::throw_nobody_has(detail::number_text(own));
        }
        if (grade_index(wanted) > cutoffs_.size()) {
            detail::throw_invalid_grade(grade_index(wanted), cutoffs_.size() + 1);
        }
        if (wanted == cutoffs_.last()) {
            return std::nullopt;
        }
        return detail::least_value_before(sums_, own, options_.limits[grade_index(wanted)]);
    }

    /// @returns the summary of the grades under other limits and the same rule, as classify gives it;
    /// O(log n)^2 for each limit, but O(n) for types with only < and +
    [[nodiscard]] constexpr classification_summary<Value> summary(
        const class_limits& limits) const {
        std::vector<grade_summary<Value>> summaries;
        summaries.reserve(limits.grades());
        std::size_t counted = 0;
        const auto append = [&](std::size_t count) {
            summaries.push_back({count - counted, sums_.sum_between(counted, count), {}, {}});
            counted = count;
        };
        for (const share& limit : limits) {
            append((std::max)(counted, first_past(limit)));
        }
        append(sums_.size());
        return detail::summarize(sums_.size(), vitalfew::cutoffs<Value>(ends_of(limits)),
                                 std::move(summaries), losses_);
    }
    /// The same under the limits that the table was made with.
    [[nodiscard]] constexpr classification_summary<Value> summary() const {
        return summary(options_.limits);
    }

    /// @returns the function from a value to its grade
    [[nodiscard]] constexpr const vitalfew::cutoffs<Value>& cutoffs() const noexcept {
        return cutoffs_;
    }
    /// @returns the limits and the rule that the table was made with
    [[nodiscard]] constexpr const classify_options& options() const noexcept { return options_; }
    /// @returns the exact sum of the positive values
    [[nodiscard]] constexpr const sum_of_t<Value>& total() const noexcept { return sums_.total(); }
    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return sums_.size(); }

    /// For the algorithms of this library: the values in descending order.
    [[nodiscard]] constexpr const detail::descending_sums<Value>& sums() const noexcept {
        return sums_;
    }

private:
    using sum_type = sum_of_t<Value>;

    /// @returns the value at which a grade ends; 0 where it ends below all positive values
    [[nodiscard]] static constexpr sum_type edge(const cutoff<Value>& end) {
        return end.value.has_value() ? sum_type(*end.value) : sum_type();
    }

    /// @returns how many clients stay on the better side of a limit
    [[nodiscard]] constexpr std::size_t first_past(const share& limit) const {
        return sums_.first_position(0, sums_.positives(), [&](std::size_t i) {
            return detail::lies_past<Value>(sums_.peers_at(i), limit, total(), options_.crossing);
        });
    }

    [[nodiscard]] constexpr std::vector<cutoff<Value>> ends_of(const class_limits& limits) const {
        std::vector<cutoff<Value>> ends;
        ends.reserve(limits.size());
        for (const share& limit : limits) {
            ends.push_back(end_of(limit));
        }
        return ends;
    }

    [[nodiscard]] constexpr cutoff<Value> end_of(const share& limit) const {
        if (sums_.positives() == 0) {
            return {};
        }
        const std::size_t past = first_past(limit);
        if (past == 0) {
            return {cutoff_side::above, sums_.value(0)};
        }
        if (past == sums_.positives()) {
            return options_.crossing == crossing::lower
                       ? cutoff<Value>{cutoff_side::all, {}}
                       : cutoff<Value>{cutoff_side::at_least, sums_.value(past - 1)};
        }
        return detail::cutoff_between(sums_.value(past - 1), sums_.value(past),
                                      sums_.sum_before(past), limit, total(), options_.crossing);
    }

    detail::descending_sums<Value> sums_;
    classify_options options_;
    vitalfew::cutoffs<Value> cutoffs_;
    loss_summary<Value> losses_;
};

struct standings_fn {
    /// Prepares a base for questions about its grades: why this one, how far to the next, what if a limit
    /// moved.
    ///
    /// @param clients any range; passed over once
    /// @param value tells a client's value
    /// @param options limits (80, 95, 99 % by default) and the rule of crossing (upper by default)
    /// @returns a table that answers in O(log n); on an empty range, one that gives the last grade to all
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(n log n) time; the table holds one value and a sixteenth of a sum for each client, 9 to
    /// 11 bytes for built-in numbers.
    /// @example 24_why.cpp
    template <std::ranges::input_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {},
                                            const classify_options& options = {}) const
        -> standing_table<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        std::vector<value_type> values;
        if constexpr (std::ranges::sized_range<Clients>) {
            values.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
        }
        detail::invalid_value_count invalid;
        for (auto&& client : clients) {
            auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
            if (invalid.accept<value_type>(it)) {
                values.push_back(it);
            }
        }
        invalid.throw_if_any();
        return {std::move(values), options};
    }
};

/// See standings_fn.
inline constexpr standings_fn standings{};

}  // namespace v0
}  // namespace vitalfew

#endif
