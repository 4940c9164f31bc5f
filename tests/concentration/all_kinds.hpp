// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_CONCENTRATION_ALL_KINDS_HPP
#define VITALFEW_TESTS_CONCENTRATION_ALL_KINDS_HPP

#include <vitalfew/core/values.hpp>
#include <vitalfew/exact/exact_sum.hpp>
#include <vitalfew/exact/wide_int.hpp>

#include "support/archetypes.hpp"

#include <rapidcheck.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace vitalfew_test {

/// An amount whose exact integer takes more than one word: a number of units of 2^70.
struct large_amount {
    std::int64_t units = 0;
    friend constexpr bool operator<(large_amount a, large_amount b) { return a.units < b.units; }
};

/// The values as every kind of number there is; use(values) tells something of them that must always be
/// the same. Scaled by powers of two, by which nothing is rounded.
template <class Use>
void same_for_all_kinds(const std::vector<std::int64_t>& values, Use use) {
    const auto expected = use(values);
    const auto check = [&]<class Value>(auto make) {
        std::vector<Value> made;
        for (const std::int64_t value : values) {
            made.push_back(make(value));
        }
        RC_ASSERT(use(made) == expected);
    };
    using vitalfew::exact_sum;
    const int exponent = *rc::gen::inRange(-1070, 1000);
    check.template operator()<double>(
        [exponent](std::int64_t v) { return std::ldexp(static_cast<double>(v), exponent); });
    check.template operator()<float>([](std::int64_t v) { return static_cast<float>(v); });
    check.template operator()<std::int16_t>(
        [](std::int64_t v) { return static_cast<std::int16_t>(v); });
    check.template operator()<money>([](std::int64_t v) { return money(v); });
    check.template operator()<large_amount>([](std::int64_t v) { return large_amount{v}; });
    check.template operator()<exact_sum<std::int64_t>>(
        [](std::int64_t v) { return exact_sum<std::int64_t>(v); });
    check.template operator()<exact_sum<double>>([](std::int64_t v) {
        // Takes two words: whole numbers, and their part in 2^100.
        const auto value = static_cast<double>(v);
        return exact_sum<double>(std::ldexp(value, 50)) + exact_sum<double>(std::ldexp(value, -50));
    });
}

}  // namespace vitalfew_test

template <>
struct vitalfew::exact_integer<vitalfew_test::large_amount> {
    static constexpr vitalfew::wide_int<2> to_integer(vitalfew_test::large_amount amount) {
        vitalfew::wide_int<2> wide(amount.units);
        wide *= std::uint64_t{1} << 40U;
        wide *= std::uint64_t{1} << 30U;
        return wide;
    }
};

#endif
