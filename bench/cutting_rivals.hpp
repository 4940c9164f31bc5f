// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BENCH_CUTTING_RIVALS_HPP
#define VITALFEW_BENCH_CUTTING_RIVALS_HPP

#include "vitalfew/core/grade.hpp"

#include "bench/rivals.hpp"

#include <algorithm>  // std::nth_element, std::sort
#include <array>
#include <cstddef>
#include <functional>  // std::greater
#include <limits>
#include <span>
#include <utility>  // std::move
#include <vector>

/// Rivals that find the smallest value of each grade first, and then cut the base by these.
namespace vitalfew_bench {

/// Grades in the order of the base, by the smallest value of each grade but the last.
template <class Value>
void cut(std::span<const Value> values, const std::array<Value, limits.size()>& smallest,
         std::span<vitalfew::grade> grades) noexcept {
    // By plain pointers, so that the compiler vectorises it.
    const Value* const from = values.data();
    vitalfew::grade* const to = grades.data();
    for (std::size_t i = 0; i < values.size(); ++i) {
        unsigned char g = 0;
        for (const Value end : smallest) {
            g = static_cast<unsigned char>(g + static_cast<unsigned char>(from[i] < end));
        }
        to[i] = static_cast<vitalfew::grade>(g);
    }
}

/// Sorts bare values, which is much faster, finds the cutoffs by a running sum, and cuts.
/// @tparam Sort sorts a span, in whichever direction it says
template <class Value, class Sort>
class sort_values {
public:
    explicit sort_values(Sort sort = {}) : sort_(std::move(sort)) {}

    void operator()(std::span<const Value> values, std::span<vitalfew::grade> grades) {
        sorted_.assign(values.begin(), values.end());
        sort_(std::span(sorted_));
        if constexpr (Sort::descending) {
            find_and_cut(values, grades, [this](std::size_t i) { return sorted_[i]; });
        } else {
            find_and_cut(values, grades,
                         [this](std::size_t i) { return sorted_[sorted_.size() - 1 - i]; });
        }
    }

private:
    template <class ValueAt>
    void find_and_cut(std::span<const Value> values, std::span<vitalfew::grade> grades,
                      ValueAt value_at) {
        // Whatever is 0 or less is in the last grade.
        constexpr Value nobody = (std::numeric_limits<Value>::max)();
        std::array<Value, limits.size()> smallest{};
        typename running<Value>::sum_type total{};
        for (std::size_t i = 0; i < sorted_.size() && value_at(i) > Value{}; ++i) {
            total += value_at(i);
        }
        running_grade<Value> grade_of(total);
        typename running<Value>::sum_type before{};
        std::size_t g = 0;
        Value last = nobody;
        for (std::size_t i = 0; i < sorted_.size() && value_at(i) > Value{}; ++i) {
            const Value value = value_at(i);
            if (value != last) {
                for (const std::size_t here = grade_of(before); g < here; ++g) {
                    smallest[g] = last;
                }
                if (g == limits.size()) {
                    break;  // the grades below are those of the last
                }
                last = value;
            }
            before += value;
        }
        for (; g < limits.size(); ++g) {
            smallest[g] = last;
        }
        cut(values, smallest, grades);
    }

    Sort sort_;
    std::vector<Value> sorted_;
};

/// std::sort as a Sort.
struct std_sort {
    static constexpr bool descending = true;
    template <class Value>
    void operator()(std::span<Value> values) const {
        std::sort(values.begin(), values.end(), std::greater<>{});
    }
};

/// Selects instead of sorting: halves around a median by std::nth_element, and goes on in the halves that the
/// limits lie in, by the sum of the upper one. Linear in the mean.
template <class Value>
class weighted_selection {
public:
    void operator()(std::span<const Value> values, std::span<vitalfew::grade> grades) {
        values_.clear();
        sum_type total{};
        for (const Value value : values) {
            if (value > Value{}) {
                values_.push_back(value);
                total += value;
            }
        }
        smallest_.fill((std::numeric_limits<Value>::max)());
        for (std::size_t i = 0; i < limits.size(); ++i) {
            ends_[i] = limits[i] * static_cast<double>(total);
        }
        if (!values_.empty()) {
            select(0, values_.size(), {}, 0, limits.size());
        }
        cut(values, smallest_, grades);
    }

private:
    using sum_type = typename running<Value>::sum_type;

    /// Finds the cutoffs [limit, last_limit), all of which lie in positions [from, to).
    /// @param above the sum of all before from
    void select(std::size_t from, std::size_t to, sum_type above, std::size_t limit,
                std::size_t last_limit) {
        if (limit == last_limit) {
            return;
        }
        if (to - from == 1) {
            for (; limit < last_limit; ++limit) {
                smallest_[limit] = values_[from];
            }
            return;
        }
        const std::size_t middle = from + (to - from) / 2;
        const auto at = [this](std::size_t i) {
            return values_.begin() + static_cast<std::ptrdiff_t>(i);
        };
        std::nth_element(at(from), at(middle), at(to), std::greater<>{});
        sum_type reached = above;
        for (std::size_t i = from; i < middle; ++i) {
            reached += values_[i];
        }
        std::size_t in_upper = limit;
        while (in_upper < last_limit && ends_[in_upper] <= static_cast<double>(reached)) {
            ++in_upper;
        }
        select(from, middle, above, limit, in_upper);
        select(middle, to, reached, in_upper, last_limit);
    }

    std::array<Value, limits.size()> smallest_{};
    std::array<double, limits.size()> ends_{};
    std::vector<Value> values_;
};

}  // namespace vitalfew_bench

#endif
