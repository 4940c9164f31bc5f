// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_RANDOM_VALUES_HPP
#define VITALFEW_TESTS_SUPPORT_RANDOM_VALUES_HPP

#include <vitalfew/engine/class_limits.hpp>
#include <vitalfew/exact/detail/floating_point.hpp>

#include <rapidcheck.h>

#include <algorithm>  // std::sort, std::unique
#include <bit>        // std::bit_cast
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace vitalfew_test {

/// Any value of the type: for floating-point ones any finite bit pattern, so every magnitude is as
/// likely as every other, and for integers also the extremes.
template <class Value>
rc::Gen<Value> any_value() {
    if constexpr (std::floating_point<Value>) {
        using bits = typename vitalfew::detail::floating_layout<Value>::bits;
        return rc::gen::suchThat(
            rc::gen::map(rc::gen::arbitrary<bits>(),
                         [](bits pattern) { return std::bit_cast<Value>(pattern); }),
            [](Value value) { return vitalfew::detail::is_finite(value); });
    } else {
        return rc::gen::oneOf(rc::gen::arbitrary<Value>(),
                              rc::gen::element((std::numeric_limits<Value>::min)(),
                                               (std::numeric_limits<Value>::max)(), Value{0},
                                               Value{1}));
    }
}

template <class Value>
rc::Gen<std::vector<Value>> any_values() {
    return rc::gen::container<std::vector<Value>>(any_value<Value>());
}

/// Small values with many ties, many zeros and some losses: where limits fall on groups and edges.
inline rc::Gen<std::vector<std::int64_t>> tied_values() {
    return rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(-3, 12));
}

template <class Value>
rc::Gen<std::vector<Value>> permutation_of(std::vector<Value> values) {
    auto draws_of_size = rc::gen::container<std::vector<std::uint32_t>>(
        values.size(), rc::gen::arbitrary<std::uint32_t>());
    return rc::gen::map(std::move(draws_of_size),
                        [values = std::move(values)](const std::vector<std::uint32_t>& draws) {
                            std::vector<Value> shuffled = values;
                            for (std::size_t i = shuffled.size(); i > 1; --i) {
                                std::swap(shuffled[i - 1], shuffled[draws[i - 1] % i]);
                            }
                            return shuffled;
                        });
}

/// One to five limits, often simple fractions that sums land on.
inline rc::Gen<vitalfew::class_limits> any_limits() {
    return rc::gen::map(
        rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 21))),
        [](std::vector<int> twentieths) {
            std::sort(twentieths.begin(), twentieths.end());
            twentieths.erase(std::unique(twentieths.begin(), twentieths.end()), twentieths.end());
            std::vector<vitalfew::share> limits;
            for (const int n : twentieths) {
                limits.emplace_back(n, 20);
            }
            return vitalfew::class_limits(limits);
        });
}

}  // namespace vitalfew_test

#endif
