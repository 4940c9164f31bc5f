// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/exact/exact_share.hpp>
#include <vitalfew/exact/exact_sum.hpp>

#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace properties_test {

// The laws that everything above relies on, on random values of all magnitudes.

namespace {

using vitalfew::exact_sum;

template <class Value>
exact_sum<Value> sum_of(const std::vector<Value>& values, std::size_t first, std::size_t last) {
    exact_sum<Value> sum;
    for (std::size_t i = first; i < last; ++i) {
        sum += values[i];
    }
    return sum;
}

template <class Value>
void order_and_grouping_do_not_matter() {
    const auto values = *vitalfew_test::any_values<Value>();
    const auto shuffled = *vitalfew_test::permutation_of(values);
    const std::size_t cut = *rc::gen::inRange<std::size_t>(0, values.size() + 1);
    const auto whole = sum_of(values, 0, values.size());
    RC_ASSERT(sum_of(shuffled, 0, shuffled.size()) == whole);
    const auto left = sum_of(values, 0, cut);
    const auto right = sum_of(values, cut, values.size());
    RC_ASSERT(left + right == whole);
    RC_ASSERT(right + left == whole);
    RC_ASSERT(whole - left == right);
    RC_ASSERT((whole - left) - right == exact_sum<Value>{});
    RC_ASSERT(((whole - left).sign() == 0) == (right == exact_sum<Value>{}));
}

template <class Value>
void sums_are_ordered_like_their_difference() {
    const auto a_values = *vitalfew_test::any_values<Value>();
    const auto b_values = *vitalfew_test::any_values<Value>();
    const auto a = sum_of(a_values, 0, a_values.size());
    const auto b = sum_of(b_values, 0, b_values.size());
    RC_ASSERT(((a <=> b) == 0) == ((a - b).sign() == 0));
    RC_ASSERT((a < b) == ((a - b).sign() < 0));
    RC_ASSERT((b < a) == ((a - b).sign() > 0));
}

}  // namespace

TEST_CASE_TEMPLATE("order and grouping of a sum do not matter", Value, std::int64_t, std::uint64_t,
                   std::int8_t, double, float) {
    CHECK(rc::check(order_and_grouping_do_not_matter<Value>));
}

TEST_CASE_TEMPLATE("sums are ordered like their difference", Value, std::int64_t, std::uint64_t,
                   double, float) {
    CHECK(rc::check(sums_are_ordered_like_their_difference<Value>));
}

TEST_CASE("sums of doubles agree with an integer where one holds them") {
    CHECK(rc::check([] {
        const auto integers =
            *rc::gen::container<std::vector<std::int32_t>>(rc::gen::arbitrary<std::int32_t>());
        const int exponent = *rc::gen::inRange(-1000, 900);
        std::int64_t expected = 0;
        exact_sum<double> sum;
        for (const std::int32_t integer : integers) {
            expected += integer;
            sum += std::ldexp(static_cast<double>(integer), exponent);
        }
        RC_ASSERT(sum == std::ldexp(static_cast<double>(expected), exponent));
    }));
}

TEST_CASE("comparison with a share agrees with products that fit a word") {
    CHECK(rc::check([] {
        const auto den = *rc::gen::inRange<std::uint64_t>(1, 1'000'000'000);
        const auto num = *rc::gen::inRange<std::uint64_t>(0, den + 1);
        const auto whole = *rc::gen::inRange<std::int64_t>(1, 4'000'000'000);
        const auto part = *rc::gen::inRange<std::int64_t>(0, whole + 1);
        const vitalfew::share limit(num, den);
        const vitalfew::exact_share<std::int64_t> found(part, whole);
        const auto left = static_cast<std::uint64_t>(part) * den;
        const auto right = static_cast<std::uint64_t>(whole) * num;
        RC_ASSERT((found <=> limit) == (left <=> right));
    }));
}

}  // namespace properties_test
