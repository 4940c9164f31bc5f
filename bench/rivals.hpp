// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BENCH_RIVALS_HPP
#define VITALFEW_BENCH_RIVALS_HPP

#include "vitalfew/core/grade.hpp"

#include <algorithm>  // std::sort
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// How one classifies without vitalfew: every rival sorts, or selects, and keeps a running sum. All give
/// the same grades as vitalfew::classify with the default options, up to the rounding of their sums, and
/// keep their memory from call to call.
namespace vitalfew_bench {

inline constexpr std::array<double, 3> limits{0.80, 0.95, 0.99};

/// Sums integers exactly and the others as they come, rounded.
template <class Value>
struct running {
    using sum_type = double;
};
template <>
struct running<std::int64_t> {
    using sum_type = std::int64_t;
};

/// The grade that follows from the sum of all larger values. The sums that end the grades are worked out
/// once.
template <class Value>
class running_grade {
public:
    using sum_type = typename running<Value>::sum_type;

    explicit running_grade(sum_type total) noexcept {
        for (std::size_t i = 0; i < limits.size(); ++i) {
            ends_[i] = limits[i] * static_cast<double>(total);
        }
    }
    /// @pre not below the sum of the call before
    [[nodiscard]] std::size_t operator()(sum_type before) noexcept {
        while (at_ < limits.size() && static_cast<double>(before) >= ends_[at_]) {
            ++at_;
        }
        return at_;
    }

private:
    std::array<double, limits.size()> ends_{};
    std::size_t at_ = 0;
};

template <class Value>
[[nodiscard]] typename running<Value>::sum_type positive_total(std::span<const Value> values) {
    typename running<Value>::sum_type total{};
    for (const Value value : values) {
        total += value > Value{} ? value : Value{};
    }
    return total;
}

/// Walks down values in descending order and grades them; equal values share a grade.
/// @param value_at tells the value at a position, give(position, grade) takes the grade
template <class Value, class ValueAt, class Give>
void grade_descending(std::size_t count, typename running<Value>::sum_type total, ValueAt value_at,
                      Give give) {
    using sum_type = typename running<Value>::sum_type;
    running_grade<Value> grade_of(total);
    sum_type before{};
    for (std::size_t first = 0; first < count;) {
        const Value value = value_at(first);
        const bool counts = value > Value{};
        const std::size_t g = counts ? grade_of(before) : limits.size();
        std::size_t next = first;
        for (; next < count && value_at(next) == value; ++next) {
            give(next, vitalfew::grade_at(g));
            before += counts ? value : Value{};
        }
        first = next;
    }
}

/// The plain way: sorts (value, index) pairs.
template <class Value>
class sort_pairs {
public:
    void operator()(std::span<const Value> values, std::span<vitalfew::grade> grades) {
        pairs_.resize(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            pairs_[i] = {values[i], i};
        }
        std::sort(pairs_.begin(), pairs_.end(),
                  [](const pair& a, const pair& b) { return a.value > b.value; });
        grade_descending<Value>(
            pairs_.size(), positive_total(values), [&](std::size_t i) { return pairs_[i].value; },
            [&](std::size_t i, vitalfew::grade g) { grades[pairs_[i].index] = g; });
    }

private:
    struct pair {
        Value value;
        std::size_t index;
    };
    std::vector<pair> pairs_;
};

/// Sorts 32-bit indices by the values that they point to.
template <class Value>
class sort_indices {
public:
    void operator()(std::span<const Value> values, std::span<vitalfew::grade> grades) {
        order_.resize(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            order_[i] = static_cast<std::uint32_t>(i);
        }
        std::sort(order_.begin(), order_.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return values[a] > values[b]; });
        grade_descending<Value>(
            order_.size(), positive_total(values), [&](std::size_t i) { return values[order_[i]]; },
            [&](std::size_t i, vitalfew::grade g) { grades[order_[i]] = g; });
    }

private:
    std::vector<std::uint32_t> order_;
};

}  // namespace vitalfew_bench

#endif
